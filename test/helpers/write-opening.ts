import type { Client } from '../../shared/contract/contract.ts';
import type { Opening } from '../../shared/periodical/issue.ts';
import { openingArticle } from '../../shared/periodical/opening.ts';

/** Gives an issue an opening, or its opening another text, as an editor does; returns its id. */
export async function writeOpening(client: Client, issueId: string, opening: Opening): Promise<string> {
  const known = (await client.issues.outline({ issueId })).opening;
  const entry = known ?? (await client.issues.setOpening({ issueId, kind: 'blank' })).opening;
  if (!entry) throw new Error('the issue has no opening');
  const article = openingArticle(entry.id, opening);
  await client.articles.save({ articleId: entry.id, parent: entry.revision, reason: '自动保存', article });
  return entry.id;
}
