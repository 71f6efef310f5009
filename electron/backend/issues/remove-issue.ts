import { UserError } from '../../../shared/errors.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { placeArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { deleteIssue, deleteSection, findIssueById } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { issueFromRow } from './issue-from-row.ts';
import { readOutline } from './read-outline.ts';

/**
 * Takes an issue out of the archive. Its articles become manuscripts without a place; everything else of it stays in the
 * activity log.
 * @throws UserError `issue-gone`, `archive-damaged` and those of `writeTransaction`
 */
export function removeIssue(archive: Archive, { issueId, author }: { issueId: string; author: string }, time: Date): void {
  writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    const before = issueFromRow(archive.folder, row);
    const sections = readOutline(archive, row);
    for (const { id, articles } of sections) {
      for (const { number } of articles) placeArticle(db, { number, section: null, position: 0 });
      deleteSection(db, id);
    }
    deleteIssue(db, issueId);
    const detail = canonicalJson({ before: { ...before, sections: arrangementOf({ sections }) } });
    const subject = totalNumberName(before.issue);
    const concerns = [issueId, ...sections.flatMap(({ articles }) => articles.map(({ id }) => id))];
    insertActivity(db, { time: time.toISOString(), author, action: 'remove-issue', subject, detail, concerns });
  });
}
