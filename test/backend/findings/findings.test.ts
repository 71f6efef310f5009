import { expect, test } from 'vitest';
import { paragraph } from '../../../shared/document/build.ts';
import { arrangementOf } from '../../../shared/periodical/arrangement.ts';
import type { DirectBackend } from '../../helpers/direct-calls.ts';
import { doubtfulIssue } from '../../helpers/doubtful-issue.ts';
import { refusal } from '../../helpers/refusal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

async function imported(backend: DirectBackend, text = doubtfulIssue()) {
  const { issueId, report } = await backend.client.issues.importFile({ name: '第38期.txt', contents: new Blob([text]) });
  return { issueId, report };
}

test('what an import leaves in doubt stays with the issue, each doubt tied to its passage, also after the program was started anew', async () => {
  const home = temporaryFolder();
  const first = testBackend({ home });
  const { issueId } = await imported(first);
  first.close();
  const { client } = testBackend({ home });
  const findings = await client.findings.list({ issueId });
  expect(
    findings.map(({ kind, task, target }) => [
      kind,
      task.line,
      target.kind === 'article' ? [target.passage?.anchor.quote, target.passage?.state] : target.words,
    ]),
  ).toEqual([
    ['stroke-order', null, '冯小舟'],
    ['foreign-word', 44, ['abc', 'found']],
    ['open-end', 50, ['说明两年来的使用效果；没有效果的', 'found']],
    ['foreign-word', 54, ['xyz', 'found']],
    ['heading-number', 67, ['（三）把待遇跟着路程走。离市区越远，补贴越高，由', 'found']],
    ['contents-title', null, [undefined, undefined]],
  ]);
  expect(findings.every(({ task }) => task.ticked === null)).toBe(true);
});

test('a doubt is ticked off with its editor and time, and the tick taken back; preflight counts the open ones', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await imported(backend);
  const open = async () => (await client.exports.preflight({ issueId })).filter(({ task }) => task);
  const all = await client.findings.list({ issueId });
  const keys = all.filter(({ kind }) => kind === 'foreign-word').map(({ task }) => task.key);
  await client.settings.writePreferences({ author: '校对乙' });
  await client.findings.tick({ keys, isTicked: true });
  const ticked = (await client.findings.list({ issueId })).filter(({ task }) => task.ticked);
  expect(ticked.map(({ task }) => task.key)).toEqual(keys);
  expect(ticked[0]?.task.ticked).toEqual({ by: '校对乙', time: expect.stringMatching(/^2026-01-05T09:00:\d\d/) });
  expect(await open()).toHaveLength(all.length - 2);
  expect(backend.listActivity(1)[0]).toMatchObject({ author: '校对乙', action: 'tick-findings', subject: '核对单 2 处' });
  await client.findings.tick({ keys: keys.slice(0, 1), isTicked: false });
  expect((await client.findings.list({ issueId })).filter(({ task }) => task.ticked)).toHaveLength(1);
});

test('a passage that was edited away is said to be gone, one in a text that grew is found', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await imported(backend);
  const states = async () =>
    (await client.findings.list({ issueId })).flatMap(({ target }) =>
      target.kind === 'article' && target.passage ? [target.passage.state] : [],
    );
  const [finding] = (await client.findings.list({ issueId })).filter(({ kind }) => kind === 'foreign-word');
  const articleId = finding?.target.kind === 'article' ? finding.target.articleId : '';
  const { article, sequence } = await client.articles.read({ articleId });
  const mended = JSON.parse(JSON.stringify(article.document).replace('列abc成', '列成'));
  const grown = { ...mended, content: [paragraph('新写的一段话。'), ...mended.content] };
  await client.articles.save({ articleId, parent: sequence, reason: '自动保存', article: { ...article, document: grown } });
  expect(await states()).toEqual(['gone', 'found', 'found', 'found']);
});

test('the doubts of a manuscript go with it into an issue and out of the archive', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await imported(backend);
  const text =
    '海岛用编的三点体会\n\n祝安\n\n岛上的编制不多，用好每一名是大事。\n\n![示意图](a.png)\n\n全市用编[^1]逐年下降，用编单位的使用效益逐年提高，但还有一些单位的编制没有用在刀刃上，需要';
  const { articleId, anomalies } = await client.manuscripts.importFile({ name: '来稿.txt', contents: new Blob([text]) });
  const own = await client.findings.list({ articleId });
  expect(own.map(({ kind }) => kind).toSorted()).toEqual(anomalies.map(({ kind }) => kind).toSorted());
  expect(own.map(({ target }) => target.kind === 'article' && target.passage?.anchor.quote).toSorted()).toEqual(
    ['[^1]', '些单位的编制没有用在刀刃上，需要', '上的编制不多，用好每一名是大事。'].toSorted(),
  );
  const before = await client.findings.list({ issueId });
  const outline = await client.issues.outline({ issueId });
  const [first] = outline.sections;
  await client.manuscripts.place({ articleIds: [articleId], issueId, sectionId: first?.id ?? '' });
  expect(await client.findings.list({ issueId })).toHaveLength(before.length + own.length);
  const sections = arrangementOf(outline);
  const { outlineHash } = await client.issues.outline({ issueId });
  await client.issues.arrange({ issueId, parent: outlineHash, sections });
  await client.manuscripts.trash({ articleIds: [articleId] });
  await client.manuscripts.purge({ articleIds: [articleId] });
  expect(await refusal(client.findings.list({ articleId }))).toMatchObject({ code: 'article-missing' });
  expect(backend.verifyArchive().problems).toEqual([]);
});

test('a title that is not that of the contents is found whenever it is so, and a tick holds for what was seen only', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await imported(backend);
  const titles = async () => (await client.findings.list({ issueId })).filter(({ kind }) => kind === 'contents-title');
  const [finding] = await titles();
  const articleId = finding?.target.kind === 'article' ? finding.target.articleId : '';
  await client.findings.tick({ keys: [finding?.task.key ?? ''], isTicked: true });
  expect((await titles())[0]?.task.ticked).not.toBeNull();
  const save = async (given: { titleLines?: string[]; contentsTitle?: string | null; subtitle?: string }) => {
    const { article, sequence } = await client.articles.read({ articleId });
    await client.articles.save({ articleId, parent: sequence, reason: '自动保存', article: { ...article, ...given } });
    return titles();
  };
  expect((await save({ titleLines: ['一张清单管全区'] }))[0]?.task.ticked).toBeNull();
  expect(await save({ contentsTitle: null })).toEqual([]);
  expect(await save({ contentsTitle: '一张清单　管全区' })).toEqual([]);
  expect(await save({ contentsTitle: '一张清单管全区：五年回顾', subtitle: '五年回顾' })).toEqual([]);
  expect(await save({ contentsTitle: '一张清单', subtitle: '' })).toHaveLength(1);
  const { article } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '新稿' });
  expect(await client.findings.list({ articleId: article.id })).toEqual([]);
});

test('names in order again are no finding; those of an issue that is gone are refused', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issueId } = await imported(backend);
  const { issue, layout, issueHash } = await client.issues.outline({ issueId });
  const committee = issue.masthead.committee.map((role) =>
    role.byStroke ? { ...role, names: ['于海', '王朗', '冯小舟', '孙可心', '周南山', '祝安'] } : role,
  );
  await client.issues.update({
    issueId,
    parent: issueHash,
    issue: { ...issue, masthead: { ...issue.masthead, committee } },
    layout,
  });
  expect((await client.findings.list({ issueId })).map(({ kind }) => kind)).not.toContain('stroke-order');
  await client.issues.remove({ issueId });
  expect(await refusal(client.findings.list({ issueId }))).toMatchObject({ code: 'issue-gone' });
});

test('an import that is refused leaves no doubts', async () => {
  const backend = testBackend();
  await imported(backend);
  const count = () => backend.services.archive.sqlite.prepare('SELECT count(*) FROM doubts').pluck().get();
  const before = count();
  expect(before).toBe(4);
  expect(await refusal(imported(backend))).toMatchObject({ code: 'issue-exists' });
  expect(count()).toBe(before);
});

test('a doubt that is damaged is told as that, and a tick that is damaged is none', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { articleId } = await client.manuscripts.importFile({
    name: '来稿.txt',
    contents: new Blob(['正文里有一处\u0001。\n'.repeat(3)]),
  });
  const [first, ...others] = await client.findings.list({ articleId });
  if (!first) throw new Error('there is no doubt');
  await client.findings.tick({ keys: [first.task.key], isTicked: true });
  const { sqlite } = backend.services.archive;
  sqlite.exec(`UPDATE finding_ticks SET author = '乙'; UPDATE doubts SET message = '没有什么'`);
  const [damaged] = await client.findings.list({ articleId });
  expect(damaged).toMatchObject({ message: expect.stringContaining('这一处在档案里有损坏'), task: { ticked: null } });
  expect(others.length + 1).toBe((await client.findings.list({ articleId })).length);
  await client.findings.tick({ keys: [first.task.key], isTicked: true });
  expect((await client.findings.list({ articleId }))[0]?.task.ticked).toMatchObject({ by: '编辑甲' });
});
