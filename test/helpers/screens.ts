import type { Page } from 'playwright-core';
import { settingsTabs } from '../../renderer/navigation/navigation.ts';

/** The issues that screens are of. */
export interface ScreenIssues {
  sampleId: string;
  /** One with a worklist and with red items in its preflight. */
  doubtfulId: string;
}

/** A screen of the program, and how an editor gets there. */
export interface Screen {
  address: (issues: ScreenIssues) => string;
  open?: (page: Page) => Promise<void>;
}

export const programScreens: Record<string, Screen> = {
  home: { address: () => '/' },
  'manuscripts none waiting': { address: () => '/manuscripts' },
  manuscripts: {
    address: () => '/manuscripts',
    async open(page) {
      await page.getByRole('radiogroup', { name: '状态' }).getByText('全部').click();
      await page
        .getByRole('checkbox', { name: /^勾选《/ })
        .first()
        .check();
    },
  },
  'manuscript beside the list': {
    address: () => '/manuscripts',
    async open(page) {
      await page.getByRole('radiogroup', { name: '状态' }).getByText('全部').click();
      await page.locator('[data-title]').first().click();
      await page.getByRole('complementary').getByRole('heading', { name: /版本/ }).waitFor();
    },
  },
  import: {
    address: () => '/manuscripts',
    async open(page) {
      await page.keyboard.press('Control+o');
      await page.getByRole('dialog', { name: '导入稿件' }).waitFor();
    },
  },
  'new issue': {
    address: () => '/',
    async open(page) {
      await button(page, '新建一期').click();
      await page.getByRole('dialog').getByLabel('总期号', { exact: true }).waitFor();
    },
  },
  'new issue with a number that is taken': {
    address: () => '/',
    async open(page) {
      await button(page, '新建一期').click();
      await page.getByRole('dialog').getByLabel('年份', { exact: true }).fill('2025');
      await page.getByRole('dialog').getByLabel('期号', { exact: true }).fill('2');
    },
  },
  'remove an issue': {
    address: () => '/',
    async open(page) {
      await inMenu(page, '删除这一期…');
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  shelf: { address: () => '/archive' },
  help: { address: () => '/help/start' },
  ...Object.fromEntries(settingsTabs.map((tab) => [`settings ${tab}`, { address: () => `/settings/${tab}` }])),
};

const article = ({ sampleId }: ScreenIssues): string => `/arrange/${sampleId}/article/sample-pool`;

export const issueScreens: Record<string, Screen> = {
  article: { address: article },
  opening: { address: ({ sampleId }) => `/arrange/${sampleId}/opening` },
  cover: { address: ({ sampleId }) => `/arrange/${sampleId}/cover` },
  masthead: { address: ({ sampleId }) => `/arrange/${sampleId}/masthead` },
  contents: { address: ({ sampleId }) => `/arrange/${sampleId}/contents` },
  'find in the article': {
    address: article,
    async open(page) {
      await page.getByRole('textbox', { name: '正文' }).click();
      await page.keyboard.press('Control+h');
      await page.getByPlaceholder('替换为').waitFor();
    },
  },
  'find in the issue': {
    address: article,
    async open(page) {
      await page.keyboard.press('Control+Shift+H');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('查找').first().fill('编制');
      await button(page, '查找').click();
      await dialog.getByText(/共 \d+ 处/).waitFor();
    },
  },
  history: {
    address: article,
    async open(page) {
      await button(page, '历史版本').click();
      await page.getByRole('dialog', { name: /历史版本/ }).waitFor();
    },
  },
  'export and preflight': {
    address: ({ doubtfulId }) => `/arrange/${doubtfulId}`,
    async open(page) {
      await page.keyboard.press('Control+Shift+E');
      await page.getByRole('button', { name: '去处理' }).first().waitFor();
    },
  },
  print: {
    address: article,
    async open(page) {
      await page.keyboard.press('Control+p');
      await page
        .getByRole('radio', { name: /从第几页|第/ })
        .last()
        .check();
      await page.getByLabel('从第几页').fill('900');
      await page.getByRole('alert').getByText('没有第 900 页').waitFor();
    },
  },
  worklist: {
    address: ({ doubtfulId }) => `/arrange/${doubtfulId}/contents`,
    async open(page) {
      await page.getByRole('button', { name: '核对单 6 处' }).click();
      await page.getByRole('region', { name: '核对单' }).waitFor();
    },
  },
  activity: {
    address: article,
    async open(page) {
      await inMenu(page, '本期记录…');
      await page.getByRole('dialog', { name: '本期记录' }).waitFor();
    },
  },
  'full-screen reading': {
    address: article,
    async open(page) {
      // A window that fills the screen cannot be given another size.
      await page.evaluate(() => {
        Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'));
      });
      await page.keyboard.press('F11');
      await page.getByRole('dialog', { name: '阅读全期' }).waitFor();
    },
  },
  reader: { address: ({ sampleId }) => `/archive/${sampleId}` },
};

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true }).first();
}

/** Of the window's menu, whether the tool stands in the bar or not. */
async function inMenu(page: Page, name: string): Promise<void> {
  await button(page, '这一期可以做的其他事').click();
  await page.getByRole('menuitem', { name }).click();
}
