import { expect, test } from 'vitest';
import { documentOf } from '../../../shared/document/build.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import type { Article } from '../../../shared/periodical/article.ts';
import type { DirectBackend } from '../../helpers/direct-calls.ts';
import { refusal } from '../../helpers/refusal.ts';
import { storedIssue } from '../../helpers/stored-issue.ts';
import { testBackend } from '../../helpers/test-backend.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const wide = documentOf({
  type: 'table',
  content: [
    { type: 'tableRow', content: Array.from({ length: 65 }, () => ({ type: 'tableCell', content: [{ type: 'paragraph' }] })) },
  ],
});
const sentence = '《甲》太大：有一个表格有 65 列，最多 64 列；请拆开或缩短后再试。';

async function articleOf(backend: DirectBackend) {
  const { issue, sections } = storedIssue(backend);
  const made = await backend.client.articles.create({
    kind: 'article',
    issueId: issue.id,
    sectionId: sections[0]?.id ?? '',
    title: '甲',
  });
  return { issue, ...made };
}

test('saving tells what is too large, and keeps what was there', async () => {
  const backend = testBackend();
  const { article, sequence } = await articleOf(backend);
  const save = (change: Partial<Article>) =>
    refusal(
      backend.client.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: { ...article, ...change } }),
    );
  expect(await save({ document: wide })).toMatchObject({ code: 'too-large', message: sentence });
  expect(await save({ contentsTitle: '题'.repeat(20_000) })).toMatchObject({
    message: '《甲》太大：目录标题长 20000 字，最多 200 字；请拆开或缩短后再试。',
  });
  expect(await save({ titleLines: Array.from({ length: 21 }, () => '题') })).toMatchObject({ code: 'too-large' });
  expect(await save({ bylines: [{ kind: 'person', name: '人'.repeat(201) }] })).toMatchObject({ code: 'too-large' });
  expect(await save({ kicker: 'x'.repeat(73 * 2 ** 20) })).toMatchObject({ code: 'too-large' });
  expect((await backend.client.articles.history({ articleId: article.id })).map((revision) => revision.sequence)).toEqual([
    sequence,
  ]);
});

test('a document nested deeper than the stack is refused with a sentence', async () => {
  const backend = testBackend();
  const { article, sequence } = await articleOf(backend);
  let deep: object = { type: 'paragraph' };
  for (let depth = 0; depth < 100_000; depth += 1) deep = { type: 'blockquote', content: [deep] };
  const document = { type: 'doc', content: [deep] } as DocumentNode;
  const save = backend.client.articles.save({
    articleId: article.id,
    parent: sequence,
    reason: '改',
    article: { ...article, document },
  });
  expect(await refusal(save)).toMatchObject({ code: 'too-large', details: { what: '内容一层套一层，套得太深' } });
});

test('so do creating, replacing, the pages of what is not saved, the issue and a whole issue', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { article, sequence, issue } = await articleOf(backend);
  const create = client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '题'.repeat(201) });
  expect(await refusal(create)).toMatchObject({ message: '标题太大：超过了能接受的长度，最多 200 字；请拆开或缩短后再试。' });
  const file = client.manuscripts.importFile({ name: '稿.txt', contents: new Blob([new Uint8Array(48 * 2 ** 20 + 1)]) });
  expect(await refusal(file)).toMatchObject({ message: '文件太大：超过了能接受的长度，最多 48 MB；请拆开或缩短后再试。' });

  const text = { ...article, titleLines: ['㍿'.repeat(20)], contentsTitle: null, document: documentOf() };
  await client.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: text });
  const query = { text: '㍿', matchCase: true, matchWidth: true };
  const hits = await client.articles.findInIssue({ issueId: issue.id, query });
  expect(hits).toHaveLength(20);
  const replace = client.articles.replaceInIssue({ issueId: issue.id, query, replacement: '长'.repeat(200), hits });
  expect(await refusal(replace)).toMatchObject({ code: 'too-large' });

  const unsaved = { articles: [{ ...article, document: wide }] };
  expect(await refusal(client.pages.article({ issueId: issue.id, articleId: article.id, unsaved }))).toMatchObject({
    message: sentence,
  });

  const outline = await client.issues.outline({ issueId: issue.id });
  const distribution = { ...outline.issue.distribution, 报: '报'.repeat(2001) };
  const update = {
    issueId: issue.id,
    parent: outline.issueHash,
    layout: outline.layout,
    issue: { ...outline.issue, distribution },
  };
  expect(await refusal(client.issues.update(update))).toMatchObject({
    message: '本期信息太大：有一栏长 2001 字，最多 2000 字；请拆开或缩短后再试。',
  });

  const complete = backend.loadCompleteIssue({ issueId: issue.id });
  const [section] = complete.sections;
  if (!section) throw new Error('no section');
  const other = { ...complete, issue: { ...complete.issue, id: 'other', total: 999 } };
  const given = { ...other, sections: [{ ...section, articles: [{ ...article, document: wide }] }] };
  const store = () => backend.storeCompleteIssue({ complete: given, assetBytes: new Map(), reason: '导入', report: null });
  expect(userErrorCode(store)).toBe('too-large');
  expect(backend.listIssues()).toHaveLength(1);
});
