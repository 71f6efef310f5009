import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import type { Logged } from '../../../shared/contract/procedure.ts';
import { UserError } from '../../../shared/errors.ts';
import { type IssueInformation, issueInformationSchema, totalNumberName } from '../../../shared/periodical/issue.ts';
import { type Layout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { normaliseFields } from '../../../shared/text/normalise-fields.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssue, findIssueById, updateIssue as writeIssue } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { checkIssueLimits } from '../articles/check-limits.ts';
import { checkValue } from '../articles/check-value.ts';
import { checkRoom } from './check-room.ts';
import { issueRow } from './issue-from-row.ts';
import { issueOutline } from './issue-outline.ts';
import { readableIssue } from './readable-issue.ts';

export interface UpdateIssueInput {
  issueId: string;
  /** `issueHash` of what the editor started from. */
  parent: string;
  /** Its id is ignored, `issueId` counts. */
  issue: IssueInformation;
  layout: Layout;
  author: string;
  /** The entry of the log that this takes back. */
  takesBack?: number;
}

/**
 * Replaces what an issue says of itself and its layout. What stood there before stays in the activity log.
 * @throws UserError `issue-gone`, `issue-conflict`, `total-taken`, `document-invalid`, `too-large`, `layout-without-room`,
 * `archive-damaged` and those of `writeTransaction`
 */
export function updateIssue(archive: Archive, input: UpdateIssueInput, time: Date): IssueOutline & Logged {
  const { issueId, parent, author, takesBack } = input;
  checkIssueLimits(input);
  const issue = checkValue(issueInformationSchema, { ...normaliseFields(input.issue), id: issueId }, '本期信息').value;
  const layout = checkValue(layoutSchema, input.layout, '版式').value;
  return writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    if (row.sha256 !== parent) throw new UserError('issue-conflict', {});
    // What is damaged was told, and is mended by what the editor has looked through.
    const { damage: _damage, ...before } = readableIssue(archive, row);
    // What was let in before must not keep an editor from mending another field.
    if (canonicalJson(layout) !== canonicalJson(before.layout)) checkRoom(layout);
    if ((findIssue(db, issue.total)?.id ?? issueId) !== issueId) throw new UserError('total-taken', { total: issue.total });
    const changed = issueRow(issue, before.openingId, layout);
    if (changed.sha256 === row.sha256) return { ...issueOutline(archive, issueId), activity: null };
    writeIssue(db, { id: issueId, ...changed });
    const activity = insertActivity(db, {
      time: time.toISOString(),
      author,
      action: 'update-issue',
      subject: totalNumberName(before.issue),
      detail: canonicalJson({ before, after: { issue, openingId: before.openingId, layout }, takesBack }),
      concerns: [issueId],
    });
    return { ...issueOutline(archive, issueId), activity };
  });
}
