import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { seriousFaults, seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk({ sample: 'never' });

const issueText = readFileSync(path.join(import.meta.dirname, '../fixtures/intake/invented-issue.txt'), 'utf8');
const inventedIssue = { name: '青屿2019年第4期.txt', mimeType: 'text/plain', buffer: Buffer.from(issueText) };
/** With letters a scanner put into it. */
const doubtfulIssue = { ...inventedIssue, buffer: Buffer.from(issueText.replace('列成一张表', '列abc成一张表')) };

beforeEach(desk.clear);

test('an empty shelf offers three ways to begin; an issue in a text file is imported, reported on and read', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: '/archive' });
  await page.getByRole('button', { name: '打开样刊看看' }).waitFor();
  await shoot('archive-empty');
  await page.getByRole('banner').or(page.locator('header')).getByRole('button', { name: '导入往期' }).click();
  const dialog = page.getByRole('dialog', { name: '导入往期' });
  await dialog.locator('input[type=file]').setInputFiles([doubtfulIssue]);
  await dialog.getByText('总第38期').waitFor();
  const report = dialog.getByRole('listitem').first();
  await report.getByText(/3 个栏目，4 篇/).waitFor();
  await shoot('archive-imported');
  expect(await seriousFaults(page)).toEqual([]);

  await report.getByText('有 1 处请对照原稿核对').waitFor();
  const line = issueText.split('\n').findIndex((text) => text.includes('列成一张表')) + 1;
  await report.getByText(`第 ${line} 行`).waitFor();
  await page.context().grantPermissions(['clipboard-read']);
  await report.getByRole('button', { name: '复制这份清单' }).click();
  await page.getByText('已复制').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll('\r', '')).toMatch(new RegExp(`^${doubtfulIssue.name}\n《青屿机构编制》.*\n第 ${line} 行.*abc`));

  await report.getByRole('button', { name: '翻看' }).click();
  await page.waitForURL(/#\/archive\/.+/);
  await page.getByRole('navigation', { name: '目录' }).getByText('海岛乡镇怎样留住人').waitFor();
  await close();
});

test('an issue that is there already and a file that is none are refused in a sentence', async () => {
  await desk.client.issues.importFile({ name: inventedIssue.name, contents: new Blob([inventedIssue.buffer]) });
  const { page, shoot, close } = await desk.openWindow({ hash: '/archive' });
  await page.getByRole('button', { name: '导入往期' }).click();
  const dialog = page.getByRole('dialog', { name: '导入往期' });
  const letter = { name: '一封信.txt', mimeType: 'text/plain', buffer: Buffer.from('来信收到了，谢谢。') };
  await dialog.locator('input[type=file]').setInputFiles([inventedIssue, letter]);
  await dialog.getByText('档案里已经有总第38期').waitFor();
  await dialog.getByText('“一封信.txt”不像是一整期刊物').waitFor();
  await shoot('archive-refused');
  expect((await desk.client.issues.list()).length).toBe(1);
  await close();
});

test('the shelf shows printed covers by year, anew where the issue changed', async () => {
  await desk.client.issues.importFile({ name: inventedIssue.name, contents: new Blob([inventedIssue.buffer]) });
  const { issueId } = await desk.client.program.loadSample();
  const { page, shoot, close } = await desk.openWindow({ hash: '/archive' });
  await page.getByRole('heading', { name: '2025年' }).waitFor();
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    expect.stringContaining('2025年'),
    expect.stringContaining('2019年'),
  ]);
  await expect.poll(() => page.locator('[data-drawn=true]').count()).toBe(2);
  await shoot('archive-shelf');
  expect(await seriousFaultsInBothThemes(page)).toEqual([]);
  const cover = page.getByRole('img', { name: '总第86期的封面' });
  const before = await cover.getAttribute('src');
  const { issue, layout, issueHash } = await desk.client.issues.outline({ issueId });
  await desk.client.issues.update({ issueId, parent: issueHash, issue: { ...issue, title: '换了名的刊' }, layout });
  await expect.poll(() => cover.getAttribute('src')).not.toBe(before);
  await page.getByRole('link', { name: /总第86期/ }).click();
  await page.waitForURL(new RegExp(`#/archive/${issueId}`));
  await close();
});

test('an issue is read: the contents lead to the page, keys turn it, the contents follow', async () => {
  const { issueId } = await desk.client.program.loadSample();
  const { page, shoot, close } = await desk.openWindow({ hash: `/archive/${issueId}`, width: 1600, height: 900 });
  const contents = page.getByRole('navigation', { name: '目录' });
  const entries = contents.getByRole('listitem').getByRole('button');
  await expect.poll(() => entries.first().isEnabled()).toBe(true);
  await page.locator('[data-page="1"] canvas').waitFor();
  await shoot('archive-read');

  const { map } = await desk.client.pages.issue({ issueId });
  const third = entries.nth(2);
  const folio = Number((await third.locator('span').last().innerText()).trim());
  expect(map.articles.map((article) => article.folio)).toContain(folio);
  await third.click();
  await expect.poll(() => third.getAttribute('aria-current')).toBe('true');
  const firstPage = map.articles.find((article) => article.folio === folio)?.firstPage ?? 0;
  await expect.poll(() => inSight(firstPage)).toBe(true);
  await shoot('archive-read-article');

  await page.getByRole('region', { name: '页面', exact: true }).focus();
  await page.keyboard.press('End');
  await expect.poll(() => inSight(map.pages.length)).toBe(true);
  await expect.poll(() => third.getAttribute('aria-current')).toBe(null);
  // The same place can be asked for again.
  await third.click();
  await expect.poll(() => inSight(firstPage)).toBe(true);

  await page.getByRole('button', { name: '输出本期…' }).click();
  await page
    .getByRole('dialog', { name: /输出.*总第86期/ })
    .getByRole('button', { name: '关闭' })
    .last()
    .click();
  await contents.getByRole('button', { name: '编辑本期' }).click();
  await page.waitForURL(new RegExp(`#/arrange/${issueId}`));
  await close();

  async function inSight(number: number): Promise<boolean> {
    const [box, desk] = await Promise.all([
      page.locator(`[data-pages] [data-page="${number}"]`).boundingBox(),
      page.locator('[data-pages]').boundingBox(),
    ]);
    const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2;
    return box !== null && desk !== null && middle > desk.y && middle < desk.y + desk.height;
  }
});

test('an issue that is gone says so and leads back', async () => {
  const { page, close } = await desk.openWindow({ hash: '/archive/no-such-issue' });
  await page.getByText('这一期不在档案里').waitFor();
  await page.getByRole('button', { name: '回到档案' }).click();
  await page.waitForURL(/#\/archive$/);
  await close();
});

test('twelve issues come in, and a file that is none is told of, although 完成 is pressed early', async () => {
  const twelve = Array.from({ length: 12 }, (_, index) => ({
    ...inventedIssue,
    name: `青屿总第${101 + index}期.txt`,
    buffer: Buffer.from(issueText.replace('总第38期', `总第${101 + index}期`)),
  }));
  const letter = { name: '一封信.txt', mimeType: 'text/plain', buffer: Buffer.from('来信收到了，谢谢。') };
  const { page, shoot, close } = await desk.openWindow({ hash: '/archive' });
  await page.getByRole('button', { name: '导入往期' }).last().click();
  const dialog = page.getByRole('dialog', { name: '导入往期' });
  await dialog.locator('input[type=file]').setInputFiles([...twelve.slice(0, 5), letter, ...twelve.slice(5)]);
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'detached' });
  const progress = page.getByRole('button', { name: /正在导入往期，\d+／13/ });
  await progress.waitFor();
  await shoot('archive-import-behind');
  // It can be looked at while it goes on, and put away again; another screen does not end it.
  await progress.click();
  await dialog.getByText('点“完成”后在后台接着导入').waitFor();
  await shoot('archive-import-early');
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.getByRole('navigation', { name: '主导航' }).getByText('稿件库').click();

  const report = page.getByRole('alert').filter({ hasText: '导入往期：' });
  await report.getByText('13 个文件，收进 12 个，1 个没能导入').waitFor();
  await shoot('archive-import-report');
  expect((await desk.client.issues.list()).map(({ total }) => total).toSorted((a, b) => a - b)).toEqual(
    twelve.map((_, index) => 101 + index),
  );
  await report.getByRole('button', { name: '看结果' }).click();
  await dialog.getByText('“一封信.txt”不像是一整期刊物').waitFor();
  expect(await dialog.getByRole('listitem').filter({ hasText: '个栏目' }).count()).toBe(12);
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'detached' });
  await close();
});
