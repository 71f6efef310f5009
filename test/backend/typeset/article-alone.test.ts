import path from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { type Typeset, type TypesetState, typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf } from '../../../shared/document/build.ts';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { layoutSchema } from '../../../shared/periodical/layout.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const sample = loadSampleIssue(path.resolve(import.meta.dirname, '../../../resources/sample'));
// Left and right pages differ as much as they can.
const layout = layoutSchema.parse({ ...sample.complete.layout, marginInsideMm: 28, marginOutsideMm: 12 });
const complete = { ...sample.complete, layout };
const readImage = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
const articles = articlesInOrder(complete).map(({ article }) => article);
let state: TypesetState;
let whole: Typeset;
let wholePages: string[];

beforeAll(async () => {
  state = await createTypesetState();
  whole = typesetIssue(state, { complete, readImage });
  wholePages = await drawnPages(whole.pdf);
});

test.each(articles.filter(({ kind }) => kind === 'article').map(({ id }) => id))('%s alone looks as in the issue', async (id) => {
  const inIssue = whole.map.articles.find(({ articleId }) => articleId === id);
  if (!inIssue) throw new Error(`${id} has no pages`);
  const alone = typesetIssue(state, { complete, readImage, only: { articleId: id, firstPage: inIssue.firstPage } });
  const [own] = alone.map.articles;
  if (!own) throw new Error(`${id} alone has no pages`);
  const shift = inIssue.firstPage - own.firstPage;
  const moved = alone.map.articles.map((article) => ({
    ...article,
    firstPage: article.firstPage + shift,
    lastPage: article.lastPage + shift,
    blocks: article.blocks.map((block) => ({ ...block, page: block.page + shift })),
  }));
  const ids = moved.map(({ articleId }) => articleId);
  expect(moved).toEqual(whole.map.articles.filter(({ articleId }) => ids.includes(articleId)));
  expect(alone.map.pages.slice(own.firstPage - 1)).toEqual(whole.map.pages.slice(inIssue.firstPage - 1, inIssue.lastPage));
  const pages = await drawnPages(alone.pdf);
  expect(pages.slice(own.firstPage - 1)).toEqual(wholePages.slice(inIssue.firstPage - 1, inIssue.lastPage));
});

test.each(['own', 'separate'] as const)('the cover alone looks as on the issue (%s)', async (cover) => {
  const covered = { ...complete, layout: layoutSchema.parse({ ...layout, cover }) };
  const issue = typesetIssue(state, { complete: covered, readImage });
  const titles = covered.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => ({ ...article, document: documentOf() })),
  }));
  const alone = typesetIssue(state, { complete: { ...covered, sections: titles, assets: [] }, readImage, only: 'cover' });
  expect(alone.map.pages).toEqual(issue.map.pages.slice(0, 1));
  expect(alone.map.articles).toEqual([]);
  expect(await drawnPages(alone.pdf)).toEqual((await drawnPages(issue.pdf)).slice(0, 1));
});

test('a filler brings the pages it stands on', () => {
  const filler = articles.find(({ kind }) => kind === 'filler');
  const { map } = typesetIssue(state, { complete, readImage, only: { articleId: filler?.id ?? '', firstPage: 6 } });
  expect(map.articles.map(({ articleId }) => articleId)).toContain(filler?.id);
  expect(map.articles.length).toBeGreaterThan(1);
});

/** Every piece of text with its place and size, and every line and area, in the order in which they are drawn. */
async function drawnPages(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const { fnArray } = await page.getOperatorList();
    const texts = items.map((item) =>
      'str' in item ? `${item.str} ${(item.transform as number[]).map((value) => value.toFixed(2))}` : '',
    );
    pages.push([...texts, fnArray.join()].join('\n'));
  }
  await task.destroy();
  return pages;
}
