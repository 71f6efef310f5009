import { expect, test } from 'vitest';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

test('kept entries stand first in their order, then those that only sign, with their articles counted', async () => {
  const backend = testBackend();
  const { client } = backend;
  const complete = storedIssue(backend);
  const [first] = complete.sections.flatMap((section) => section.articles);
  if (!first) throw new Error('no article');
  const { sequence } = await client.articles.read({ articleId: first.id });
  const bylines = [
    { kind: 'person' as const, name: '丁一鸣' },
    { kind: 'unit' as const, name: '青山县委编办' },
    { kind: 'unit' as const, name: '青山县委编办' },
  ];
  await client.articles.save({ articleId: first.id, parent: sequence, reason: '改', article: { ...first, bylines } });
  const kept = [
    { kind: 'person' as const, name: '王小川', note: '综合科' },
    { kind: 'person' as const, name: '丁一鸣', note: '旧' },
    { kind: 'person' as const, name: '丁一鸣', note: '主编' },
  ];
  await client.settings.writeDirectory(kept);
  const listed = await client.settings.listDirectory();
  expect(listed.slice(0, 2)).toEqual([
    { kind: 'person', name: '王小川', note: '综合科', articles: 0, kept: true },
    { kind: 'person', name: '丁一鸣', note: '主编', articles: 1, kept: true },
  ]);
  expect(listed).toContainEqual({ kind: 'unit', name: '青山县委编办', note: '', articles: 1, kept: false });

  await client.manuscripts.trash({ articleIds: [first.id] });
  expect((await client.settings.listDirectory()).find(({ name }) => name === '青山县委编办')).toBeUndefined();
});

test('people and units of the sample stay out, also once its articles are written on; those of a new one come in', async () => {
  const { client } = testBackend();
  const { issueId } = await client.program.loadSample();
  expect(await client.settings.listDirectory()).toEqual([]);
  const { sections } = await client.issues.outline({ issueId });
  const { article, sequence } = await client.articles.read({ articleId: sections[0]?.articles[0]?.id ?? '' });
  await client.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: { ...article, kicker: '引题' } });
  expect(await client.settings.listDirectory()).toEqual([]);

  const created = await client.articles.create({ kind: 'article', issueId, sectionId: sections[0]?.id ?? null, title: '甲' });
  const bylines = [{ kind: 'unit' as const, name: '青山县委编办' }];
  const own = { ...created.article, bylines };
  await client.articles.save({ articleId: own.id, parent: created.sequence, reason: '改', article: own });
  expect((await client.settings.listDirectory()).map(({ name }) => name)).toEqual(['青山县委编办']);
});
