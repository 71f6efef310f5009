import type { ArticlePages, PageKind, PageMap } from '../../shared/layout/page-map.ts';
import { pageLabels } from '../preview/page-labels.ts';

/** A last page with no more lines than these is worth getting rid of. */
const fewLines = 6;

/** Where an article stands and how its last page is filled, as trees and lists show it. */
export interface ArticlePlacement {
  /** 「8–10」. */
  pages: string;
  /** `over`: so many lines took one more page. `left`: so many lines are free on the last page. Null: nothing to say. */
  space: { kind: 'over' | 'left'; lines: number } | null;
  /** 「第 8 页」: where the page check found something that must not be printed so; empty where all is well. */
  faultyPages: string;
}

export function articlePlacements(map: PageMap): Map<string, ArticlePlacement> {
  const labels = pageLabels(map.pages);
  return new Map(
    map.articles.map((article) => [
      article.articleId,
      {
        pages: rangeText(labels, article.firstPage, article.lastPage),
        space: spaceOf(article),
        faultyPages: faultyPages(map, article.articleId, labels),
      },
    ]),
  );
}

/** 「2–3」: the pages of a kind; empty where there is none. */
export function partPages(map: PageMap, kind: PageKind): string {
  const labels = pageLabels(map.pages);
  const numbers = map.pages.flatMap((page, index) => (page.kind === kind ? [index + 1] : []));
  const first = numbers[0];
  if (first === undefined) return '';
  return kind === 'cover' ? '封一' : rangeText(labels, first, numbers.at(-1) ?? first);
}

/** 「余 34 行」. */
export function spaceText(space: NonNullable<ArticlePlacement['space']>): string {
  return `${space.kind === 'over' ? '超' : '余'} ${space.lines} 行`;
}

function faultyPages({ faults }: PageMap, articleId: string, labels: readonly string[]): string {
  const pages = new Set(faults.flatMap((fault) => (fault.articleId === articleId ? [fault.page] : [])));
  return [...pages]
    .sort((a, b) => a - b)
    .map((page) => `第 ${labels[page - 1] ?? page} 页`)
    .join('、');
}

function spaceOf({ firstPage, lastPage, lastPageLines, linesLeft }: ArticlePages): ArticlePlacement['space'] {
  if (firstPage < lastPage && lastPageLines > 0 && lastPageLines <= fewLines) return { kind: 'over', lines: lastPageLines };
  return linesLeft > 0 ? { kind: 'left', lines: linesLeft } : null;
}

function rangeText(labels: readonly string[], first: number, last: number): string {
  const [from = '', to = ''] = [labels[first - 1], labels[last - 1]];
  return from === to ? from : `${from}–${to}`;
}
