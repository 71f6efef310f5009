import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { docxText } from '../helpers/docx-text.ts';
import { readPdfPages } from '../helpers/pdf-text.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('the preflight list leads to what is missing; then the files are written and can be fetched', async () => {
  const before = await desk.outline();
  const { issue, layout, issueHash } = before;
  const withoutPermit = { ...issue, imprint: { ...issue.imprint, permit: '' } };
  await desk.client.issues.update({ issueId: desk.issueId, parent: issueHash, issue: withoutPermit, layout });

  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  await page.getByRole('button', { name: '输出' }).click();
  const dialog = page.getByRole('dialog', { name: /输出/ });
  const missing = dialog.getByRole('listitem').filter({ hasText: '准印证号' });
  await missing.first().waitFor({ timeout: 120_000 });
  await shoot('export-preflight');
  // What is red is asked about first.
  await dialog.getByRole('button', { name: '开始输出' }).click();
  const question = page.getByRole('dialog', { name: /还有 \d+ 处红色问题没有处理，仍要输出吗？/ });
  await question.getByText('准印证号').waitFor();
  await shoot('export-red-items');
  await question.getByRole('button', { name: '先去处理' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(existsSync(path.join(desk.program.home, 'exports'))).toBe(false);
  await dialog.getByRole('button', { name: '开始输出' }).click();
  await question.getByRole('button', { name: '仍要输出' }).click();
  await dialog.getByText('输出完成').waitFor();
  rmSync(path.join(desk.program.home, 'exports'), { recursive: true });
  await dialog.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '输出' }).click();
  await missing.first().getByRole('button', { name: '去处理' }).click();
  await page.waitForURL(/#\/settings\/periodical/);

  const now = await desk.outline();
  await desk.client.issues.update({ issueId: desk.issueId, parent: now.issueHash, issue, layout });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/arrange/${desk.issueId}`);
  await page.getByRole('button', { name: '输出' }).click();
  await dialog.getByText('输出前检查').waitFor();
  await expect.poll(() => dialog.getByRole('listitem').filter({ hasText: '准印证号' }).count()).toBe(0);
  await dialog.getByRole('checkbox', { name: /纯文本/ }).check();
  await dialog.getByRole('button', { name: '开始输出' }).click();
  await dialog.getByText('输出完成').waitFor();
  await shoot('export-done');

  const exportsFolder = path.join(desk.program.home, 'exports');
  const [folder] = readdirSync(exportsFolder);
  const names = readdirSync(path.join(exportsFolder, folder ?? '')).sort();
  expect(names.map((name) => path.extname(name))).toEqual(['.docx', '.pdf', '.txt']);
  const read = (ending: string) =>
    new Uint8Array(readFileSync(path.join(exportsFolder, folder ?? '', names.find((name) => name.endsWith(ending)) ?? '')));
  expect((await readPdfPages(read('.pdf'))).length % 4).toBe(0);
  expect(docxText(read('.docx')).document).toContain('朔内资准字');

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载' }).first().click();
  expect((await download).suggestedFilename()).toMatch(/第86期.*\.pdf$/);
  await close();
});

test('an export that is cancelled leaves nothing behind', async () => {
  const target = path.join(desk.program.home, 'cancelled');
  const ended = new AbortController();
  const run = await desk.client.exports.run(
    { issueId: desk.issueId, articleId: null, formats: ['pdf', 'docx'], folder: target },
    { signal: ended.signal },
  );
  await expect(
    (async () => {
      for await (const event of run) if (event.kind === 'step') ended.abort();
    })(),
  ).rejects.toThrow();
  // The typesetter works on.
  expect((await desk.client.pages.issue({ issueId: desk.issueId })).map.pages.length).toBeGreaterThan(20);
  expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
});

test('Escape gives an export up, and says so', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  await page.getByRole('button', { name: /输出…/ }).click();
  const dialog = page.getByRole('dialog', { name: /输出/ });
  const start = dialog.getByRole('button', { name: '开始输出' });
  await start.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '取消输出' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('输出已取消，没有留下文件').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await close();
});

test('the pages of an issue are counted in the same words wherever they are', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  const note = page.getByRole('contentinfo').getByRole('button', { name: /4 的倍数/ });
  await note.waitFor({ timeout: 120_000 });
  const words = /^\d+ 页(，加 \d+ 页空白共 \d+ 页)?/.exec((await note.textContent()) ?? '')?.[0] ?? '';
  expect(words).not.toBe('');
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('radio', { name: new RegExp(`^整期（${words}[，）]`) }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '工作台' }).click();
  await page.getByText('页数', { exact: true }).locator('..').filter({ hasText: words }).waitFor();
  await close();
});

test('a range of pages is prepared as a PDF that can be opened once', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  await page.getByRole('button', { name: '打印' }).click();
  const dialog = page.getByRole('dialog', { name: /打印/ });
  await dialog.getByRole('spinbutton', { name: '从第几页' }).fill('3');
  await dialog.getByRole('spinbutton', { name: '到第几页' }).fill('5');
  await dialog.getByRole('button', { name: '准备打印' }).click();
  const link = dialog.getByRole('link', { name: '打开 PDF' });
  await link.waitFor();
  await shoot('print-ready');
  const address = new URL((await link.getAttribute('href')) ?? '', desk.program.origin);
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect((await readPdfPages(new Uint8Array(await answer.arrayBuffer()))).length).toBe(3);
  expect((await fetch(address)).status).toBe(404);
  await close();
});
