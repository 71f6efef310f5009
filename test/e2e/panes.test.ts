import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagesSet } from '../helpers/pages-set.ts';
import { seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';
import { unreachedControls } from '../helpers/unreached-controls.ts';

const desk = setUpDesk();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
const article = () => `/arrange/${desk.issueId}/article/sample-pool`;

test('where there is no room beside the text, tree and pages are opened over it, go with Escape, and give the focus back', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: article(), width: 683, height: 384 });
  await pagesSet(page);
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

test.each([
  [683, 384],
  [1093, 614],
  [1366, 768],
])(
  'a right click at %i×%i shows a menu that is in the window to its last entry, wherever it is asked for',
  async (width, height) => {
    const { page, close } = await desk.openWindow({ hash: article(), width, height });
    await pagesSet(page);
    const text = page.getByRole('textbox', { name: '正文' });
    const box = await text.boundingBox();
    if (!box) throw new Error('no text');
    const left = Math.max(box.x, 0);
    const [top, bottom] = [Math.max(box.y, 120), height - 60];
    for (const y of [top, (top + bottom) / 2, bottom]) {
      for (const x of [left + 40, Math.min(left + box.width, width) - 30]) {
        await page.mouse.click(x, y, { button: 'right' });
        const menu = page.getByRole('menu').last();
        await menu.waitFor();
        await stillPage(page);
        const whole = await menu.boundingBox();
        expect(
          whole && {
            left: whole.x >= 0,
            top: whole.y >= 0,
            right: whole.x + whole.width <= width,
            bottom: whole.y + whole.height <= height,
          },
          `${x}, ${y}`,
        ).toEqual({ left: true, top: true, right: true, bottom: true });
        const last = menu.getByRole('menuitem').last();
        await last.scrollIntoViewIfNeeded();
        const { y: at = -1, height: high = 0 } = (await last.boundingBox()) ?? {};
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + high).toBeLessThanOrEqual(height);
        await page.keyboard.press('Escape');
        await menu.waitFor({ state: 'hidden' });
      }
    }
    await close();
  },
);

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
