import { type Article, articleSchema, listTitle } from '../../../shared/periodical/article.ts';
import type { ArticleRow } from '../archive/article-queries.ts';

export type ArticleHead = Omit<Article, 'id' | 'document'>;

const headSchema = articleSchema.omit({ id: true, document: true });

/** The head fields a row repeats for lists. @throws where it holds none */
export function articleHead(row: Pick<ArticleRow, 'head'>): ArticleHead {
  return headSchema.parse(JSON.parse(row.head));
}

/** How messages and the activity log name the article of a row. */
export function rowTitle(row: Pick<ArticleRow, 'head'>): string {
  return listTitle(articleHead(row));
}
