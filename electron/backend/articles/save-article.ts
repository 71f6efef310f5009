import type { SavedRevision } from '../../../shared/contract/articles-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticle, insertArticle } from '../archive/article-queries.ts';
import { findAsset } from '../archive/asset-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { appendRevision } from './append-revision.ts';
import { checkArticle } from './check-article.ts';
import { checkArticleLimits } from './check-limits.ts';
import { figuresOf } from './figures-of.ts';

export interface SaveArticleInput {
  articleId: string;
  /** The revision the editor started from; null for a new manuscript. */
  parent: number | null;
  author: string;
  /** 「自动保存」「初审」… */
  reason: string;
  /** Its id is ignored, `articleId` counts. */
  article: Article;
}

/**
 * Saves a new revision of an article; with `parent` null and an unknown id, a new manuscript without a place. Saving what is
 * already the current text answers with the current revision, so a save whose answer was lost can be repeated.
 * @throws UserError `revision-conflict`, `article-missing`, `asset-missing`, `document-invalid`, `too-large`, and those of
 * `writeTransaction`
 */
export function saveArticle(archive: Archive, input: SaveArticleInput, time: Date): SavedRevision {
  const { articleId, parent, author, reason } = input;
  checkArticleLimits(input.article);
  const { article, replaced } = checkArticle({ ...input.article, id: articleId });
  const content = articleContent(article);
  return writeTransaction(archive, (db) => {
    checkFigures(db, article);
    const known = findArticle(db, articleId);
    if (!known && parent !== null) throw new UserError('article-missing', { id: articleId });
    const current = known && findRevision(db, known.currentRevision);
    if (current?.sha256 === content.sha256) {
      return { sequence: current.sequence, sha256: content.sha256, replaced, time: current.time };
    }
    if (known && known.currentRevision !== parent) throw new UserError('revision-conflict', { title: listTitle(article) });
    const number = known?.number ?? insertArticle(db, { id: articleId, section: null, position: 0, kind: article.kind });
    const sequence = appendRevision(db, { article: number, parent, author, time, reason, content });
    return { sequence, sha256: content.sha256, replaced, time: time.toISOString() };
  });
}

function checkFigures(db: Readable, article: Article): void {
  if (figuresOf(article.document).every((id) => findAsset(db, id))) return;
  throw new UserError('asset-missing', { where: `《${listTitle(article)}》` });
}
