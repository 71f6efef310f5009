import { plainText } from '../../shared/document/plain-text.ts';
import { type Article, listTitle } from '../../shared/periodical/article.ts';
import { bylineText } from '../../shared/periodical/contents.ts';

/** Texts as they stand on the screen, for a file or the clipboard: one below the other, each with its head. */
export function textOfArticles(articles: readonly Article[]): string {
  return articles.map(textOfArticle).join('\n\n\n');
}

function textOfArticle(article: Article): string {
  const { kicker, subtitle, bylines, document } = article;
  const head = [kicker, listTitle(article), subtitle, bylineText(bylines)].filter((line) => line !== '');
  return [...head, '', plainText(document)].join('\n');
}
