import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { refusal } from '../../helpers/refusal.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const issueText = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/intake/invented-issue.txt'));

function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('~'));
}

test('a whole issue and a manuscript come in from the window, and no file is left', async () => {
  const { client, services, verifyArchive } = testBackend();
  const { issueId, report } = await client.issues.importFile({ name: '第14期.txt', contents: base64(issueText) });
  const outline = await client.issues.outline({ issueId });
  expect(report.counts.sections).toBe(outline.sections.length);
  expect(report).toMatchObject({ replaced: [], joins: expect.any(Number), encoding: expect.any(String) });
  expect(report.counts.articles).toBeGreaterThan(0);

  const manuscript = iconv.encode('关于加强机构编制管理的调研\n\n河湾市委编办\n\n近年来，全市编制工作稳步推进。', 'gb18030');
  const { articleId, title } = await client.manuscripts.importFile({ name: '来稿.txt', contents: base64(manuscript) });
  expect(title).toBe('关于加强机构编制管理的调研');
  expect(await client.articles.read({ articleId })).toMatchObject({ reason: '导入', article: { titleLines: [title] } });
  expect(leftovers(services.archive.folder)).toEqual([]);
  expect(verifyArchive().problems).toEqual([]);
});

test('a refusal names the file as the editor knows it and leaves nothing', async () => {
  const { client, services } = testBackend();
  const importIssue = (name: string, contents: Uint8Array | string) =>
    refusal(client.issues.importFile({ name, contents: base64(contents) }));
  await client.issues.importFile({ name: '第14期.txt', contents: base64(issueText) });
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
  const binary = client.manuscripts.importFile({ name: '坏.txt', contents: base64(Buffer.from([0, 1, 2, 0, 255, 0, 7])) });
  expect(await refusal(binary)).toMatchObject({ code: 'file-not-text', details: { file: '坏.txt' } });
  expect(leftovers(services.archive.folder)).toEqual([]);
  expect(await client.issues.list()).toHaveLength(1);
});
