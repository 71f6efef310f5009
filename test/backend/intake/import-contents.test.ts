import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { refusal } from '../../helpers/refusal.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const issueText = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/intake/invented-issue.txt'));

function blob(bytes: Uint8Array | string): Blob {
  return new Blob([Buffer.from(bytes)]);
}

function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('~'));
}

test('a whole issue and a manuscript come in from the window, and no file is left', async () => {
  const { client, services, verifyArchive } = testBackend();
  const { issueId, report } = await client.issues.importFile({ name: '第14期.txt', contents: blob(issueText) });
  const outline = await client.issues.outline({ issueId });
  expect(report.counts.sections).toBe(outline.sections.length);
  expect(report).toMatchObject({ replaced: [], joins: expect.any(Number), encoding: expect.any(String) });
  expect(report.counts.articles).toBeGreaterThan(0);

  const manuscript = iconv.encode('关于加强机构编制管理的调研\n\n河湾市委编办\n\n近年来，全市编制工作稳步推进。', 'gb18030');
  const { articleId, title } = await client.manuscripts.importFile({ name: '来稿.txt', contents: blob(manuscript) });
  expect(title).toBe('关于加强机构编制管理的调研');
  expect(await client.articles.read({ articleId })).toMatchObject({ reason: '导入', article: { titleLines: [title] } });
  expect(leftovers(services.archive.folder)).toEqual([]);
  expect(verifyArchive().problems).toEqual([]);
});

test('a manuscript that comes in again is told, by its text or its title and byline', async () => {
  const { client } = testBackend();
  const body = '近年来，全市编制工作稳步推进，各项改革任务落地见效。';
  const read = async (text: string) =>
    (await client.manuscripts.importFile({ name: '来稿.txt', contents: blob(text) })).anomalies.filter(
      ({ kind }) => kind === 'duplicate',
    );
  expect(await read(`编制工作调研\n李明\n${body}\n`)).toEqual([]);
  expect(await read(`编制工作调研\n王芳\n${body}再接再厉。\n`)).toEqual([]);
  const told = { line: 1, kind: 'duplicate', what: '可能与稿件库里的《编制工作调研》重复，请核对后留一份。' };
  expect(await read(`另一个题目\n李明\n${body}\n`)).toEqual([told]);
  expect(await read(`编制工作调研\n李明\n改过的${body}\n`)).toEqual([told]);
  const [latest] = await allManuscripts(client, { text: '改过的', state: 'unplaced' });
  expect(await client.findings.list({ articleId: latest?.id ?? '' })).toContainEqual(
    expect.objectContaining({ kind: 'duplicate', message: expect.stringContaining(told.what) }),
  );
  await client.manuscripts.trash({
    articleIds: (await allManuscripts(client, { state: 'unplaced' })).map(({ id }) => id),
  });
  expect(await read(`编制工作调研\n李明\n${body}\n`)).toEqual([]);
});

test('a file whose encoding is unclear is told as that, never shown as right', async () => {
  const { client } = testBackend();
  const russian = blob(iconv.encode('Отчёт\n', 'koi8-r'));
  const { articleId, anomalies } = await client.manuscripts.importFile({ name: '外文.txt', contents: russian });
  expect(anomalies[0]).toMatchObject({ line: 1, kind: 'encoding', what: expect.stringContaining('编码不明') });
  const findings = await client.findings.list({ articleId });
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'encoding' }));
  expect(await refusal(client.issues.importFile({ name: '外文.txt', contents: russian }))).toMatchObject({
    code: 'file-encoding-unknown',
    message: expect.stringContaining('“外文.txt”的编码不明'),
  });
});

test('a refusal names the file as the editor knows it and leaves nothing', async () => {
  const { client, services } = testBackend();
  const importIssue = (name: string, contents: Uint8Array | string) =>
    refusal(client.issues.importFile({ name, contents: blob(contents) }));
  await client.issues.importFile({ name: '第14期.txt', contents: blob(issueText) });
  expect(await importIssue('再一次.txt', issueText)).toMatchObject({ code: 'issue-exists' });
  expect(await importIssue('空.txt', '')).toMatchObject({ code: 'file-empty', message: expect.stringContaining('“空.txt”') });
  expect(await importIssue('稿件.docx', 'PK\u0003\u0004…')).toMatchObject({ details: { file: '稿件.docx' } });
  expect(await importIssue('太大.txt', Buffer.alloc(21 * 2 ** 20, 65))).toMatchObject({
    code: 'file-too-large',
    message: expect.stringContaining('“太大.txt”'),
  });
  expect(await importIssue('一篇.txt', '只有一段话。')).toMatchObject({
    code: 'issue-unrecognised',
    message: expect.stringContaining('“一篇.txt”'),
  });
  const binary = client.manuscripts.importFile({ name: '坏.txt', contents: blob(Buffer.from([0, 1, 2, 0, 255, 0, 7])) });
  expect(await refusal(binary)).toMatchObject({ code: 'file-not-text', details: { file: '坏.txt' } });
  expect(leftovers(services.archive.folder)).toEqual([]);
  expect(await client.issues.list()).toHaveLength(1);
});
