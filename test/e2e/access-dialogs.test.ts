import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { englishLabels } from '../helpers/english-labels.ts';
import { seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

const dialogs: [name: string, open: (page: Page) => Promise<void>][] = [
  [
    '新建一期 with a number that is taken',
    async (page) => {
      await button(page, '新建一期').click();
      await page.getByRole('dialog').getByLabel('年份', { exact: true }).fill('2025');
      await page.getByRole('dialog').getByLabel('期号', { exact: true }).fill('2');
    },
  ],
  ['打印', (page) => button(page, '打印').click()],
  [
    '输出',
    async (page) => {
      await page.getByRole('button', { name: /输出…/ }).click();
      await page.getByText('没有发现问题').waitFor();
    },
  ],
  [
    '删除这一期',
    async (page) => {
      await button(page, '这一期可以做的其他事').click();
      await page.getByRole('menuitem', { name: '删除这一期…' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('86');
    },
  ],
  [
    '历史版本',
    async (page) => {
      await button(page, '历史版本').click();
      await page.getByRole('dialog', { name: /历史版本/ }).waitFor();
    },
  ],
  [
    '全期查找替换',
    async (page) => {
      await page.keyboard.press('Control+Shift+H');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('查找').first().fill('编制');
      await dialog.getByLabel('换成').fill('员额');
      await button(page, '查找').click();
      await dialog.getByText(/共 \d+ 处/).waitFor();
    },
  ],
];

test.each(dialogs)('%s: nothing serious against access in both themes, and nothing in English', async (_, open) => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/sample-pool` });
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  await open(page);
  expect(await seriousFaultsInBothThemes(page)).toEqual([]);
  expect(await englishLabels(page)).toEqual([]);
  await close();
});
