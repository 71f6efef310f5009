import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { doubtfulIssue } from '../helpers/doubtful-issue.ts';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk({ sample: 'never' });
const file = { name: '青屿2019年第4期.txt', mimeType: 'text/plain', buffer: Buffer.from(doubtfulIssue()) };

beforeEach(desk.clear);

/** What is marked in the text. */
function marked(page: Page) {
  return page.locator('[aria-label="正文"] [class*="marked"]');
}

test('an import report is worked off to the last tick, over a window that was closed in between', async () => {
  const first = await desk.openWindow({ hash: '/archive' });
  await first.page.getByRole('button', { name: '导入往期' }).first().click();
  const dialog = first.page.getByRole('dialog', { name: '导入往期' });
  await dialog.locator('input[type=file]').setInputFiles([file]);
  await dialog.getByText('有 6 处请对照原稿核对').waitFor();
  await first.shoot('worklist-report');
  await dialog.getByRole('button', { name: '汉字之间夹着外文“abc”' }).click();
  await expect.poll(() => marked(first.page).innerText()).toBe('abc');
  await first.page.getByRole('region', { name: '核对单' }).getByText('还有 6 处，共 6 处').waitFor();
  await first.close();

  const [issue] = await desk.client.issues.list();
  const issueId = issue?.id ?? '';
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${issueId}/contents` });
  await page.getByRole('button', { name: '核对单 6 处' }).click();
  const pane = page.getByRole('region', { name: '核对单' });
  await shoot('worklist-pane');
  expect(await seriousFaults(page)).toEqual([]);

  // One line does a whole kind, and is taken back.
  await pane.getByRole('button', { name: '按姓氏笔画排序' }).click();
  await page.getByText('名单已按姓氏笔画排序。').waitFor();
  await pane.getByText('还有 5 处，共 5 处').waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).last().click();
  await pane.getByText('还有 6 处，共 6 处').waitFor();
  await pane.getByRole('button', { name: '按姓氏笔画排序' }).click();
  await pane.getByText('还有 5 处，共 5 处').waitFor();
  await pane.getByRole('button', { name: '目录照正文' }).click();
  await page.getByText('目录标题已改成正文里的。').waitFor();
  await pane.getByText('还有 4 处，共 4 处').waitFor();
  const outline = await desk.client.issues.outline({ issueId });
  expect(outline.issue.masthead.committee.find(({ byStroke }) => byStroke)?.names).toEqual([
    '于海',
    '王朗',
    '冯小舟',
    '孙可心',
    '周南山',
    '祝安',
  ]);

  // Step by step through the passages.
  const words = pane.getByRole('region', { name: '汉字之间夹着外文' });
  await words.getByRole('button', { name: '逐处核对' }).click();
  await expect.poll(() => marked(page).innerText()).toBe('abc');
  await shoot('worklist-passage');
  await words.getByRole('button', { name: '逐处核对' }).click();
  await expect.poll(() => marked(page).innerText()).toBe('xyz');
  // Mended in the text: the passage is gone, which the list says.
  await words.getByRole('button', { name: /“abc”/ }).click();
  await expect.poll(() => marked(page).innerText()).toBe('abc');
  for (let key = 0; key < 3; key += 1) await page.keyboard.press('Delete');
  await words.getByText('原处已改').waitFor();
  await words.getByRole('button', { name: /“abc”/ }).click();
  await page.getByText('原来的这段文字已经改过或删去').waitFor();
  await words.getByRole('button', { name: '这一类都核对过了' }).click();
  await pane.getByText('还有 2 处，共 4 处').waitFor();

  await pane.getByRole('button', { name: '下一处' }).click();
  await expect.poll(() => marked(page).innerText()).toBe('说明两年来的使用效果；没有效果的');
  await pane.getByRole('checkbox', { name: /^核对过了：.*这一段没有结束/ }).click();
  await pane.getByText('还有 1 处，共 4 处').waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).last().click();
  await pane.getByText('还有 2 处，共 4 处').waitFor();
  await pane.getByRole('checkbox', { name: /^核对过了：.*这一段没有结束/ }).click();
  await pane.getByRole('checkbox', { name: /^核对过了：.*标题序号不连续/ }).click();
  await pane.getByText('全部 4 处都已核对。').waitFor();
  await pane.getByRole('checkbox', { name: '显示已核对的' }).check();
  await pane
    .getByText(/^编辑|^\S+ .*\d\d:\d\d$/)
    .first()
    .waitFor();
  await shoot('worklist-done');
  await page.getByRole('button', { name: '核对单 ✓' }).waitFor();
  expect((await desk.client.findings.list({ issueId })).every(({ task }) => task.ticked !== null)).toBe(true);
  await close();
});

test('what is open is counted at home and before export, one line for each kind, and leads to its passage', async () => {
  await desk.client.issues.importFile({ name: file.name, contents: new Blob([file.buffer]) });
  const { page, shoot, close } = await desk.openWindow({ hash: '/' });
  const card = page.getByRole('region', { name: /^本期还差 \d+ 处/ });
  await card.getByText('汉字之间夹着外文：2 处，请逐处核对。').waitFor();
  await shoot('worklist-home');
  await card.getByRole('listitem').filter({ hasText: '汉字之间夹着外文' }).getByRole('link', { name: '去处理' }).click();
  await expect.poll(() => marked(page).innerText()).toBe('abc');
  await page
    .getByRole('region', { name: '核对单' })
    .getByText(/还有 6 处/)
    .waitFor();
  await close();
});
