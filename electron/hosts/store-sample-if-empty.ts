import type { Client } from '../../shared/contract/contract.ts';

/** So that there is something to look at where nothing was written yet. */
export async function storeSampleIfEmpty(client: Pick<Client, 'issues' | 'manuscripts' | 'program'>): Promise<void> {
  const [issues, manuscripts] = await Promise.all([client.issues.list(), client.manuscripts.list({ text: '' })]);
  if (issues.length + manuscripts.length === 0) await client.program.loadSample();
}
