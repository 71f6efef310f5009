import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Archive } from '../../../electron/backend/archive/handles.ts';
import { type ListManuscriptsInput, listManuscripts } from '../../../electron/backend/manuscripts/list-manuscripts.ts';
import type { Manuscript, ManuscriptFilter, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';
import { manuscriptFilterSchema, manuscriptSortKeys, manuscriptStates } from '../../../shared/contract/manuscripts-contract.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import { fold } from '../../../shared/text/fold.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import type { DirectBackend } from '../../helpers/direct-calls.ts';
import { hostileStrings } from '../../helpers/hostile-strings.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { randomText } from '../../helpers/random-document.ts';
import { randomArticle, withListedPictures } from '../../helpers/random-issue.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { testImages } from '../../helpers/test-images.ts';

const newestFirst: ManuscriptSort = { by: 'changed', descending: true };

function list(archive: Archive, input: Partial<ListManuscriptsInput>): ReturnType<typeof listManuscripts> {
  const { sort = newestFirst, after = null, limit = 500, ...filter } = input;
  return listManuscripts(archive, { ...manuscriptFilterSchema.parse(filter), sort, after, limit });
}

/** Articles of any text in two issues, some without a place, some in the recycle bin. */
function storeAll(backend: DirectBackend, articles: readonly Article[]): void {
  const sectionOf = (index: number): number => index % 3;
  for (const total of [1, 2]) {
    const base = inventedIssue();
    const own = articles.filter((_, index) => index % 4 === total);
    const sections = ['经验', '改革 100%', '经验_'].map((name, at) => ({
      id: `s-${total}-${at}`,
      name,
      articles: own.filter((_, index) => sectionOf(index) === at),
    }));
    const complete = withListedPictures({
      ...base,
      issue: { ...base.issue, id: `i-${total}`, total, year: 2030 + total },
      sections,
    });
    const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));
    backend.storeCompleteIssue({ complete, assetBytes, reason: '导入', report: null });
  }
}

/** What the list must hold, found by looking at everything. */
function scan(all: readonly { manuscript: Manuscript; article: Article }[], filter: ManuscriptFilter): string[] {
  const folded = (text: string): string => fold(text, { matchCase: false, matchWidth: false }).text;
  const wanted = folded(filter.text.trim());
  return all
    .filter(({ manuscript: { place, trashedAt, kind }, article }) => {
      const { kicker, titleLines, subtitle, bylines, contentsTitle } = article;
      const head = [kicker, titleLines.join(' '), subtitle, ...bylines.map(({ name }) => name), contentsTitle ?? ''];
      const states = {
        kept: trashedAt === null,
        unplaced: !place && trashedAt === null,
        placed: place !== null,
        trashed: trashedAt !== null,
      };
      return (
        folded([...head, plainText(article.document)].join('\n')).includes(wanted) &&
        (filter.state === null || states[filter.state]) &&
        (filter.section === null || place?.section === filter.section) &&
        (filter.issueId === null || place?.issueId === filter.issueId) &&
        (filter.year === null || place?.year === filter.year) &&
        (filter.kind === null || kind === filter.kind) &&
        (filter.byline === null || bylines.some(({ name }) => name === filter.byline))
      );
    })
    .map(({ manuscript }) => manuscript.id)
    .toSorted();
}

test('what a filter finds is what a look at every text finds, whatever the texts and the words are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...Array.from({ length: 10 }, (_, index) => randomArticle(`a-${index}`))),
      fc.array(
        fc.record({
          /** Where the words are cut out of what is there, so that they are found often. */
          from: fc.record({ article: fc.nat(9), at: fc.nat(400), length: fc.integer({ min: 1, max: 6 }) }),
          other: fc.oneof(fc.constant(''), fc.constantFrom(...hostileStrings), randomText),
          takes: fc.constantFrom('none', 'cut', 'upper', 'other'),
          state: fc.option(fc.constantFrom(...manuscriptStates)),
          section: fc.option(fc.constantFrom('经验', '改革 100%', '经验_', '改革_100%', '没有')),
          issueId: fc.option(fc.constantFrom('i-1', 'i-2')),
          year: fc.option(fc.constantFrom(2031, 2032, 1999)),
          kind: fc.option(fc.constantFrom('article' as const, 'filler' as const)),
          bylineOf: fc.option(fc.nat(9)),
        }),
        { minLength: 20, maxLength: 20 },
      ),
      async (articles, queries) => {
        const backend = testBackend();
        const { archive } = backend.services;
        storeAll(backend, articles);
        for (const [index, article] of articles.entries()) {
          // The others were stored with their issues.
          if (index % 4 === 0 || index % 4 === 3) {
            for (const { asset, bytes } of testImages) backend.storeAsset({ asset, bytes });
            backend.saveArticle({ articleId: article.id, parent: null, reason: '导入', article });
          }
        }
        await backend.client.manuscripts.trash({ articleIds: ['a-3', 'a-1'] });
        const all = list(archive, {}).items.map((manuscript) => ({
          manuscript,
          article: backend.readRevision({ articleId: manuscript.id }).article,
        }));
        expect(all).toHaveLength(articles.length);
        for (const { from, other, takes, bylineOf, ...filter } of queries) {
          const text = plainText(articles[from.article]?.document ?? { type: 'doc', content: [] });
          const cut = text.slice(from.at % Math.max(1, text.length)).slice(0, from.length);
          const words = { none: '', cut, upper: cut.toUpperCase(), other: other.slice(0, 200) }[takes];
          const byline = bylineOf === null ? null : (articles[bylineOf]?.bylines[0]?.name ?? '没有');
          const wanted: ManuscriptFilter = { ...filter, text: words, byline, articleId: null };
          const page = list(archive, wanted);
          expect(page.items.map(({ id }) => id).toSorted()).toEqual(scan(all, wanted));
          expect(page.total).toBe(page.items.length);
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('page after page holds everything once, in every order, while articles are saved, come in and go', async () => {
  const backend = testBackend();
  const { client, services } = backend;
  const titles = ['第10期', '第9期', '阿', 'b', 'A', '河湾', '河湾', '', '２', '一'];
  for (let index = 0; index < 40; index += 1) {
    await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: titles[index % titles.length] ?? '' });
  }
  for (const by of manuscriptSortKeys) {
    for (const descending of [false, true]) {
      const sort: ManuscriptSort = { by, descending };
      const before = list(services.archive, { sort }).items.map(({ id }) => id);
      const changed = new Set([before[3], before[12], before[31]]);
      const gone = before[20] ?? '';
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: ReturnType<typeof list> = list(services.archive, { sort, after, limit: 7 });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
        // Someone else works meanwhile: on what was seen, on what is still to come, and on what nobody has seen.
        for (const id of changed) {
          const { article, sequence } = await client.articles.read({ articleId: id ?? '' });
          const next = { ...article, titleLines: [`${article.titleLines[0]}改`] };
          await client.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: next });
        }
        await client.articles.create({ kind: 'filler', issueId: null, sectionId: null, title: '新来的' });
        if (seen.length === 14) await client.manuscripts.trash({ articleIds: [gone] });
      } while (after !== null);
      const isStill = (id: string): boolean => !changed.has(id) && id !== gone;
      const stillThere = before.filter(isStill);
      expect(seen.filter((id) => stillThere.includes(id))).toEqual(stillThere);
    }
  }
});

test('articles are sorted as people sort them: by pinyin and number, those without a place first, the same one after the other', async () => {
  const backend = testBackend();
  const { client } = backend;
  storedIssue(backend);
  for (const title of ['重庆10', '阿里', '重庆9', '北', '重庆9']) {
    await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  }
  const titled = async (sort: ManuscriptSort) =>
    (await allManuscripts(client, { sort, state: 'unplaced' })).map(({ titleLines }) => titleLines[0]);
  expect(await titled({ by: 'title', descending: false })).toEqual(['阿里', '北', '重庆9', '重庆9', '重庆10']);
  expect(await titled({ by: 'title', descending: true })).toEqual(['重庆10', '重庆9', '重庆9', '北', '阿里']);
  storedIssue(backend, { id: 'other', total: 15 });
  const places = (await allManuscripts(client, { sort: { by: 'place', descending: false } })).map(({ place }) => place);
  expect(places.slice(0, 5)).toEqual([null, null, null, null, null]);
  const printed = (await client.issues.list()).toSorted((one, next) => one.total - next.total);
  const inOrder = await Promise.all(printed.map(async ({ id }) => (await client.issues.outline({ issueId: id })).sections));
  expect(places.slice(5).map((place) => place?.sectionId)).toEqual(
    inOrder.flat().flatMap(({ id, articles }) => articles.map(() => id)),
  );
});

test('what can be chosen and what is ticked is what the filter matches', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const { article } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '等着' });
  const trashed = sections[0]?.articles[0]?.id ?? '';
  await client.manuscripts.trash({ articleIds: [trashed] });
  const all = await allManuscripts(client);
  const placed = all.filter(({ place }) => place !== null);
  const choices = await client.manuscripts.choices({});
  expect(choices.counts).toEqual({ kept: all.length - 1, unplaced: 1, placed: placed.length, trashed: 1 });
  expect(choices.issues).toEqual([{ id: issue.id, total: issue.total, year: issue.year }]);
  expect(choices.sections.toSorted()).toEqual([...new Set(placed.map(({ place }) => place?.section))].toSorted());
  const names = all.flatMap(({ bylines }) => bylines.map(({ name }) => name));
  expect(choices.bylines.toSorted()).toEqual([...new Set(names)].toSorted());
  expect(await client.manuscripts.choices({ text: '等着' })).toEqual({
    counts: { kept: 1, unplaced: 1, placed: 0, trashed: 0 },
    issues: [],
    sections: [],
    bylines: [],
  });
  expect(await client.manuscripts.choose({ state: 'unplaced' })).toEqual([{ id: article.id, state: 'unplaced' }]);
  expect((await client.manuscripts.choose({})).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    all
      .map(({ id, place, trashedAt }) => ({
        id,
        state: trashedAt ? 'trashed' : place ? 'placed' : 'unplaced',
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('a cursor that is none begins at the start; one of another order too', async () => {
  const { client } = testBackend();
  for (const title of ['甲', '乙']) await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  const first = await client.manuscripts.list({ limit: 1 });
  for (const after of ['', 'x', '[]', '["a"]', '[1,"b"]', '{"a":1}', 'null', first.next?.replace(/\d+/, '"x"') ?? '']) {
    expect((await client.manuscripts.list({ limit: 1, after })).items).toEqual(first.items);
  }
  await expect(client.manuscripts.list({ limit: 0 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
