import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { refusal } from '../../helpers/refusal.ts';
import { testBackend } from '../../helpers/test-backend.ts';

/** An article with three versions, oldest first. */
async function writtenArticle({ client }: ReturnType<typeof testBackend>) {
  const first = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '台账' });
  const articleId = first.article.id;
  const sequences = [first.sequence];
  for (const text of ['压减比例50%。', '压减比例六成。新句子。']) {
    const article = { ...first.article, document: documentOf(paragraph(text)) };
    const parent = sequences.at(-1) ?? null;
    sequences.push((await client.articles.save({ articleId, parent, reason: '自动保存', article })).sequence);
  }
  return { articleId, sequences };
}

test('a version has a name, another one, and none; the log says so and takes it back', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { articleId, sequences } = await writtenArticle(backend);
  const [, second = 0] = sequences;
  const names = async () => (await client.articles.history({ articleId })).map(({ name }) => name);
  expect(await names()).toEqual([null, null, null]);
  await client.articles.nameRevision({ articleId, sequence: second, name: ' 送审稿 ' });
  expect(await names()).toEqual([null, '送审稿', null]);
  expect((await client.articles.read({ articleId, sequence: second })).name).toBe('送审稿');
  await client.articles.nameRevision({ articleId, sequence: second, name: '终审稿' });
  const [entry] = (await client.activity.list({ limit: 1, concern: articleId })).items;
  expect(entry).toMatchObject({ kind: 'name-revision', subject: '《台账》', canTakeBack: true });
  expect(entry?.changes[0]).toContain('的名字从“送审稿”改为“终审稿”');
  await client.activity.takeBack({ sequence: entry?.sequence ?? 0 });
  expect(await names()).toEqual([null, '送审稿', null]);
  expect(await refusal(client.activity.takeBack({ sequence: entry?.sequence ?? 0 }))).toMatchObject({
    code: 'activity-overtaken',
  });
  await client.articles.nameRevision({ articleId, sequence: second, name: null });
  expect(await names()).toEqual([null, null, null]);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('a version of another article is not named, and a named one goes with its article', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { articleId, sequences } = await writtenArticle(backend);
  const other = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '另一篇' });
  const name = (sequence: number) => client.articles.nameRevision({ articleId, sequence, name: '送审稿' });
  expect(await refusal(name(other.sequence))).toMatchObject({ code: 'article-missing' });
  expect(await refusal(name(99_999))).toMatchObject({ code: 'article-missing' });
  await name(sequences.at(-1) ?? 0);
  await client.manuscripts.trash({ articleIds: [articleId] });
  await client.manuscripts.purge({ articleIds: [articleId] });
  expect(backend.services.archive.sqlite.prepare('SELECT count(*) FROM revision_names').pluck().get()).toBe(0);
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('a name that was changed in the file is reported', async () => {
  const backend = testBackend();
  const { articleId, sequences } = await writtenArticle(backend);
  const sequence = sequences.at(-1) ?? 0;
  await backend.client.articles.nameRevision({ articleId, sequence, name: '送审稿' });
  backend.services.archive.sqlite.exec(`UPDATE revision_names SET name = '终审稿'`);
  expect(backend.verifyArchive().problems).toMatchObject([{ kind: 'revision', id: String(sequence) }]);
});

test('what versions changed is told in words, between neighbours and over several', async () => {
  const backend = testBackend();
  const { articleId, sequences } = await writtenArticle(backend);
  const [first = 0, second = 0, third = 0] = sequences;
  const pairs = [
    { before: first, after: second },
    { before: second, after: third },
    { before: third, after: third },
    { before: second, after: 99_999 },
  ];
  const [written, changed, same, unknown] = await backend.client.articles.measureChanges({ articleId, pairs });
  expect(written).toEqual({ added: 6, removed: 0 });
  // As the comparison shows it: 「50%。」 went and 「六成。新句子。」 came.
  expect(changed).toEqual({ added: 7, removed: 2 });
  expect([same, unknown]).toEqual([{ added: 0, removed: 0 }, null]);
});
