import { createHash } from 'node:crypto';
import { plainText } from '../../../shared/document/plain-text.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';

/** What is known of how long articles take to set. */
export interface ArticleWeights {
  /** Goes through the slow lane: large, or too slow for the quick one before. */
  isSlow(article: Article, layout: Layout): boolean;
  /** Slow, and never set yet. */
  isUnproven(article: Article, layout: Layout): boolean;
  /** Could not be set in time. */
  isUnset(article: Article, layout: Layout): boolean;
  note(article: Article, layout: Layout, known: 'set' | 'unset'): void;
}

const maximumKnown = 1000;

export function articleWeights(): ArticleWeights {
  const known = new Map<string, 'set' | 'unset'>();
  const knownOf = (article: Article, layout: Layout) => known.get(digestOf(article, layout));
  const isSlow = (article: Article, layout: Layout): boolean =>
    isLarge(article) || (known.size > 0 && knownOf(article, layout) === 'unset');
  return {
    isSlow,
    isUnproven: (article, layout) => isSlow(article, layout) && knownOf(article, layout) !== 'set',
    isUnset: (article, layout) => known.size > 0 && knownOf(article, layout) === 'unset',
    note(article, layout, what) {
      if (known.size > maximumKnown) known.clear();
      known.set(digestOf(article, layout), what);
    },
  };
}

/** Above what bulletins print; measured, such an article may take longer than others should wait. */
const usual = { cells: 2000, footnotes: 600, characters: 80_000, unbroken: 2000 } as const;

/** Articles never change: another text is another object. */
const large = new WeakMap<Article, boolean>();
const digests = new WeakMap<Article, string>();

function isLarge(article: Article): boolean {
  const before = large.get(article);
  if (before !== undefined) return before;
  const text = JSON.stringify(article.document);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const is =
    text.length > usual.unbroken &&
    (count(/"type":"table(?:Cell|Header)"/g) > usual.cells ||
      count(/"type":"footnote"/g) > usual.footnotes ||
      plainText(article.document).length > usual.characters ||
      longestRun(text) > usual.unbroken);
  large.set(article, is);
  return is;
}

/** Letters, digits and marks without a place to break. */
function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/[^\s"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{1000,}/g))
    longest = Math.max(longest, run[0].length);
  return longest;
}

function digestOf(article: Article, layout: Layout): string {
  const before = digests.get(article);
  const own = before ?? createHash('sha256').update(JSON.stringify(article)).digest('base64');
  if (before === undefined) digests.set(article, own);
  return own + JSON.stringify(layout);
}
