import { UserError } from '../../../shared/contract/errors.ts';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { type Issue, issueSchema, totalNumberName } from '../../../shared/periodical/issue.ts';
import { type Layout, layoutSchema } from '../../../shared/periodical/layout.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findIssue, findIssueById, updateIssue as writeIssue } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { checkDocumentAt } from '../articles/check-document-at.ts';
import { checkValue } from '../articles/check-value.ts';
import { figuresOf } from '../articles/figures-of.ts';
import { issueDigest } from './issue-digest.ts';
import { issueFromRow } from './issue-from-row.ts';
import { issueOutline } from './issue-outline.ts';

export interface UpdateIssueInput {
  issueId: string;
  /** `issueHash` of what the editor started from. */
  parent: string;
  /** Its id is ignored, `issueId` counts. */
  issue: Issue;
  layout: Layout;
  author: string;
}

/**
 * Replaces what an issue says of itself and its layout. What stood there before stays in the activity log.
 * @throws UserError `issue-gone`, `issue-conflict`, `total-taken`, `document-invalid`, `asset-missing`, `archive-damaged` and
 * those of `writeTransaction`
 */
export function updateIssue(archive: Archive, input: UpdateIssueInput, time: Date): IssueOutline {
  const { issueId, parent, author } = input;
  const issue = checkIssue({ ...input.issue, id: issueId });
  const layout = checkValue(layoutSchema, input.layout, '版式').value;
  return writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    if (row.sha256 !== parent) throw new UserError('issue-conflict', {});
    const before = issueFromRow(archive.folder, row);
    if ((findIssue(db, issue.total)?.id ?? issueId) !== issueId) throw new UserError('total-taken', { total: issue.total });
    checkFigures(db, issue);
    const texts = { metadata: canonicalJson(issue), layout: canonicalJson(layout) };
    const sha256 = issueDigest(texts);
    if (sha256 !== row.sha256) {
      writeIssue(db, { id: issueId, ...texts, sha256 });
      const detail = canonicalJson({ before });
      const subject = totalNumberName(before.issue);
      insertActivity(db, { time: time.toISOString(), author, action: 'update-issue', subject, detail });
    }
    return issueOutline(archive, issueId);
  });
}

function checkIssue(value: unknown): Issue {
  const issue = checkValue(issueSchema, value, '本期信息').value;
  const { opening } = issue;
  return { ...issue, opening: opening && { ...opening, document: checkDocumentAt(opening.document, '卷首语') } };
}

function checkFigures(db: Readable, { opening }: Issue): void {
  if (opening && !figuresOf(opening.document).every((id) => findAsset(db, id))) {
    throw new UserError('asset-missing', { where: '卷首语' });
  }
}
