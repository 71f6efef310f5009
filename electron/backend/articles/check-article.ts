import { UserError } from '../../../shared/contract/errors.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { type Article, articleSchema } from '../../../shared/periodical/article.ts';
import { checkValue } from './check-value.ts';

/**
 * The check of a whole article at every door: head fields and document. Returns the article with every attribute
 * written out; `replaced` names the characters no page can carry.
 * @throws UserError `document-invalid` with the title as its place
 */
export function checkArticle(value: unknown): { article: Article; replaced: string[] } {
  const { value: article, replaced } = checkValue(articleSchema.omit({ document: true }), value, '稿件');
  const { document } = value as { document?: unknown };
  try {
    const body = checkDocument(document);
    return { article: { ...article, document: body.document }, replaced: [...replaced, ...body.replaced] };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'document-invalid') throw error;
    const { what } = error.details as { what: string };
    throw new UserError('document-invalid', { where: `《${article.titleLines.join(' ')}》正文`, what }, { cause: error });
  }
}
