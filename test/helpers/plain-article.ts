import { documentOf } from '../../shared/document/build.ts';
import type { Article } from '../../shared/periodical/article.ts';

/** An article of a title, its id, and what is given. */
export function plainArticle(id: string, given: Partial<Article> = {}): Article {
  return {
    id,
    kind: 'article',
    kicker: '',
    titleLines: [id],
    subtitle: '',
    bylines: [],
    contentsTitle: null,
    document: documentOf(),
    ...given,
  };
}
