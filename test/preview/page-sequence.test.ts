import { describe, expect, test } from 'vitest';
import type { PdfSource } from '../../renderer/pdf/pdf-source.ts';
import { type MadeArticle, type MadePages, pageSequence, type TextState } from '../../renderer/preview/page-sequence.ts';
import type { PageMap } from '../../shared/layout/page-map.ts';

const wholePdf = { name: 'whole' } as unknown as PdfSource;
const partPdf = { name: 'part' } as unknown as PdfSource;

/** Cover, contents, articles 甲 and 乙 of so many pages, back cover. 甲 begins on the third page. */
function mapOf(first: number, second: number): PageMap {
  const kinds = ['cover', 'contents', ...Array(first + second).fill('article'), 'back-cover'];
  const article = (articleId: string, firstPage: number, count: number) => ({
    articleId,
    firstPage,
    lastPage: firstPage + count - 1,
    folio: firstPage,
    lastPageLines: 10,
    linesLeft: 70,
    blocks: [{ index: 0, page: firstPage, xPt: 60, yPt: 200 }],
  });
  return {
    pages: kinds.map((kind, index) => ({ kind, folio: index + 1 })),
    articles: [article('甲', 3, first), article('乙', 3 + first, second)],
    missingGlyphs: [],
    faults: [],
  };
}

/** 甲 alone: it begins on the first page of its PDF. */
function partOf(count: number, from: TextState): MadeArticle {
  const { pages, articles } = mapOf(count, 1);
  const moved = articles
    .slice(0, 1)
    .map((article) => ({ ...article, firstPage: 1, lastPage: count, blocks: [{ index: 0, page: 1, xPt: 60, yPt: 200 }] }));
  return {
    articleId: '甲',
    firstPage: 3,
    source: partPdf,
    map: {
      pages: pages.slice(2, 2 + count),
      articles: moved,
      missingGlyphs: [{ articleId: '甲', characters: ['𠮷'] }],
      faults: [],
    },
    from,
  };
}

const state = (text: number, heads = 0, archive = 1): TextState => ({ archive, heads, texts: new Map([['甲', text]]) });
const whole = (text: number): MadePages => ({ source: wholePdf, map: mapOf(2, 2), from: state(text) });
const stale = (sequence: ReturnType<typeof pageSequence>) =>
  sequence.pages.filter((page) => page.state !== 'current').map((page) => page.number);

describe('while nothing is typed', () => {
  test('all pages are those of the issue, and current', () => {
    const sequence = pageSequence({ whole: whole(0), part: null, now: state(0), hasFailed: false });
    expect(sequence.pages.map((page) => page.pageInSource)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(stale(sequence)).toEqual([]);
    expect(sequence.isStale).toBe(false);
  });
});

describe('while an article is typed', () => {
  test('its pages are not current until they come', () => {
    expect(stale(pageSequence({ whole: whole(0), part: null, now: state(1), hasFailed: false }))).toEqual([3, 4]);
  });

  test('they take the place of those of the issue', () => {
    const sequence = pageSequence({ whole: whole(0), part: partOf(2, state(1)), now: state(1), hasFailed: false });
    expect(sequence.pages.map((page) => [page.source, page.pageInSource])).toEqual([
      [wholePdf, 1],
      [wholePdf, 2],
      [partPdf, 1],
      [partPdf, 2],
      [wholePdf, 5],
      [wholePdf, 6],
      [wholePdf, 7],
    ]);
    expect(stale(sequence)).toEqual([]);
    expect(sequence.map.articles).toEqual(mapOf(2, 2).articles);
    expect(sequence.map.missingGlyphs).toEqual([{ articleId: '甲', characters: ['𠮷'] }]);
  });

  test('those that look the same need not be drawn again when the issue comes', () => {
    const typed = pageSequence({ whole: whole(0), part: partOf(2, state(1)), now: state(1), hasFailed: false });
    const paused = pageSequence({ whole: whole(1), part: partOf(2, state(1)), now: state(1), hasFailed: false });
    expect(paused.pages.every((page) => page.source === wholePdf)).toBe(true);
    expect(paused.pages.map((page) => page.picture)).toEqual(typed.pages.map((page) => page.picture));
  });

  test('one page more moves all that follow, which are not current until the issue comes', () => {
    const sequence = pageSequence({ whole: whole(0), part: partOf(3, state(1)), now: state(1), hasFailed: false });
    expect(sequence.map.articles.map(({ firstPage, lastPage, folio }) => [firstPage, lastPage, folio])).toEqual([
      [3, 5, 3],
      [6, 7, 6],
    ]);
    expect(sequence.pages.map((page) => page.folio)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(stale(sequence)).toEqual([1, 2, 6, 7, 8]);
    const pictures = new Set(
      pageSequence({ whole: whole(0), part: null, now: state(0), hasFailed: false }).pages.map((page) => page.picture),
    );
    expect(sequence.pages.slice(5).some((page) => pictures.has(page.picture))).toBe(false);
  });

  test('older pages than those of the issue are left aside', () => {
    const sequence = pageSequence({ whole: whole(2), part: partOf(2, state(1)), now: state(2), hasFailed: false });
    expect(sequence.pages.every((page) => page.source === wholePdf)).toBe(true);
  });

  test('a new title makes cover and contents old', () => {
    expect(stale(pageSequence({ whole: whole(0), part: partOf(2, state(1, 1)), now: state(1, 1), hasFailed: false }))).toEqual([
      1, 2,
    ]);
  });
});

test('what could not be typeset stays and is called so', () => {
  const { pages } = pageSequence({ whole: whole(0), part: null, now: state(1), hasFailed: true });
  expect(pages.map((page) => page.state)).toEqual(['current', 'current', 'failed', 'failed', 'current', 'current', 'current']);
});

test('whatever else changes in the archive makes every page old', () => {
  expect(stale(pageSequence({ whole: whole(0), part: null, now: state(0, 0, 2), hasFailed: false }))).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ]);
});

test('with another layout the pages of the article that is looked at come first', () => {
  const sequence = pageSequence({ whole: whole(0), part: partOf(2, state(0, 0, 2)), now: state(0, 0, 2), hasFailed: false });
  expect(sequence.pages.map((page) => page.source === partPdf)).toEqual([false, false, true, true, false, false, false]);
  expect(stale(sequence)).toEqual([1, 2, 5, 6, 7]);
});
