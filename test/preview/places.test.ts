import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSampleIssue } from '../../electron/backend/issues/load-sample-issue.ts';
import { typesetIssue } from '../../electron/backend/typeset/typeset-issue.ts';
import { pageByLabel, pageRows, rowName } from '../../renderer/preview/page-rows.ts';
import { blockAt, placeOf } from '../../renderer/preview/places.ts';
import type { PreviewPage } from '../../renderer/preview/preview-page.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import type { BlockNode } from '../../shared/document/types.ts';
import type { PageMap } from '../../shared/layout/page-map.ts';
import { geometryOf, pointsPerMm } from '../../shared/periodical/layout.ts';
import { createTypesetState } from '../helpers/typeset-state.ts';

const sample = loadSampleIssue(path.resolve(import.meta.dirname, '../../resources/sample'));
const { layout } = sample.complete;
let map: PageMap;

beforeAll(async () => {
  const readImage = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
  ({ map } = typesetIssue(await createTypesetState(), { complete: sample.complete, readImage }));
});

describe('places in the pages of the sample', () => {
  test('a point in the first line of a block leads to that block', () => {
    for (const article of map.articles) {
      for (const { index } of article.blocks) {
        const { page, xPt, yPt } = placeOf(article, index, layout);
        expect(blockAt(map.articles, { page, xPt: xPt + 30, yPt: yPt + 4 }, layout)).toEqual({
          articleId: article.articleId,
          block: index,
        });
      }
    }
  });

  test('every place lies inside its column', () => {
    const { columnWidthPt, areaWidthPt } = geometryOf(layout);
    for (const article of map.articles) {
      for (const index of [-1, ...article.blocks.map((block) => block.index)]) {
        const place = placeOf(article, index, layout);
        const left = layout.marginInsideMm * pointsPerMm;
        expect([left, left + areaWidthPt - columnWidthPt].some((x) => Math.abs(x - place.xPt) < 0.1)).toBe(true);
        expect(place.yPt + place.heightPt).toBeLessThan((layout.pageHeightMm - layout.marginBottomMm) * pointsPerMm + 1);
        expect(place.heightPt).toBeGreaterThan(0);
      }
    }
  });

  test('the title leads to the title, the lower half of a filler to its text, a cover nowhere', () => {
    const [article] = map.articles;
    expect(blockAt(map.articles, { page: article?.firstPage ?? 0, xPt: 300, yPt: 120 }, layout)).toEqual({
      articleId: article?.articleId,
      block: -1,
    });
    const filler = map.articles.find(({ articleId }) => articleId === 'sample-filler-bian');
    const [text] = filler?.blocks ?? [];
    if (!filler || !text) throw new Error('the sample has no filler');
    expect(blockAt(map.articles, { page: text.page, xPt: 400, yPt: text.yPt + 5 }, layout)).toEqual({
      articleId: filler.articleId,
      block: 0,
    });
    expect(blockAt(map.articles, { page: text.page, xPt: 400, yPt: text.yPt - 30 }, layout)).toEqual({
      articleId: filler.articleId,
      block: -1,
    });
    expect(blockAt(map.articles, { page: 1, xPt: 300, yPt: 300 }, layout)).toBeNull();
  });

  test('the rest of a block on the next page leads to the block', () => {
    const article = map.articles.find(({ firstPage, lastPage }) => lastPage > firstPage);
    const last = article?.blocks.findLast(({ page }) => page === article.firstPage);
    if (!article || !last) throw new Error('the sample has no article of two pages');
    const point = { page: article.firstPage + 1, xPt: 70, yPt: layout.marginTopMm * pointsPerMm + 2 };
    expect(blockAt(map.articles, point, layout)).toEqual({ articleId: article.articleId, block: last.index });
  });
});

test('a paragraph without words, alone or around what goes over both columns, has its place in the first column', async () => {
  const [section] = sample.complete.sections;
  const [article] = section?.articles ?? [];
  if (!section || !article) throw new Error('the sample has no article');
  const state = await createTypesetState();
  const empty = paragraph('');
  for (const blocks of [[empty], [table, empty], [empty, table, empty, table], [paragraph('甲'), table, empty, empty]]) {
    const changed = { ...article, document: documentOf(...blocks) };
    const complete = { ...sample.complete, sections: [{ ...section, articles: [changed] }] };
    const only = { articleId: article.id, firstPage: 1 };
    const [pages] = typesetIssue(state, { complete, readImage: () => new Uint8Array(), only }).map.articles;
    if (!pages) throw new Error('no pages');
    for (const [index, block] of blocks.entries()) {
      if (block === empty) expect(placeOf(pages, index, layout).xPt).toBeCloseTo(layout.marginInsideMm * pointsPerMm, 1);
    }
  }
});

const table: BlockNode = {
  type: 'table',
  attrs: { span: 'page', caption: '' },
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('甲')] }] }],
};

describe('rows of pages', () => {
  const pages = ['封面', '封二', '1', '2', '3', '封底'].map((label, index) => ({ label, number: index + 1 }) as PreviewPage);

  test('the cover lies alone at the right, then even and odd side by side', () => {
    const rows = pageRows(pages, 'spread').map((row) => row.map((page) => page?.number ?? null));
    expect(rows).toEqual([
      [null, 1],
      [2, 3],
      [4, 5],
      [6, null],
    ]);
    expect(pageRows(pages, 'single')).toHaveLength(6);
  });

  test('have the names that editors use', () => {
    expect(pageRows(pages, 'spread').map(rowName)).toEqual(['封面', '封二–第 1 页', '第 2–3 页', '封底']);
  });

  test.each([
    ['3', 5],
    ['３', 5],
    ['第 2–3 页', 4],
    [' 封底 ', 6],
    ['12', undefined],
    ['', undefined],
  ])('%s is page %s', (typed, number) => {
    expect(pageByLabel(pages, typed)?.number).toBe(number);
  });
});
