import { type Article, articleSchema, listTitle } from '../../../shared/periodical/article.ts';
import { checkDocumentAt } from './check-document-at.ts';
import { checkValue } from './check-value.ts';

/**
 * The check of a whole article at every door: head fields and document. Returns the article with every attribute
 * written out; `replaced` names the characters no page can carry.
 * @throws UserError `document-invalid` with the title as its place
 */
export function checkArticle(value: unknown): { article: Article; replaced: string[] } {
  const { value: article, replaced } = checkValue(articleSchema, value, '稿件');
  return { article: { ...article, document: checkDocumentAt(article.document, `《${listTitle(article)}》`) }, replaced };
}
