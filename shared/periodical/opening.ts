import type { Article } from './article.ts';
import type { Opening } from './issue.ts';

/** An opening as the archive keeps it, with versions like an article: the source line stands as byline. */
export function openingArticle(id: string, { title, document, attribution }: Opening): Article {
  const bylines = attribution === '' ? [] : [{ kind: 'unit' as const, name: attribution }];
  return { id, kind: 'article', kicker: '', titleLines: [title], subtitle: '', bylines, contentsTitle: null, document };
}

/** The opening that an article of `openingArticle` is printed as. */
export function openingOf({ titleLines, document, bylines }: Pick<Article, 'titleLines' | 'document' | 'bylines'>): Opening {
  return { title: titleLines.join(' '), document, attribution: bylines.map(({ name }) => name).join('　') };
}
