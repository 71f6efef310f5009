import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

test('lists every article with place, dates and count, newest change first', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const created = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '基层用编' });
  const [first] = sections[0]?.articles ?? [];
  if (!first) throw new Error('no article');
  const current = await client.articles.read({ articleId: first.id });
  const saved = await client.articles.save({
    articleId: first.id,
    parent: current.sequence,
    reason: '改',
    article: { ...first, subtitle: '新副题' },
  });
  const [changed, added, ...others] = await allManuscripts(client);
  expect(others).toHaveLength(3);
  expect(changed).toMatchObject({
    id: first.id,
    subtitle: '新副题',
    revision: saved.sequence,
    changedAt: saved.time,
    changedBy: '编辑甲',
    createdAt: current.time,
    trashedAt: null,
    place: {
      issueId: issue.id,
      issueName: '2031年第2期',
      total: 14,
      year: 2031,
      sectionId: sections[0]?.id,
      section: '经验交流',
    },
  });
  expect(changed?.createdAt).not.toBe(changed?.changedAt);
  expect(changed?.characters).toBeGreaterThan(100);
  expect(added).toMatchObject({ id: created.article.id, place: null, characters: 0, createdAt: created.time });
});

test('finds by title, byline and body, with letters of either case and no wild cards', async () => {
  const backend = testBackend();
  const { client } = backend;
  const base = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '关于 Excel 台账' });
  const article = {
    ...base.article,
    bylines: [{ kind: 'unit' as const, name: '河湾市委编办' }],
    document: documentOf(paragraph('压减 50% 的 WORD 表格_样式。')),
  };
  await client.articles.save({ articleId: article.id, parent: base.sequence, reason: '改', article });
  await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '另一篇' });
  const found = async (text: string) => (await allManuscripts(client, { text })).length;
  expect(await found('excel')).toBe(1);
  expect(await found(' word ')).toBe(1);
  expect(await found('河湾市委')).toBe(1);
  expect(await found('0%')).toBe(1);
  expect(await found('5_%')).toBe(0);
  expect(await found('格_样')).toBe(1);
  expect(await found('\\')).toBe(0);
  expect(await found('kind')).toBe(0);
  expect(await found('')).toBe(2);
});

test('articles move between sections and issues, and out', async () => {
  const backend = testBackend();
  const { client } = backend;
  const one = storedIssue(backend);
  const two = storedIssue(backend, { id: 'other', total: 15 });
  const moving = [two.sections[1]?.articles[0]?.id ?? '', one.sections[0]?.articles[1]?.id ?? ''];
  const sectionId = one.sections[1]?.id ?? '';
  await client.manuscripts.place({ articleIds: moving, issueId: one.issue.id, sectionId });
  const placed = await client.issues.outline({ issueId: one.issue.id });
  expect(placed.sections[1]?.articles.map(({ id }) => id)).toEqual([one.sections[1]?.articles[0]?.id, ...moving]);
  expect((await client.issues.outline({ issueId: two.issue.id })).sections[1]?.articles).toEqual([]);
  expect(backend.listActivity(1)).toMatchObject([{ action: 'place-articles', subject: expect.stringMatching(/^《.+》等2篇$/) }]);
  await client.manuscripts.unplace({ articleIds: moving });
  const taken = await client.issues.outline({ issueId: one.issue.id });
  expect(taken.sections[1]?.articles).toHaveLength(1);
  expect(backend.verifyArchive().problems).toEqual([]);

  const place = (issueId: string, section: string, id = moving[0] ?? '') =>
    client.manuscripts.place({ articleIds: [id], issueId, sectionId: section });
  expect(await refusal(place('gone', sectionId))).toMatchObject({ code: 'issue-gone' });
  expect(await refusal(place(two.issue.id, sectionId))).toMatchObject({ code: 'section-gone' });
  expect(await refusal(place(one.issue.id, sectionId, 'unknown'))).toMatchObject({ code: 'article-missing' });
});

test('the recycle bin takes, gives back and forgets for good', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const [first, second] = sections[0]?.articles ?? [];
  if (!first || !second) throw new Error('too few articles');
  const { sequence } = await client.articles.read({ articleId: first.id });
  let parent = sequence;
  for (const title of ['甲', '乙', '丙']) {
    const article = { ...first, titleLines: [title] };
    parent = (await client.articles.save({ articleId: first.id, parent, reason: '改', article })).sequence;
  }
  await client.manuscripts.trash({ articleIds: [first.id, second.id, first.id] });
  const trashed = (await allManuscripts(client)).filter(({ trashedAt }) => trashedAt !== null);
  expect(trashed.map(({ id, place }) => [id, place])).toEqual([
    [first.id, null],
    [second.id, null],
  ]);
  const inIssue = await client.issues.outline({ issueId: issue.id });
  expect(inIssue.sections[0]?.articles.map(({ id }) => id)).not.toContain(first.id);
  const place = { articleIds: [first.id], issueId: issue.id, sectionId: sections[0]?.id ?? '' };
  expect(await refusal(client.manuscripts.place(place))).toMatchObject({ code: 'article-trashed' });

  const unplaced = async () => (await allManuscripts(client, { state: 'unplaced' })).map(({ id }) => id);
  expect(await unplaced()).toEqual([]);
  await client.manuscripts.restore({ articleIds: [second.id] });
  expect(await unplaced()).toEqual([second.id]);
  expect(await refusal(client.manuscripts.purge({ articleIds: [first.id, second.id] }))).toMatchObject({
    code: 'article-not-trashed',
  });
  await client.manuscripts.purge({ articleIds: [first.id] });
  expect(await refusal(client.articles.read({ articleId: first.id }))).toMatchObject({ code: 'article-missing' });
  const left = await allManuscripts(client);
  expect(left.find(({ id }) => id === second.id)).toMatchObject({ trashedAt: null, place: null });
  expect(backend.listActivity(1)).toMatchObject([{ action: 'purge-articles', subject: '《丙》' }]);
  const report = backend.verifyArchive();
  expect(report).toMatchObject({ ok: true, articles: 4, revisions: 4 });
});
