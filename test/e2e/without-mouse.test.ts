import { expect, test } from 'vitest';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('an article is chosen, written on, moved and put out without a mouse, in a window as low as 200 % makes it', async () => {
  const before = await order();
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/contents`, width: 683, height: 384 });
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (name: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      const at = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
      if (at.trim() === name) return;
      await press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await page.getByRole('button', { name: '显示目录树' }).waitFor();

  // To the tree, and in it to the first article.
  await tabTo('显示目录树');
  await press('Enter');
  await page.getByRole('tree').waitFor();
  await tabTo('本期结构');
  await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await page.getByRole('tree').waitFor({ state: 'detached' });
  const text = page.getByRole('textbox', { name: '正文' });
  await text.waitFor();

  // Written on, with a format from the tools.
  await tabTo('标题');
  await page.keyboard.press('Tab');
  await text.focus();
  await press('Control+End', 'Enter');
  await press('Alt+F10');
  await tabTo('段落样式：正文');
  await press('ArrowRight', 'Enter');
  await page.keyboard.insertText('不用鼠标写下的一句。');
  await expect.poll(() => text.locator('strong').allInnerTexts()).toContain('不用鼠标写下的一句。');
  await press('Control+s');

  // Moved behind the next one.
  await tabTo('显示目录树');
  await press('Enter');
  await page.getByRole('tree').waitFor();
  await tabTo('本期结构');
  await press('Alt+ArrowDown');
  await expect.poll(order).not.toEqual(before);
  expect((await order())[1]).toBe(before[0]);
  await press('Escape');
  await page.getByRole('tree').waitFor({ state: 'detached' });

  // Put out.
  await press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: /^输出/ });
  await dialog.waitFor();
  await tabTo('开始输出');
  await press('Enter');
  await page.getByText('输出完成').first().waitFor();
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await close();
});

test('the pages fill the screen, are turned and left by keys', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/contents` });
  await page.getByRole('region', { name: '页面', exact: true }).waitFor();
  await page.keyboard.press('F11');
  const reading = page.getByRole('dialog', { name: '阅读全期' });
  await reading.waitFor();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  const shown = () => reading.getByLabel('转到页').inputValue();
  await page.keyboard.press('Home');
  await expect.poll(shown).toBe('封面');
  await page.keyboard.press('PageDown');
  await expect.poll(shown).toBe('封二–第 1 页');
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).toBe('第 2–3 页');
  await page.keyboard.press('ArrowUp');
  await expect.poll(shown).toBe('封二–第 1 页');
  await page.keyboard.press('Escape');
  await reading.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  await close();
});

/** The articles of the first section. */
async function order(): Promise<string[]> {
  const [section] = (await desk.outline()).sections;
  return section?.articles.map(({ id }) => id) ?? [];
}
