import { z } from 'zod';
import { type IssueInformation, issueInformationSchema } from '../../../shared/periodical/issue.ts';
import { type Layout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { issueDigest } from './issue-digest.ts';

/** `opening` names the article that is printed as opening. */
const storedSchema = issueInformationSchema.extend({ opening: z.string().nullable() });

/** An issue's columns, with the hash that guards them. */
export function issueRow(issue: IssueInformation, openingId: string | null, layout: Layout) {
  const texts = { metadata: canonicalJson({ ...issue, opening: openingId }), layout: canonicalJson(layout) };
  return { ...texts, sha256: issueDigest(texts) };
}

/**
 * An issue's row as values, proved by its hash.
 * @throws UserError `archive-damaged`
 */
export function issueFromRow(
  folder: string,
  row: { id: string; metadata: string; layout: string; sha256: string },
): { issue: IssueInformation; openingId: string | null; layout: Layout } {
  return orDamaged(folder, `一期的刊物信息 ${row.id}`, () => {
    if (issueDigest(row) !== row.sha256) throw new Error(`issue ${row.id} does not have its hash`);
    const { opening: openingId, ...issue } = storedSchema.parse(JSON.parse(row.metadata));
    if (issue.id !== row.id) throw new Error(`issue ${row.id} says it is ${issue.id}`);
    return { issue, openingId, layout: layoutSchema.parse(JSON.parse(row.layout)) };
  });
}
