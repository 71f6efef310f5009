import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { documentOf, heading, paragraph } from '../../../shared/document/build.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { articlesInOrder, type CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

const sample = loadSampleIssue(path.resolve(import.meta.dirname, '../../../resources/sample'));
const readImage = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
const ids = articlesInOrder(sample.complete).map(({ article }) => article.id);

const edits: ((article: Article, at: number) => Article)[] = [
  (article, at) => withBlock(article, at, paragraph('字'.repeat(1 + (at % 90)))),
  (article, at) => withBlock(article, at, heading(1, `一、第${at}处`)),
  (article, at) => withoutBlock(article, at),
  (article, at) => ({ ...article, titleLines: [`第${at}次改的题目，比原来长一些`] }),
];

/** Which article is edited, where and how, and whether it is typeset alone or with its issue. */
const step = fc.record({
  article: fc.constantFrom(...ids),
  at: fc.nat(200),
  edit: fc.constantFrom(...edits),
  isAlone: fc.boolean(),
});

test('an issue has the same pages and bytes, whatever was typeset before', async () => {
  const used = await createTypesetState();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      let complete = sample.complete;
      for (const { article, at, edit, isAlone } of steps) {
        complete = edited(complete, article, (one) => edit(one, at));
        typesetIssue(used, { complete, readImage, only: isAlone ? { articleId: article, firstPage: 1 + (at % 2) } : undefined });
      }
      const fresh = await createTypesetState();
      const [after, scratch] = [used, fresh].map((state) => typesetIssue(state, { complete, readImage }));
      expect(after?.map).toEqual(scratch?.map);
      expect(Buffer.compare(after?.pdf ?? Buffer.alloc(0), scratch?.pdf ?? Buffer.alloc(0))).toBe(0);
    }),
    { numRuns: 2, seed: 20260105, endOnFailure: true },
  );
}, 240_000);

test('an article that is typed letter by letter has the pages it has from scratch, with fewer layouts', async () => {
  const [used, fresh] = await Promise.all([createTypesetState(), createTypesetState()]);
  const layouts = [used, fresh].map(({ engine }) => vi.spyOn(engine, 'layout'));
  let complete = sample.complete;
  for (const state of [used, fresh]) typesetIssue(state, { complete, readImage });
  for (const [index, id] of ids.slice(0, 3).entries()) {
    for (let letter = 0; letter < 8; letter += 1) {
      // Letter by letter into one paragraph, then into another, until lines and columns have moved.
      complete = edited(complete, id, (article) => withLetters(article, index + (letter >> 2), letter % 4 === 3 ? 12 : 1));
      const only = { articleId: id, firstPage: 1 };
      fresh.settled.lastAlone.clear();
      const [typed, scratch] = [used, fresh].map((state) => typesetIssue(state, { complete, readImage, only }));
      expect(typed?.map).toEqual(scratch?.map);
    }
  }
  expect(layouts[0]?.mock.calls.length).toBeLessThan((layouts[1]?.mock.calls.length ?? 0) * 0.9);
}, 120_000);

function withLetters(article: Article, at: number, count: number): Article {
  const paragraphs = article.document.content.flatMap((block, index) => (block.type === 'paragraph' ? [index] : []));
  const place = paragraphs[at % paragraphs.length];
  const typed = article.document.content.map((block, index) =>
    index === place && block.type === 'paragraph'
      ? { ...block, content: [...(block.content ?? []), { type: 'text' as const, text: '字'.repeat(count) }] }
      : block,
  );
  return { ...article, document: documentOf(...typed) };
}

function edited(complete: CompleteIssue, id: string, edit: (article: Article) => Article): CompleteIssue {
  const sections = complete.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => (article.id === id ? edit(article) : article)),
  }));
  return { ...complete, sections };
}

function withBlock(article: Article, at: number, block: Article['document']['content'][number]): Article {
  const blocks = article.document.content;
  const place = at % blocks.length;
  return { ...article, document: documentOf(...blocks.slice(0, place), block, ...blocks.slice(place)) };
}

function withoutBlock(article: Article, at: number): Article {
  const blocks = article.document.content;
  return blocks.length < 2
    ? article
    : { ...article, document: documentOf(...blocks.filter((_, index) => index !== at % blocks.length)) };
}
