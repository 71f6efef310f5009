import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readBundledFonts } from '../../../electron/backend/fonts/font-catalog.ts';
import { parseBulletinText } from '../../../electron/backend/intake/bulletin-text/parse-bulletin-text.ts';
import { importIssue } from '../../../electron/backend/intake/import-issue.ts';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { createEngine } from '../../../electron/backend/typeset/engine.ts';
import { emptySettledCache } from '../../../electron/backend/typeset/level-columns.ts';
import { coverageOf } from '../../../electron/backend/typeset/missing-glyphs.ts';
import { type TypesetState, typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { cleanText } from '../../../shared/text/clean-text.ts';
import { hostileStrings } from '../../helpers/hostile-strings.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { addSegment, type PdfSegment, readPdfPages } from '../../helpers/pdf-text.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { printedText } from '../../helpers/printed-text.ts';
import { randomArticle } from '../../helpers/random-issue.ts';
import { segmentsDifference, textDifference } from '../../helpers/same-text.ts';
import { testImages } from '../../helpers/test-images.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const resources = path.join(root, 'resources');
const realIssue = path.resolve(root, '../shared/issue-167.md');
const sample = loadSampleIssue(path.join(resources, 'sample'));
const readSampleImage = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
const readTestImage = (id: string): Uint8Array => testImages.find(({ asset }) => asset.id === id)?.bytes ?? new Uint8Array();

const scratch = mkdtempSync(path.join(tmpdir(), 'typeset-'));
let state: TypesetState;

beforeAll(async () => {
  state = await createTypesetState();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the sample issue: every character of every article is on its pages, in order', async () => {
  expect(await lostText(sample.complete, readSampleImage)).toEqual([]);
});

test('every kind of block and mark, in one column and in two', async () => {
  expect(await lostText(inventedIssue(), readTestImage)).toEqual([]);
  expect(await lostText(inventedIssue({ columns: 1, cover: 'own', balanceLastPage: false }), readTestImage)).toEqual([]);
});

test.skipIf(!existsSync(realIssue))('the real issue: every character of every article is on its pages, in order', async () => {
  let id = 0;
  const { complete } = importIssue(parseBulletinText(readFileSync(realIssue, 'utf8')), () => `a${++id}`);
  expect(articlesInOrder(complete).length).toBe(18);
  expect(await lostText(complete, readTestImage)).toEqual([]);
});

test('hostile strings come out as they went in, or as the report of replacements says', async () => {
  const checked = hostileStrings.map((text) => checkDocument(documentOf(paragraph(text))));
  expect(checked.flatMap(({ replaced }) => replaced)).toEqual(hostileStrings.flatMap((text) => cleanText(text).replaced));
  const articles = checked.map(({ document }, index): Article => ({ ...plainArticle(`第${index}篇`), document }));
  expect(await lostText(issueOf(articles), readTestImage)).toEqual([]);
  const titles = hostileStrings.map(
    (text, index): Article => ({ ...plainArticle(`第${index}篇`), titleLines: [cleanText(text).text] }),
  );
  expect(await lostText(issueOf(titles), readTestImage)).toEqual([]);
});

test('a filler is printed whole, with its kicker and subtitle', async () => {
  const filler: Article = {
    ...plainArticle('一把尺子'),
    kicker: '院子里的话',
    subtitle: '一个老会计的三本账',
    bylines: [{ kind: 'person', name: '沈秋' }],
    document: documentOf(paragraph('账要算，话要听，路要走。')),
    id: 'filler',
    kind: 'filler',
  };
  const long: Article = { ...filler, id: 'long', kicker: 'W'.repeat(200), subtitle: '长'.repeat(200) };
  const complete = issueOf([{ ...plainArticle('第一篇'), document: documentOf(paragraph('正文。')) }, filler, long]);
  expect(await lostText(complete, readTestImage)).toEqual([]);
});

test('a word of any length stays on the page', async () => {
  const words = ['a', 'W', '0', '—', '…', '/', 'é', 'ᠠ', '\u0301', '👍', 'א'].map((letter) => letter.repeat(2000));
  const articles = words.map(
    (word, index): Article => ({ ...plainArticle(`第${index}篇`), document: documentOf(paragraph(word)) }),
  );
  expect(await lostText(issueOf(articles), readTestImage)).toEqual([]);
});

/** Another seed makes other documents; RANDOM_BATCHES=100 for a long run. */
const seed = Number(process.env.RANDOM_SEED ?? 20310426);
const batches = Array.from({ length: Number(process.env.RANDOM_BATCHES ?? 5) }, (_, batch) => batch);

test.each(batches)(
  'ten random articles, batch %i: every character of every article is on its pages, in order',
  async (batch) => {
    const random = fc.sample(fc.tuple(...Array.from({ length: 10 }, (_, index) => randomArticle(`r${index}`))), {
      numRuns: 1,
      seed: seed + batch,
    });
    const articles = random.flat().map((article): Article => ({ ...article, kind: 'article' }));
    expect(await lostText(issueOf(articles), readTestImage)).toEqual([]);
  },
  300_000,
);

test('the same issue gives the same bytes from another folder, at another time', async () => {
  const first = typesetIssue(state, { complete: sample.complete, readImage: readSampleImage });
  vi.useFakeTimers({ now: new Date('2044-02-29T23:59:59Z'), toFake: ['Date'] });
  try {
    cpSync(path.join(resources, 'template'), path.join(scratch, '另一个文件夹'), { recursive: true });
    const fonts = readBundledFonts(path.join(resources, 'fonts')).map((font) => font.bytes);
    const engine = await createEngine({ templateFolder: path.join(scratch, '另一个文件夹'), fonts });
    const other = { ...state, engine, covered: coverageOf(fonts), settled: emptySettledCache() };
    const second = typesetIssue(other, { complete: sample.complete, readImage: readSampleImage });
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    expect(second.map).toEqual(first.map);
  } finally {
    vi.useRealTimers();
  }
});

test('a lost character, a changed order and text off the page are noticed', () => {
  expect(textDifference('甲乙丙', '甲丙', new Set())).not.toBeNull();
  expect(textDifference('甲乙丙', '甲丙乙', new Set())).not.toBeNull();
  expect(textDifference('甲乙', '甲乙丙', new Set())).not.toBeNull();
  expect(textDifference('甲𠀀', '甲\0', new Set())).not.toBeNull();
  expect(textDifference('甲𠀀', '甲\0', new Set('𠀀'))).toBeNull();
  const table = (text: string): PdfSegment[] => [{ kind: 'table', text }];
  expect(segmentsDifference(table('甲乙'), table('乙甲'), new Set())).toBeNull();
  expect(segmentsDifference(table('甲乙'), table('乙'), new Set())).not.toBeNull();
  expect(segmentsDifference(table('甲'), [{ kind: 'text', text: '甲' }], new Set())).not.toBeNull();
});

/** One line for each article with something lost, moved or off the page; fillers belong to the article before them. */
async function lostText(complete: CompleteIssue, readImage: (id: string) => Uint8Array): Promise<string[]> {
  const { pdf, map } = typesetIssue(state, { complete, readImage });
  const pages = await readPdfPages(pdf);
  const missing = new Set(map.missingGlyphs.flatMap(({ characters }) => characters));
  const groups: Article[][] = [];
  for (const { article } of articlesInOrder(complete)) {
    if (article.kind === 'filler' && groups.length > 0) groups.at(-1)?.push(article);
    else groups.push([article]);
  }
  const outside = pages.flatMap((page, index) => page.outside.map((text) => `page ${index + 1}: off the page: ${text}`));
  const lost = groups.flatMap((articles) => {
    const places = articles.map((article) => map.articles.find(({ articleId }) => articleId === article.id));
    const first = Math.min(...places.map((place) => place?.firstPage ?? Number.NaN));
    const last = Math.max(...places.map((place) => place?.lastPage ?? Number.NaN));
    let noteCount = 0;
    const expected = articles.map((article) => {
      const printed = printedText(article, complete.layout, noteCount);
      ({ noteCount } = printed);
      return printed;
    });
    const printed = pages.slice(first - 1, last);
    const body = segmentsDifference(merged(expected), merged(printed), missing);
    const footnotes = (parts: readonly { footnotes: readonly string[] }[]): string[] =>
      parts.flatMap((part) => part.footnotes).filter((text) => text !== '');
    const hasTable = articles.some((article) => article.document.content.some((block) => block.type === 'table'));
    const [wanted, found] = [footnotes(expected), footnotes(printed)];
    // Footnotes of a table that runs over pages stand where their lines are.
    const notes = hasTable
      ? segmentsDifference([{ kind: 'table', text: wanted.join('') }], [{ kind: 'table', text: found.join('') }], missing)
      : textDifference(wanted.join(''), found.join(''), missing);
    return [body, notes].flatMap((difference) => (difference === null ? [] : [`${articles[0]?.id}: ${difference}`]));
  });
  return [...outside, ...lost];
}

function merged(parts: readonly { segments: readonly PdfSegment[] }[]): PdfSegment[] {
  const segments: PdfSegment[] = [];
  for (const segment of parts.flatMap((part) => part.segments)) addSegment(segments, { ...segment });
  return segments;
}

function issueOf(articles: Article[]): CompleteIssue {
  return { ...inventedIssue(), sections: [{ id: 's', name: '栏目', articles }] };
}
