import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { doubtfulIssue } from '../helpers/doubtful-issue.ts';
import { seriousFaults, seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';
import { unreachedControls } from '../helpers/unreached-controls.ts';

const desk = setUpDesk();

/** CSS pixels: a large screen, the usual one, and that one at 125 % and 200 %. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
  { width: 683, height: 384 },
];
const [largest, , , smallest] = sizes;

let doubtful = '';

beforeAll(async () => {
  const contents = new Blob([doubtfulIssue()]);
  doubtful = (await desk.client.issues.importFile({ name: '青屿2019年第4期.txt', contents })).issueId;
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const article = () => `/arrange/${desk.issueId}/article/sample-pool`;

/** Of the window's menu, whether the tool stands in the bar or not. */
async function inMenu(page: Page, name: string): Promise<void> {
  await button(page, '这一期可以做的其他事').click();
  await page.getByRole('menuitem', { name }).click();
}

interface Screen {
  address: () => string;
  open?: (page: Page) => Promise<void>;
}

const settings = [
  'periodical',
  'masthead',
  'distribution',
  'sections',
  'directory',
  'layout',
  'fonts',
  'activity',
  'program',
] as const;

const screens: Record<string, Screen> = {
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
  article: { address: article },
  opening: { address: () => `/arrange/${desk.issueId}/opening` },
  cover: { address: () => `/arrange/${desk.issueId}/cover` },
  masthead: { address: () => `/arrange/${desk.issueId}/masthead` },
  contents: { address: () => `/arrange/${desk.issueId}/contents` },
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
    address: () => `/arrange/${doubtful}`,
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
    address: () => `/arrange/${doubtful}/contents`,
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
  'new issue': {
    address: () => '/',
    async open(page) {
      await button(page, '新建一期').click();
      await page.getByRole('dialog').getByLabel('总期号', { exact: true }).waitFor();
    },
  },
  'remove an issue': {
    address: () => '/',
    async open(page) {
      await inMenu(page, '删除这一期…');
      await page.getByRole('dialog').getByRole('textbox').waitFor();
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
  shelf: { address: () => '/archive' },
  reader: { address: () => `/archive/${desk.issueId}` },
  help: { address: () => '/help/start' },
  ...Object.fromEntries(settings.map((tab) => [`settings ${tab}`, { address: () => `/settings/${tab}` }])),
};

test.each(Object.entries(screens))('%s: every control is reached at every size', async (name, { address, open }) => {
  const { page, shoot, close } = await desk.openWindow({ hash: address(), ...largest });
  await pagesSet(page, address());
  await open?.(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await stillPage(page);
    expect(await unreachedControls(page), `${size.width}×${size.height}`).toEqual([]);
    await shoot(`size-${name.replaceAll(' ', '-')}-${size.width}`);
  }
  // Colours are looked at on the usual screen, where nothing is folded away.
  expect(await seriousFaults(page)).toEqual([]);
  await close();
});

test('where there is no room beside the text, tree and pages are opened over it, go with Escape, and give the focus back', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: article(), ...smallest });
  await pagesSet(page, article());
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  expect(await page.getByRole('tree').count()).toBe(0);
  for (const [opener, inside] of [
    ['显示目录树', page.getByRole('tree', { name: '本期结构' })],
    ['显示版面', page.getByRole('region', { name: '页面', exact: true })],
  ] as const) {
    await button(page, opener).focus();
    await page.keyboard.press('Enter');
    await inside.waitFor();
    await stillPage(page);
    expect(await unreachedControls(page)).toEqual([]);
    expect(await seriousFaultsInBothThemes(page)).toEqual([]);
    await shoot(`size-opened-${opener}`);
    await inside.focus();
    await page.keyboard.press('Escape');
    await inside.waitFor({ state: 'detached' });
    await expect.poll(() => button(page, opener).evaluate((element) => element === document.activeElement)).toBe(true);
  }
  await button(page, '显示目录树').click();
  await page.getByRole('treeitem', { name: /卷首语/ }).click();
  await page.waitForURL(/\/opening$/);
  await page.getByRole('tree').waitFor({ state: 'detached' });
  await close();
});

test('tools for which the bar is too narrow are in its menu, and work from there by keys', async () => {
  const { page, close } = await desk.openWindow({ hash: article(), width: 560, height: 600 });
  const text = page.getByRole('textbox', { name: '正文' });
  await text.click();
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('End');
  const more = button(page, '更多工具');
  await expect.poll(() => more.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '居中' }).waitFor();
  await page.getByRole('menuitem', { name: '居中' }).press('Enter');
  await expect.poll(() => text.locator('[style*="center"], [data-align="center"]').count()).toBeGreaterThan(0);
  await close();
});

test('a pane is made wider by mouse and by keys, and is so the next day', async () => {
  const first = await desk.openWindow({ hash: article() });
  const divider = first.page.getByRole('separator', { name: '“本期”的宽度' });
  const width = async (): Promise<number> => Number(await divider.getAttribute('aria-valuenow'));
  const before = await width();
  const box = await divider.boundingBox();
  await first.page.mouse.move((box?.x ?? 0) + 4, 300);
  await first.page.mouse.down();
  await first.page.mouse.move((box?.x ?? 0) + 44, 300, { steps: 4 });
  await first.page.mouse.up();
  expect(await width()).toBe(before + 40);
  await divider.focus();
  await first.page.keyboard.press('ArrowLeft');
  const after = await width();
  expect(after).toBeLessThan(before + 40);
  await first.page.getByRole('radiogroup', { name: '页面排列' }).getByText('对开').click();
  const kept = () => desk.client.settings.readPreferences();
  await expect.poll(async () => (await kept()).workspace).toMatchObject({ treePx: after, pages: 'spread' });
  await first.close();

  const next = await desk.openWindow({ hash: article() });
  expect(Number(await next.page.getByRole('separator', { name: '“本期”的宽度' }).getAttribute('aria-valuenow'))).toBe(after);
  expect(await next.page.getByRole('radio', { name: '对开' }).isChecked()).toBe(true);
  await next.close();
  await desk.client.settings.writePreferences({ workspace: null });
});

test('beside the text a page is large enough to be read: one at a time, at 60 % or more of its size', async () => {
  const { page, close } = await desk.openWindow({ hash: article(), width: 1366, height: 768 });
  const percent = page.getByRole('button', { name: /^显示比例/ });
  await percent.waitFor();
  expect(await page.getByRole('radio', { name: '单页' }).isChecked()).toBe(true);
  expect(Number.parseInt((await percent.innerText()).trim(), 10)).toBeGreaterThanOrEqual(60);
  await close();
});

/** Until what belongs to pages is there, where the address shows some. */
async function pagesSet(page: Page, address: string): Promise<void> {
  if (!/^\/(arrange|archive\/)/.test(address)) return;
  await page
    .getByRole('button', { name: /4 的倍数|差 \d+ 页/ })
    .or(page.locator('[data-drawn=true]').first())
    .first()
    .waitFor({ timeout: 120_000 });
}
