import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { articleMarks, pageFaults } from '../../../electron/backend/typeset/page-check.ts';
import { startTypesetter } from '../../../electron/backend/typeset/start-typesetter.ts';
import { templateData, withSettings } from '../../../electron/backend/typeset/template-data.ts';
import { type TypesetState, typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, footnote, heading, paragraph } from '../../../shared/document/build.ts';
import type { BlockNode, TableNode } from '../../../shared/document/types.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { geometryOf, type Layout, pointsPerMm } from '../../../shared/periodical/layout.ts';
import { startBuiltJob } from '../../helpers/built-jobs.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { overprints, type PdfRule, readPdfBoxes } from '../../helpers/pdf-boxes.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { randomFront } from '../../helpers/random-front.ts';
import { randomPages } from '../../helpers/random-pages.ts';
import { randomTables } from '../../helpers/random-tables.ts';
import { testImages } from '../../helpers/test-images.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const readImage = (id: string): Uint8Array => testImages.find(({ asset }) => asset.id === id)?.bytes ?? new Uint8Array();
const figure = (index: number, span: 'column' | 'page' = 'column'): BlockNode => ({
  type: 'figure',
  attrs: { asset: testImages[index]?.asset.id ?? '', alt: '', span },
});

/** Another seed makes other issues; the whole run of 5,000 articles takes `RANDOM_ARTICLES=5000`. */
const seed = Number(process.env.RANDOM_SEED ?? 20260131);
const articlesPerIssue = 5;
const issueCount = Math.ceil(Number(process.env.RANDOM_ARTICLES ?? 150) / articlesPerIssue);
const issuesPerBatch = 6;
const told: string[] = [];

let state: TypesetState;
const typesetter = startTypesetter({ startJob: startBuiltJob });
beforeAll(async () => {
  state = await createTypesetState();
});
afterAll(() => typesetter.close());

test.each(Array.from({ length: Math.ceil(issueCount / issuesPerBatch) }, (_, batch) => batch))(
  'random tables, pictures, headings and footnotes, batch %i: nothing is printed over anything, nothing is out of its place',
  async (batch) => {
    // In processes that end when they have grown: thousands of articles are more than the memory of one holds.
    for (const complete of fc.sample(randomPages(articlesPerIssue), { numRuns: issuesPerBatch, seed: seed + batch })) {
      const typeset = await typesetter.typeset(complete, { loadAsset: readImage, isPatient: true });
      const { faults, over, empty } = await printed(complete, typeset);
      expect(over).toEqual([]);
      expect(empty).toEqual([]);
      told.push(
        ...faults.filter(({ kind }) => kind !== 'cut-row').map((fault) => `seed ${seed + batch}: ${JSON.stringify(fault)}`),
      );
    }
  },
  600_000,
);

test('hardly any page is told that cannot be mended', () => {
  // Of 3,780 articles one: a table with 23 footnotes, which Typst sets beside them and a quarter of a line too low.
  expect(told.slice(Math.floor((issueCount * articlesPerIssue) / 1000))).toEqual([]);
});

test('covers, mastheads, contents, titles and running heads of any length: nothing is printed over anything or beyond the page', async () => {
  for (const complete of fc.sample(randomFront, { numRuns: Math.ceil(issueCount / 4), seed })) {
    const { pdf, map } = await typesetter.typeset(complete, { loadAsset: readImage, isPatient: true });
    const { boxes } = await readPdfBoxes(pdf);
    expect(overprints(boxes)).toEqual([]);
    expect(map.faults).toEqual([]);
    const { pageWidthMm, pageHeightMm } = complete.layout;
    const beyond = boxes.filter(
      ({ left, right, top, bottom }) =>
        left < 0 || top < 0 || right > pageWidthMm * pointsPerMm || bottom > pageHeightMm * pointsPerMm,
    );
    expect(beyond).toEqual([]);
  }
}, 1_200_000);

test('what is printed over something else is a fault of the page check, whatever height its columns have', async () => {
  const random = fc.sample(
    fc.tuple(randomPages(2), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 12, maxLength: 12 })),
    { numRuns: 32, seed },
  );
  let seen = 0;
  for (const [issue, heights] of random) {
    const complete = { ...issue, layout: { ...issue.layout, columns: 2 as const } };
    const data = templateData(complete);
    const settings = new Map(
      data.articles.map(({ data: { id, segments } }) => [
        id,
        { segmentLines: segments.map((_, index) => heights[index % heights.length] ?? 1), breaksBefore: [] },
      ]),
    );
    const layouted = state.engine.layout(withSettings(data, settings), readImage);
    const { boxes } = await readPdfBoxes(layouted.pdf());
    const marks = articleMarks(layouted.marks);
    const faults = data.articles.flatMap((article) => pageFaults(article.data, marks, complete.layout));
    const over = overprints(boxes);
    if (over.length === 0) continue;
    seen += 1;
    expect(faults).not.toEqual([]);
  }
  expect(seen).toBeGreaterThan(3);
}, 300_000);

test('a table between a line of text and a wide table, a picture above a run of headings', async () => {
  const table = (columns: number, rows: number, span: 'column' | 'page'): TableNode => tableOf(columns, rows, { span });
  const between = [
    paragraph('开头的一句话写在这里。'),
    table(2, 6, 'column'),
    paragraph('中间的一句话写在这里。'),
    table(5, 3, 'page'),
    paragraph('末尾的一句话写在这里。'),
  ];
  const headings = [
    paragraph('第一段。'),
    heading(1, '一、会议要求'),
    paragraph('各级要提高站位。'),
    figure(0),
    heading(2, '（一）抓学习'),
    heading(3, '1.抓重点'),
    heading(4, '（1）抓细节'),
    heading(2, '（二）抓落实'),
    paragraph('普通一段。'),
  ];
  for (const balanceLastPage of [true, false]) {
    for (const content of [between, headings]) {
      expect(await printed(issueOf(content, { balanceLastPage }))).toEqual({ faults: [], over: [], empty: [] });
    }
  }
});

test('a row higher than a column is cut, and told', async () => {
  const words = '这一格里的字很多'.repeat(200);
  const { faults, over } = await printed(issueOf([tableOf(2, 3, { text: words })]));
  expect(over).toEqual([]);
  expect(faults.map(({ kind, block }) => `${kind} ${block}`)).toContain('cut-row 0');
  const whole = await printed(issueOf([tableOf(2, 30, { text: '这一格里的字排成好几行'.repeat(3) })]));
  expect(whole).toEqual({ faults: [], over: [], empty: [] });
});

test.each([
  { headerRows: 1, rows: 6 },
  { headerRows: 0, rows: 6 },
  { headerRows: 2, rows: 60 },
  { headerRows: 1, rows: 60 },
])(
  'a table of $rows rows, $headerRows of them heads, has its rules in every column it stands in',
  async ({ headerRows, rows }) => {
    const { pdf } = typesetIssue(state, {
      complete: issueOf([tableOf(2, rows, { headerRows }), paragraph('表后的一句话。')]),
      readImage,
    });
    const { boxes, rules } = await readPdfBoxes(pdf);
    const columns = Map.groupBy(
      boxes.filter(({ text }) => /^[甲乙]/.test(text)),
      ({ page, left }) => `${page} ${left > 300 ? 1 : 0}`,
    );
    const all = [...columns.entries()].map(([column, cells]) => {
      const top = Math.min(...cells.map((cell) => cell.top));
      const bottom = Math.max(...cells.map((cell) => cell.bottom));
      return rulesBeside(rules, column, top - 8, bottom + 10).map(({ widthPt }) => widthPt);
    });
    const [thick, thin] = [1, 0.5];
    for (const found of all) expect(found).toEqual(headerRows > 0 ? [thick, thin, thick] : [thick, thick]);
    expect(all.length).toBe(rows > 20 ? 2 : 1);
  },
);

function rulesBeside(rules: readonly PdfRule[], column: string, top: number, bottom: number): PdfRule[] {
  return rules
    .filter(({ page, left, y }) => `${page} ${left > 300 ? 1 : 0}` === column && y >= top && y <= bottom)
    .sort((a, b) => a.y - b.y);
}

test('columns whose height grew while others were looked for are level again, and leave no page with nothing on it', async () => {
  // One of many, found by hand: tables of seven columns in a column above a picture over the page.
  const [, found] = fc.sample(randomTables(20), { seed: 2, numRuns: 2 });
  const article = found?.sections[0]?.articles.find(({ id }) => id === 't15');
  if (!found || !article) throw new Error('there is no such article');
  const { empty, over } = await printed({ ...found, sections: [{ id: 's', name: '栏目', articles: [article] }] });
  expect({ empty, over }).toEqual({ empty: [], over: [] });
});

test.each([
  // The cell that made the row so high was not the first one.
  [7013, 2],
  [8009, 5],
  // The end of a block quotation above a table or picture over the page.
  [9073, 0],
  [9078, 5],
  [9113, 2],
  // Level columns that end less than half a line below their page.
  [20160, 5],
])('what once ran out of level columns or pages unseen stays in them or is told (seed %i, issue %i)', async (found, issue) => {
  const complete = fc.sample(randomPages(5), { numRuns: 6, seed: found })[issue];
  if (!complete) throw new Error('there is no such issue');
  const { over, empty } = await printed(complete);
  expect({ over, empty }).toEqual({ over: [], empty: [] });
});

test('a paragraph without words below a table that fills its page asks for no page of its own', async () => {
  for (let rows = 30; rows <= 40; rows += 1) {
    for (const content of [
      [tableOf(2, rows, { span: 'page' }), paragraph()],
      [paragraph(), tableOf(2, rows, {}), paragraph()],
    ]) {
      expect(await printed(issueOf(content)), `${rows} rows`).toEqual({ faults: [], over: [], empty: [] });
    }
  }
});

test('an article of very many footnotes is set without looking for the height of its columns', async () => {
  const noted = (count: number): CompleteIssue =>
    issueOf(Array.from({ length: count }, (_, index) => paragraph(`第${index}段的一句话`, footnote('注文在页末。'), '。')));
  const layOut = vi.spyOn(state.engine, 'layout');
  expect(await printed(noted(110))).toEqual({ faults: [], over: [], empty: [] });
  const ofMany = layOut.mock.calls.length;
  expect(await printed(noted(40))).toEqual({ faults: [], over: [], empty: [] });
  expect(ofMany).toBeLessThanOrEqual(6);
  expect(layOut.mock.calls.length - ofMany).toBeGreaterThan(ofMany);
  layOut.mockRestore();
});

async function printed(complete: CompleteIssue, { pdf, map } = typesetIssue(state, { complete, readImage })) {
  const { boxes } = await readPdfBoxes(pdf);
  const topPt = complete.layout.marginTopMm * pointsPerMm - 2;
  const footPt = topPt + geometryOf(complete.layout).linesPerColumn * complete.layout.linePitchPt;
  const used = new Set(boxes.filter(({ top, bottom }) => top >= topPt && top < footPt && bottom > topPt).map(({ page }) => page));
  const empty = map.articles.flatMap(({ articleId, firstPage, lastPage }) =>
    Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)
      .filter((page) => !used.has(page))
      .map((page) => `${articleId}: nothing on page ${page}`),
  );
  return { faults: map.faults, over: overprints(boxes), empty };
}

function issueOf(content: BlockNode[], layout: Partial<Layout> = {}): CompleteIssue {
  const issue = inventedIssue(layout);
  const article = { ...plainArticle('a', { titleLines: ['一篇'] }), document: documentOf(...content) };
  return { ...issue, sections: [{ id: 's', name: '栏目', articles: [article] }], assets: testImages.map(({ asset }) => asset) };
}

function tableOf(
  columns: number,
  rows: number,
  { span = 'column', headerRows = 1, text }: { span?: 'column' | 'page'; headerRows?: number; text?: string },
): TableNode {
  return {
    type: 'table',
    attrs: { span, caption: '' },
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, (_, column) => ({
        type: row < headerRows ? ('tableHeader' as const) : ('tableCell' as const),
        attrs: { colspan: 1, rowspan: 1, colwidth: null },
        content: [paragraph(text ?? `${'甲乙丙丁戊'[column] ?? ''}${row}`)],
      })),
    })),
  };
}
