import { UserError } from '../../../shared/contract/errors.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { type Asset, assetSchema, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findIssue, findIssueById, findLatestTotal } from '../archive/issue-queries.ts';
import { orDamaged } from '../archive/or-damaged.ts';
import { revisionContent } from '../archive/revision-content.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { articleFromContent } from '../articles/article-content.ts';
import { issueFromRow } from './issue-from-row.ts';
import { pictureIds } from './picture-ids.ts';
import { readOutline } from './read-outline.ts';

/**
 * An issue by its total number or id, by default the latest one. `assets` are the pictures its documents name, in order of
 * appearance, the opening first. `known`: articles by revision that were read before; others are added.
 * @throws UserError `issue-missing`, `issue-gone`, `archive-empty`, `archive-damaged`
 */
export function loadCompleteIssue(
  archive: Archive,
  wanted?: number | { issueId: string },
  known = new Map<number, Article>(),
): CompleteIssue {
  const { folder, readable: db } = archive;
  const row = findWanted(db, wanted);
  const { issue, layout } = issueFromRow(folder, row);
  const sections = readOutline(archive, row).map((section) => ({
    ...section,
    articles: section.articles.map(({ id, currentRevision }) =>
      orDamaged(folder, `版本 ${currentRevision}`, () => {
        const article = known.get(currentRevision) ?? currentArticle(db, id, currentRevision);
        known.set(currentRevision, article);
        return article;
      }),
    ),
  }));
  const assets = pictureIds({ issue, sections }).map((id) => orDamaged(folder, `图片 ${id}`, () => asset(db, id)));
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

function currentArticle(db: Readable, id: string, sequence: number): Article {
  const row = findRevision(db, sequence);
  if (!row) throw new Error(`there is no revision ${sequence}`);
  return articleFromContent(id, revisionContent(db, row));
}

function asset(db: Readable, id: string): Asset {
  return assetSchema.parse(findAsset(db, id));
}
