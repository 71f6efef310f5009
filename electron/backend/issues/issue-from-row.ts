import { type Issue, issueSchema } from '../../../shared/periodical/issue.ts';
import { type Layout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { issueDigest } from './issue-digest.ts';

/**
 * An issue's row as values, proved by its hash.
 * @throws UserError `archive-damaged`
 */
export function issueFromRow(
  folder: string,
  row: { id: string; metadata: string; layout: string; sha256: string },
): { issue: Issue; layout: Layout } {
  return orDamaged(folder, `一期的刊物信息 ${row.id}`, () => {
    if (issueDigest(row) !== row.sha256) throw new Error(`issue ${row.id} does not have its hash`);
    const issue = issueSchema.parse(JSON.parse(row.metadata));
    if (issue.id !== row.id) throw new Error(`issue ${row.id} says it is ${issue.id}`);
    return { issue, layout: layoutSchema.parse(JSON.parse(row.layout)) };
  });
}
