import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { type Typeset, type TypesetState, typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, heading, note, paragraph } from '../../../shared/document/build.ts';
import type { BlockNode, DocumentNode } from '../../../shared/document/types.ts';
import { pageBudget } from '../../../shared/layout/page-budget.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { layoutSchema } from '../../../shared/periodical/layout.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const sample = loadSampleIssue(path.resolve(import.meta.dirname, '../../../resources/sample'));
const readImage = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
let state: TypesetState;
let whole: Typeset;

/** On a right page, as every article begins that stands nowhere. */
const alone = (articleId: string) => ({ articleId, firstPage: 1 });

beforeAll(async () => {
  state = await createTypesetState();
  whole = typesetIssue(state, { complete: sample.complete, readImage });
});

describe('the page map', () => {
  test('says what every page is, and counts the numbered pages from 1', () => {
    const kinds = whole.map.pages.map((page) => page.kind);
    expect(kinds.slice(0, 4)).toEqual(['cover', 'opening', 'masthead', 'contents']);
    expect(kinds.at(-1)).toBe('back-cover');
    const folios = whole.map.pages.flatMap((page) => page.folio ?? []);
    expect(folios).toEqual(folios.map((_, index) => index + 1));
    expect(folios.length % 4).toBe(0);
    expect(pageBudget(whole.map, sample.complete.layout).printed).toBe(folios.length);
  });

  test('starts every article on a page of its own, in order', () => {
    const ids = articlesInOrder(sample.complete)
      .filter(({ article }) => article.kind === 'article')
      .map(({ article }) => article.id);
    const articles = whole.map.articles.filter((article) => ids.includes(article.articleId));
    expect(articles.map((article) => article.articleId)).toEqual(ids);
    for (const [index, article] of articles.entries()) {
      const next = articles[index + 1];
      if (next) expect(next.firstPage).toBe(article.lastPage + 1);
      expect(whole.map.pages[article.firstPage - 1]).toEqual({ kind: 'article', folio: article.folio });
    }
  });

  test('knows where every block starts, in reading order', () => {
    for (const { article } of articlesInOrder(sample.complete)) {
      const blocks = whole.map.articles.find((one) => one.articleId === article.id)?.blocks ?? [];
      expect(blocks.map((block) => block.index)).toEqual(article.document.content.map((_, index) => index));
      const places = blocks.map((block) => block.page);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });
});

test('what was typeset before changes nothing', async () => {
  const fresh = await createTypesetState();
  const again = typesetIssue(fresh, { complete: sample.complete, readImage });
  expect(again.map).toEqual(whole.map);
  expect(Buffer.compare(again.pdf, whole.pdf)).toBe(0);
});

describe('level columns', () => {
  const sentence = '窗口少了六个，办事的人却没有等得更久，因为后台的分工重新理了一遍。';

  function issueOf(lines: number, headings: number): CompleteIssue {
    const blocks = Array.from({ length: lines }, (_, index) =>
      index % Math.max(2, Math.floor(lines / (headings + 1))) === 1
        ? heading(1, `一、第${index}件事`)
        : paragraph(sentence.repeat(1 + (index % 4))),
    );
    return {
      ...sample.complete,
      assets: [],
      sections: [
        { id: 's', name: '栏目', articles: [plainArticle('a', { titleLines: ['题目'], document: documentOf(...blocks) })] },
      ],
    };
  }

  test.each([
    [3, 0],
    [9, 2],
    [17, 4],
    [24, 6],
    [31, 3],
    [40, 9],
    [58, 12],
  ])('%i blocks with %i headings take no more pages than filled columns', (lines, headings) => {
    const complete = issueOf(lines, headings);
    const level = typesetIssue(state, { complete, readImage, only: alone('a') });
    const filled = typesetIssue(state, {
      complete: { ...complete, layout: layoutSchema.parse({ ...complete.layout, balanceLastPage: false }) },
      readImage,
      only: alone('a'),
    });
    expect(level.map.pages.length).toBe(filled.map.pages.length);
    const [article] = level.map.articles;
    expect(article?.blocks.every((block) => block.yPt < 750)).toBe(true);
  });
});

describe('below a table', () => {
  const table: BlockNode = {
    type: 'table',
    content: ['甲', '乙', '丙'].map((name) => ({
      type: 'tableRow',
      content: [{ type: 'tableCell', content: [paragraph(name)] }],
    })),
  };
  const lines = (count: number): BlockNode[] => Array.from({ length: count }, (_, index) => paragraph(`第${index + 1}行`));

  /** Lines from where the table begins to where each block after it does; of the first block after it, whether it heads the next column. */
  function placesAfter(...blocks: BlockNode[]): (number | 'top' | 'next column')[] {
    const [one] = sample.complete.sections[0]?.articles ?? [];
    if (!one) throw new Error('the sample has no article');
    const layout = layoutSchema.parse({ ...sample.complete.layout, balanceLastPage: false });
    const article = { ...one, document: documentOf(...blocks) };
    const complete = { ...sample.complete, layout, sections: [{ id: 's', name: '栏目', articles: [article] }] };
    const places = typesetIssue(state, { complete, readImage, only: alone(article.id) }).map.articles[0]?.blocks ?? [];
    const at = blocks.indexOf(table);
    const start = places[at];
    return places.slice(at + 1).map((place, index) => {
      if (!start || place.page !== start.page || place.xPt > start.xPt + 100)
        return index === 0 && Math.abs(place.yPt - (places[0]?.yPt ?? 0)) < 1 ? 'top' : 'next column';
      // The table is marked at its top, text at its first line.
      return Math.floor((place.yPt - start.yPt) / layout.linePitchPt);
    });
  }

  test('a line stays blank before a heading or text, none before a note', () => {
    expect(placesAfter(paragraph('之前'), table, heading(1, '一、之后'), paragraph('之后'))).toEqual([4, 5]);
    expect(placesAfter(paragraph('之前'), table, paragraph('之后'))).toEqual([4]);
    expect(placesAfter(paragraph('之前'), table, note(paragraph('注：数据截至年底。')), paragraph('之后'))).toEqual([3, 4]);
  });

  test('the blank line falls away at the foot of the column', () => {
    const after = [paragraph('之后'), ...lines(3)];
    const places = Array.from({ length: 45 }, (_, before) => placesAfter(...lines(before), table, ...after));
    const first = places.map(([place]) => place);
    expect(new Set(first)).toEqual(new Set([4, 'top']));
  });
});

test('the opening may hold every kind of block', () => {
  const [one] = sample.complete.sections.flatMap((section) => section.articles).filter((article) => hasTable(article.document));
  const document = one?.document ?? documentOf();
  const issue = { ...sample.complete.issue, opening: { title: '卷首', document, attribution: '' } };
  const { map } = typesetIssue(state, { complete: { ...sample.complete, issue }, readImage });
  expect(map.pages.filter((page) => page.kind === 'masthead')).toHaveLength(1);
});

function hasTable(document: DocumentNode): boolean {
  return document.content.some((block) => block.type === 'table') && document.content.some((block) => block.type === 'heading');
}

test('a cover of its own is page 1', () => {
  const complete = { ...sample.complete, layout: layoutSchema.parse({ ...sample.complete.layout, cover: 'own' }) };
  const { map } = typesetIssue(state, { complete, readImage });
  expect(map.pages[0]).toEqual({ kind: 'cover', folio: 1 });
  expect(map.pages.length % 4).toBe(0);
  expect(map.pages.at(-1)?.kind).toBe('back-cover');
});

test('names the characters no font can show', () => {
  const [section] = sample.complete.sections;
  const [article] = section?.articles ?? [];
  if (!section || !article) throw new Error('the sample has no article');
  const odd = { ...article, document: documentOf(paragraph('看得见，\u{10FFFD}看不见。')) };
  const complete = { ...sample.complete, sections: [{ ...section, articles: [odd] }] };
  const { map } = typesetIssue(state, { complete, readImage, only: alone(article.id) });
  expect(map.missingGlyphs).toEqual([{ articleId: article.id, characters: ['\u{10FFFD}'] }]);
  expect(whole.map.missingGlyphs).toEqual([]);
  const { issue } = complete;
  const masthead = { ...issue.masthead, phone: '\u{10FFFC}', editors: [{ role: '\u{10FFFB}', names: [], byStroke: false }] };
  const front = {
    ...complete,
    issue: { ...issue, masthead, imprint: { ...issue.imprint, printer: '\u{10FFFA}' } },
    sections: [{ ...section, name: '\u{10FFF9}', articles: [article] }],
  };
  expect(typesetIssue(state, { complete: front, readImage }).map.missingGlyphs).toEqual([
    { articleId: null, characters: ['\u{10FFFB}', '\u{10FFFC}', '\u{10FFFA}', '\u{10FFF9}'] },
  ]);
});
