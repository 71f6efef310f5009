import { UserError } from '../../../shared/errors.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { openingOf } from '../../../shared/periodical/opening.ts';
import { type ArticleRow, findArticle } from '../archive/article-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findIssue, findIssueById, findLatestTotal } from '../archive/issue-queries.ts';
import { bestReadable } from '../articles/best-readable.ts';
import { wholePicture } from '../assets/load-asset.ts';
import { pictureIds } from './picture-ids.ts';
import { readableIssue, readableOutline } from './readable-issue.ts';

/**
 * An issue by its total number or id, by default the latest one. `assets` are the pictures its documents name, in order of
 * appearance, the opening first, without those that are damaged. Of an article whose current version is damaged there is the best that can be read; `damageOf` tells.
 * `known`: articles by revision that were read before; others are added.
 * @throws UserError `issue-missing`, `issue-gone`, `archive-empty`
 */
export function loadCompleteIssue(
  archive: Archive,
  wanted?: number | { issueId: string },
  known = new Map<number, Article>(),
): CompleteIssue {
  const { readable: db } = archive;
  const row = findWanted(db, wanted);
  const { issue: information, openingId, layout } = readableIssue(archive, row);
  const read = (row: ArticleRow): Article => {
    const article = known.get(row.currentRevision) ?? bestReadable(archive, row).article;
    known.set(row.currentRevision, article);
    return article;
  };
  const openingRow = openingId === null ? undefined : findArticle(db, openingId);
  const opening = openingRow ? openingOf(read(openingRow)) : null;
  const issue = { ...information, opening };
  const sections = readableOutline(archive, row).sections.map((section) => ({
    ...section,
    articles: section.articles.map(read),
  }));
  const assets = pictureIds({ issue, sections }).flatMap((id) => wholePicture(archive, id) ?? []);
  return { issue, layout, sections, assets };
}

function findWanted(db: Readable, wanted: number | { issueId: string } | undefined) {
  if (typeof wanted === 'object') {
    const row = findIssueById(db, wanted.issueId);
    if (!row) throw new UserError('issue-gone', {});
    return row;
  }
  const total = wanted ?? findLatestTotal(db);
  if (total === undefined) throw new UserError('archive-empty', {});
  const row = findIssue(db, total);
  if (!row) throw new UserError('issue-missing', { total });
  return row;
}
