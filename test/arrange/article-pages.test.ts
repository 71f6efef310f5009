import { expect, test } from 'vitest';
import { articlePlacements, partPages, spaceText } from '../../renderer/arranging/article-pages.ts';
import type { ArticlePages, PageMap } from '../../shared/layout/page-map.ts';

const pages: PageMap['pages'] = [
  { kind: 'cover', folio: null },
  { kind: 'opening', folio: null },
  { kind: 'masthead', folio: 1 },
  { kind: 'contents', folio: 2 },
  { kind: 'contents', folio: 3 },
  { kind: 'article', folio: 4 },
  { kind: 'article', folio: 5 },
  { kind: 'blank', folio: null },
  { kind: 'back-cover', folio: null },
];

function placement(changes: Partial<ArticlePages>) {
  const whole = { articleId: 'a', firstPage: 6, lastPage: 7, folio: 4, lastPageLines: 40, linesLeft: 44, blocks: [] };
  const map: PageMap = { pages, articles: [{ ...whole, ...changes }], missingGlyphs: [], faults: [] };
  return articlePlacements(map).get('a');
}

test('pages are named as they are printed', () => {
  expect(placement({})?.pages).toBe('4–5');
  expect(placement({ lastPage: 6 })?.pages).toBe('4');
  const map: PageMap = { pages, articles: [], missingGlyphs: [], faults: [] };
  const parts = (['cover', 'opening', 'masthead', 'contents'] as const).map((kind) => partPages(map, kind));
  expect(parts).toEqual(['封一', '封二', '1', '2–3']);
  expect(partPages({ ...map, pages: pages.slice(2) }, 'opening')).toBe('');
});

test('few lines on a further page are too many; otherwise the free ones are told', () => {
  const space = (changes: Partial<ArticlePages>) => {
    const told = placement(changes)?.space;
    return told ? spaceText(told) : null;
  };
  expect(space({})).toBe('余 44 行');
  expect(space({ lastPageLines: 6, linesLeft: 78 })).toBe('超 6 行');
  expect(space({ lastPageLines: 7, linesLeft: 77 })).toBe('余 77 行');
  expect(space({ lastPage: 6, lastPageLines: 3, linesLeft: 81 })).toBe('余 81 行');
  expect(space({ lastPageLines: 84, linesLeft: 0 })).toBeNull();
});
