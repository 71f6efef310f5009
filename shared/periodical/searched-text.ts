import { fold } from '../text/fold.ts';
import type { Article } from './article.ts';

type SearchedHead = Pick<Article, 'kicker' | 'titleLines' | 'subtitle' | 'bylines' | 'contentsTitle'>;

/** What lists of the whole archive look for words in: everything an editor wrote of an article, as `searchedFor` folds it. */
export function searchedText(head: SearchedHead, plainText: string): string {
  const { kicker, titleLines, subtitle, bylines, contentsTitle } = head;
  const names = bylines.map(({ name }) => name);
  return searchedFor([kicker, titleLines.join(' '), subtitle, ...names, contentsTitle ?? '', plainText].join('\n'));
}

/** Words as they stand in a `searchedText`. */
export function searchedFor(words: string): string {
  return fold(words, { matchCase: false, matchWidth: false }).text;
}
