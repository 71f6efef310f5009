import type { Logged } from '../../../shared/contract/procedure.ts';
import { placeArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { changeOutlines } from '../issues/change-outlines.ts';
import { issuesOf, logManuscripts, type ManuscriptsInput, manuscriptRows } from './manuscript-rows.ts';

/** Takes articles out of their issues. @throws UserError `article-missing`, `archive-damaged` and those of `writeTransaction` */
export function unplaceManuscripts(archive: Archive, { articleIds, author }: ManuscriptsInput, time: Date): Logged {
  return writeTransaction(archive, (db) => {
    const rows = manuscriptRows(db, articleIds).filter((row) => row.section !== null);
    const outlines = changeOutlines(archive, db, issuesOf(db, rows), () => {
      for (const { number } of rows) placeArticle(db, { number, section: null, position: 0 });
    });
    return logManuscripts(db, rows, { time, author, action: 'unplace-articles', outlines });
  });
}
