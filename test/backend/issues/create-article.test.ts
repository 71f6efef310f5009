import { expect, test } from 'vitest';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';

test('a new article stands at the end of its section with one empty paragraph', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const sectionId = sections[0]?.id ?? '';
  const created = await client.articles.create({ kind: 'filler', issueId: issue.id, sectionId, title: ' 编后 ' });
  expect(created).toMatchObject({ parent: null, reason: '新建', author: '编辑甲' });
  expect(created.article).toMatchObject({ kind: 'filler', titleLines: ['编后'], bylines: [], contentsTitle: null });
  expect(created.article.document).toEqual({ type: 'doc', content: [{ type: 'paragraph', attrs: { align: 'start' } }] });
  const outline = await client.issues.outline({ issueId: issue.id });
  expect(outline.sections[0]?.articles.at(-1)).toMatchObject({
    id: created.article.id,
    revision: created.sequence,
    characters: 0,
  });
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('a manuscript without a place or a title can be saved and set', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue } = storedIssue(backend);
  const { article, sequence } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '' });
  expect([article.titleLines, listTitle(article)]).toEqual([[''], '（无标题）']);
  const changed = { ...article, document: documentOf(paragraph('一段话。')) };
  await client.articles.save({ articleId: article.id, parent: sequence, reason: '自动保存', article: changed });
  const { map } = await client.pages.article({ issueId: issue.id, articleId: article.id });
  expect(map.articles).toHaveLength(1);
});

test('refuses a section or issue that is not there', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue, sections } = storedIssue(backend);
  const other = storedIssue(backend, { id: 'other', total: 15 });
  const create = (issueId: string, sectionId: string) =>
    client.articles.create({ kind: 'article', issueId, sectionId, title: '' });
  expect(await refusal(create('gone', sections[0]?.id ?? ''))).toMatchObject({ code: 'issue-gone' });
  expect(await refusal(create(issue.id, 'gone'))).toMatchObject({ code: 'section-gone' });
  expect(await refusal(create(issue.id, other.sections[0]?.id ?? ''))).toMatchObject({ code: 'section-gone' });
});

test('an earlier revision comes back as a new one, and not over a newer text', async () => {
  const { client } = testBackend();
  const first = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
  const articleId = first.article.id;
  const retitled = { ...first.article, titleLines: ['乙'] };
  const second = await client.articles.save({ articleId, parent: first.sequence, reason: '改题', article: retitled });
  const stale = client.articles.restore({ articleId, sequence: first.sequence, parent: first.sequence });
  expect(await refusal(stale)).toMatchObject({ code: 'revision-conflict' });
  const restored = await client.articles.restore({ articleId, sequence: first.sequence, parent: second.sequence });
  expect(restored.sha256).toBe(first.sha256);
  const [latest, ...others] = await client.articles.history({ articleId });
  expect(latest).toMatchObject({ sequence: restored.sequence, parent: second.sequence });
  expect(latest?.reason).toMatch(/^恢复\d+月\d+日\d\d:\d\d的版本$/);
  expect(others).toHaveLength(2);
  const unknown = client.articles.restore({ articleId, sequence: 999, parent: restored.sequence });
  expect(await refusal(unknown)).toMatchObject({ code: 'article-missing' });
});
