import type { Logged } from '../../../shared/contract/procedure.ts';
import { markTrashed, placeArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { changeOutlines } from '../issues/change-outlines.ts';
import { issuesOf, logManuscripts, type ManuscriptsInput, manuscriptRows } from './manuscript-rows.ts';

/**
 * Puts articles into the recycle bin; they lose their place. Those already there stay as they are.
 * @throws UserError `article-missing`, `archive-damaged` and those of `writeTransaction`
 */
export function trashManuscripts(archive: Archive, { articleIds, author }: ManuscriptsInput, time: Date): Logged {
  return writeTransaction(archive, (db) => {
    const rows = manuscriptRows(db, articleIds).filter((row) => row.trashedAt === null);
    const outlines = changeOutlines(archive, db, issuesOf(db, rows), () => {
      for (const { number } of rows) {
        placeArticle(db, { number, section: null, position: 0 });
        markTrashed(db, { number, trashedAt: time.toISOString() });
      }
    });
    return logManuscripts(db, rows, { time, author, action: 'trash-articles', outlines });
  });
}

/** Takes articles out of the recycle bin, without a place. @throws UserError `article-missing` and those of `writeTransaction` */
export function restoreManuscripts(archive: Archive, { articleIds, author }: ManuscriptsInput, time: Date): Logged {
  return writeTransaction(archive, (db) => {
    const rows = manuscriptRows(db, articleIds).filter((row) => row.trashedAt !== null);
    for (const { number } of rows) markTrashed(db, { number, trashedAt: null });
    return logManuscripts(db, rows, { time, author, action: 'restore-articles' });
  });
}
