import type { Logged } from '../../../shared/contract/procedure.ts';
import { UserError } from '../../../shared/errors.ts';
import { nextPosition, placeArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById, findSection } from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from '../articles/article-head.ts';
import { changeOutlines } from '../issues/change-outlines.ts';
import { issuesOf, logManuscripts, type ManuscriptsInput, manuscriptRows } from './manuscript-rows.ts';

export interface PlaceManuscriptsInput extends ManuscriptsInput {
  issueId: string;
  sectionId: string;
}

/**
 * Puts articles at the end of a section, in the order given; those that stand elsewhere move.
 * @throws UserError `issue-gone`, `section-gone`, `article-missing`, `article-trashed`, `archive-damaged` and those of `writeTransaction`
 */
export function placeManuscripts(archive: Archive, input: PlaceManuscriptsInput, time: Date): Logged {
  const { issueId, sectionId, articleIds, author } = input;
  return writeTransaction(archive, (db) => {
    if (!findIssueById(db, issueId)) throw new UserError('issue-gone', {});
    if (findSection(db, sectionId)?.issue !== issueId) throw new UserError('section-gone', {});
    const rows = manuscriptRows(db, articleIds);
    const trashed = rows.find((row) => row.trashedAt !== null);
    if (trashed) throw new UserError('article-trashed', { title: rowTitle(trashed) });
    const outlines = changeOutlines(archive, db, [issueId, ...issuesOf(db, rows)], () => {
      for (const { number } of rows) placeArticle(db, { number, section: sectionId, position: nextPosition(db, sectionId) });
    });
    return logManuscripts(db, rows, { time, author, action: 'place-articles', outlines });
  });
}
