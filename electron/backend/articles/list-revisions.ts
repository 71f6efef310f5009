import type { RevisionSummary } from '../../../shared/contract/articles-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { selectRevisions } from '../archive/revision-queries.ts';

/**
 * The history of an article, newest first.
 * @throws UserError `article-missing`
 */
export function listRevisions(archive: Archive, articleId: string): RevisionSummary[] {
  if (!findArticle(archive.readable, articleId)) throw new UserError('article-missing', { id: articleId });
  return selectRevisions(archive.readable, articleId);
}
