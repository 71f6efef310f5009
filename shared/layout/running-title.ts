import { type Article, articleTitle } from '../periodical/article.ts';
import { geometryOf, type Layout } from '../periodical/layout.ts';
import { emWidth } from '../text/em-width.ts';
import { typography } from './typography.ts';

/** The title of an article in the running head beside the name of its section: one line, cut with …… where it is too long. */
export function runningTitle(article: Pick<Article, 'titleLines'>, section: string, layout: Layout): string {
  const title = articleTitle(article);
  const width = geometryOf(layout).areaWidthPt / typography.runningHead.sizePt - emWidth(section) - 4;
  if (emWidth(title) <= width) return title;
  const characters = [...title];
  let shown = '';
  for (const character of characters) {
    if (emWidth(shown + character) + 2 > width) break;
    shown += character;
  }
  return `${shown.trimEnd()}……`;
}
