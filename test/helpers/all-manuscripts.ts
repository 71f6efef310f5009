import type { Client } from '../../shared/contract/contract.ts';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';

type ListInput = Parameters<Client['manuscripts']['list']>[0];

/** A whole list of manuscripts, by default of all there are, read page after page. */
export async function allManuscripts(client: Pick<Client, 'manuscripts'>, input: ListInput = {}): Promise<Manuscript[]> {
  const all: Manuscript[] = [];
  for (let after: string | null = null; ; ) {
    const page: { items: Manuscript[]; next: string | null } = await client.manuscripts.list({ ...input, after });
    all.push(...page.items);
    after = page.next;
    if (after === null) return all;
  }
}
