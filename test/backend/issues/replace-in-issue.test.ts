import { expect, test } from 'vitest';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const query = { text: '河湾', matchCase: false, matchWidth: false };

test('hits are found over the issue with their place, and the chosen ones are replaced in one revision an article', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const [first, second] = sections[0]?.articles ?? [];
  if (!first || !second) throw new Error('too few articles');
  const { sequence } = await client.articles.read({ articleId: first.id });
  const article = {
    ...first,
    kicker: '河湾引题',
    titleLines: ['河湾河湾', '第二行河湾'],
    bylines: [{ kind: 'unit' as const, name: '河湾' }],
    contentsTitle: '河湾',
  };
  await client.articles.save({ articleId: first.id, parent: sequence, reason: '改', article });
  const hits = await client.articles.findInIssue({ issueId: issue.id, query });
  const own = hits.filter(({ articleId }) => articleId === first.id);
  expect(own.slice(0, 6).map(({ part, index, before, after }) => [part, index, before, after])).toEqual([
    ['kicker', 0, '', '引题'],
    ['title', 1, '', '河湾'],
    ['title', 2, '河湾', ''],
    ['title', 3, '第二行', ''],
    ['byline', 4, '', ''],
    ['contentsTitle', 5, '', ''],
  ]);
  const others = hits.filter(({ articleId }) => articleId !== first.id);

  const chosen = [...own.slice(0, 2), ...own.slice(4, 6)];
  const result = await client.articles.replaceInIssue({ issueId: issue.id, query, replacement: '青山', hits: chosen });
  expect(result).toEqual({ replaced: 4, articles: 1, activity: expect.any(Number) });
  const revised = await client.articles.read({ articleId: first.id });
  expect(revised).toMatchObject({ reason: '全期替换', author: '编辑甲' });
  expect(revised.article).toMatchObject({
    kicker: '青山引题',
    titleLines: ['青山河湾', '第二行河湾'],
    bylines: [{ name: '青山' }],
    contentsTitle: '青山',
  });
  const left = await client.articles.findInIssue({ issueId: issue.id, query });
  expect(left).toHaveLength(hits.length - 4);
  expect(left.filter(({ articleId }) => articleId !== first.id)).toEqual(others);

  const removed = left.filter(({ articleId }) => articleId === first.id);
  await client.articles.replaceInIssue({ issueId: issue.id, query: { ...query, text: '青山' }, replacement: '', hits: [] });
  await client.articles.replaceInIssue({ issueId: issue.id, query, replacement: '', hits: removed });
  expect((await client.articles.read({ articleId: first.id })).article.titleLines).toEqual(['青山', '第二行']);
  expect(backend.listActivity(1)).toMatchObject([{ action: 'replace-in-issue', subject: '总第14期' }]);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('all of it is taken back in one step, and done again; never over what was changed since', async () => {
  const backend = testBackend();
  const { client } = backend;
  const complete = storedIssue(backend);
  const issueId = complete.issue.id;
  const text = { ...query, text: '的' };
  const textsNow = () => backend.loadCompleteIssue(complete.issue.total);
  const before = textsNow();
  const hits = await client.articles.findInIssue({ issueId, query: text });
  expect(new Set(hits.map(({ articleId }) => articleId)).size).toBeGreaterThan(2);
  const { activity } = await client.articles.replaceInIssue({ issueId, query: text, replacement: '之', hits });
  const after = textsNow();
  expect(after).not.toEqual(before);
  await client.activity.takeBack({ sequence: activity ?? 0 });
  expect(textsNow()).toEqual(before);
  expect(await refusal(client.activity.takeBack({ sequence: activity ?? 0 }))).toMatchObject({ code: 'activity-overtaken' });
  const [undone] = (await client.activity.list({ limit: 1, concern: issueId })).items;
  expect(undone).toMatchObject({ kind: 'undo-replacement', canTakeBack: true });
  await client.activity.takeBack({ sequence: undone?.sequence ?? 0 });
  expect(textsNow()).toEqual(after);

  const [redone] = (await client.activity.list({ limit: 1, concern: issueId })).items;
  const articleId = hits.at(-1)?.articleId ?? '';
  const { article, sequence } = await client.articles.read({ articleId });
  await client.articles.save({ articleId, parent: sequence, reason: '改', article: { ...article, kicker: '改过' } });
  const changed = textsNow();
  expect(await refusal(client.activity.takeBack({ sequence: redone?.sequence ?? 0 }))).toMatchObject({
    code: 'activity-overtaken',
  });
  expect(textsNow()).toEqual(changed);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('where nothing is changed there is nothing to take back', async () => {
  const backend = testBackend();
  const { client } = backend;
  const issueId = storedIssue(backend).issue.id;
  const hits = await client.articles.findInIssue({ issueId, query });
  expect(await client.articles.replaceInIssue({ issueId, query, replacement: query.text, hits })).toMatchObject({
    activity: null,
  });
  expect((await client.activity.list({ limit: 1 })).items[0]).toMatchObject({ kind: 'replace-in-issue', canTakeBack: false });
});

test('all or none: one stale or unknown hit refuses the whole', async () => {
  const backend = testBackend();
  const { client } = backend;
  const complete = storedIssue(backend);
  const { issue } = complete;
  const text = { ...query, text: '的' };
  const hits = await client.articles.findInIssue({ issueId: issue.id, query: text });
  const last = hits.at(-1);
  const lastArticle = articlesInOrder(complete).find(({ article }) => article.id === last?.articleId)?.article;
  if (!last || !lastArticle) throw new Error('nothing found');
  const replace = (chosen: typeof hits) =>
    client.articles.replaceInIssue({ issueId: issue.id, query: text, replacement: '之', hits: chosen });
  expect(await refusal(replace([...hits, { ...last, index: 9999 }]))).toMatchObject({ code: 'revision-conflict' });
  expect(await refusal(replace([...hits, { ...last, articleId: 'unknown' }]))).toMatchObject({ code: 'article-missing' });
  await client.articles.save({
    articleId: last.articleId,
    parent: last.revision,
    reason: '改',
    article: { ...lastArticle, kicker: '改过' },
  });
  expect(await refusal(replace(hits))).toMatchObject({ code: 'revision-conflict' });
  expect(await refusal(client.articles.findInIssue({ issueId: 'gone', query }))).toMatchObject({ code: 'issue-gone' });
  expect(await client.articles.findInIssue({ issueId: issue.id, query: text })).toHaveLength(hits.length);
  expect(backend.verifyArchive()).toMatchObject({ ok: true, revisions: articlesInOrder(complete).length + 2 });
});
