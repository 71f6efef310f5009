import { UserError } from '../../../shared/errors.ts';
import { deleteArticle, releaseRevision } from '../archive/article-queries.ts';
import { deleteDoubtsOfArticle } from '../archive/finding-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { deleteRevisions } from '../archive/revision-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from '../articles/article-head.ts';
import { logManuscripts, type ManuscriptsInput, manuscriptRows } from './manuscript-rows.ts';

/**
 * Deletes articles in the recycle bin for good, with all revisions. Their pictures stay in the archive: another window may have
 * one in a text that is not yet saved. `removeUnusedPictures` takes out those that nothing names any more.
 * @throws UserError `article-missing`, `article-not-trashed` and those of `writeTransaction`
 */
export function purgeManuscripts(archive: Archive, { articleIds, author }: ManuscriptsInput, time: Date): void {
  writeTransaction(archive, (db) => {
    const rows = manuscriptRows(db, articleIds);
    const other = rows.find((row) => row.trashedAt === null);
    if (other) throw new UserError('article-not-trashed', { title: rowTitle(other) });
    logManuscripts(db, rows, { time, author, action: 'purge-articles' });
    for (const { number } of rows) {
      deleteDoubtsOfArticle(db, number);
      releaseRevision(db, number);
      deleteRevisions(db, number);
      deleteArticle(db, number);
    }
  });
}
