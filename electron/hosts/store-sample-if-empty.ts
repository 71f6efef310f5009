import type { Backend } from '../backend/create-backend.ts';

/** So that there is something to look at where nothing was written yet, and something can be. */
export async function storeSampleIfEmpty({ client, context }: Backend): Promise<void> {
  if (context.services().archive.readOnly) return;
  const [issues, manuscripts] = await Promise.all([client.issues.list(), client.manuscripts.list({ limit: 1 })]);
  if (issues.length + manuscripts.total === 0) await client.program.loadSample();
}
