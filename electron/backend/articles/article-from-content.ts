import type { Article } from '../../../shared/periodical/article.ts';
import { checkArticle } from './check-article.ts';

/** @throws SyntaxError, UserError `document-invalid` where the content is no article */
export function articleFromContent(id: string, content: Buffer): Article {
  return checkArticle({ ...JSON.parse(content.toString()), id }).article;
}
