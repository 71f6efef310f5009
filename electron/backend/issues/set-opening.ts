import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { documentOf } from '../../../shared/document/build.ts';
import { UserError } from '../../../shared/errors.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { openingArticle } from '../../../shared/periodical/opening.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findOpening, insertArticle } from '../archive/article-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssueById, updateIssue } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { checkArticle } from '../articles/check-article.ts';
import { issueFromRow, issueRow } from './issue-from-row.ts';
import { issueOutline } from './issue-outline.ts';

export interface SetOpeningInput {
  issueId: string;
  /** `none` takes it away, `earlier` puts the one that was taken away back, `blank` begins anew on top of it. */
  kind: 'none' | 'blank' | 'earlier';
  author: string;
}

/**
 * Gives an issue an opening or takes it away. It is one document with all its versions, whether it is printed or not.
 * @throws UserError `issue-gone`, `archive-damaged` and those of `writeTransaction`
 */
export function setOpening(
  archive: Archive,
  { issueId, kind, author }: SetOpeningInput,
  { time, newId }: { time: Date; newId: () => string },
): IssueOutline {
  return writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    const { issue, openingId, layout } = issueFromRow(archive.folder, row);
    if ((openingId === null) !== (kind === 'none')) {
      const known = findOpening(db, issueId);
      const id = known?.id ?? newId();
      if (kind === 'blank' || (kind === 'earlier' && !known)) beginBlank(db, { id, issueId, author, time });
      updateIssue(db, { id: issueId, ...issueRow(issue, kind === 'none' ? null : id, layout) });
      const action = kind === 'none' ? 'remove-opening' : 'add-opening';
      const subject = totalNumberName(issue);
      insertActivity(db, {
        time: time.toISOString(),
        author,
        action,
        subject,
        detail: canonicalJson({ opening: id }),
        concerns: [issueId, id],
      });
    }
    return issueOutline(archive, issueId);
  });
}

function beginBlank(db: Writable, { id, issueId, author, time }: { id: string; issueId: string; author: string; time: Date }) {
  const known = findOpening(db, issueId);
  const { article } = checkArticle(openingArticle(id, { title: '', document: documentOf(), attribution: '' }));
  const number = known?.number ?? insertArticle(db, { id, section: null, position: 0, kind: 'article', openingOf: issueId });
  const parent = known?.currentRevision ?? null;
  appendRevision(db, { article: number, parent, author, time, reason: '新建', content: articleContent(article) });
}
