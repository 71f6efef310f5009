import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

/** Every call that a window makes from now on, by its procedure. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const procedure = /\/rpc\/(.+)$/.exec(new URL(request.url()).pathname)?.[1];
    if (procedure !== undefined) calls.push(procedure);
  });
  return calls;
}

const textOf = (page: Page) => page.getByLabel('正文', { exact: true });
/** What the status bar counts, of what the archive has. */
const count = async (page: Page): Promise<number> => {
  const text = await page.getByText(/^全期 .+ 字$/).innerText();
  return Number(text.replace(/\D/g, ''));
};

test('a save is taken up without asking for anything it says; another window reads the text alone', async () => {
  const { sections } = await desk.outline();
  const articleId = sections[0]?.articles[0]?.id ?? '';
  const open = () => desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  const [writer, reader] = [await open(), await open()];
  for (const { page } of [writer, reader]) {
    await textOf(page).locator('p').first().waitFor();
    await page.locator('[data-drawn=true]').first().waitFor();
  }
  const before = await count(writer.page);
  const [own, others] = [callsOf(writer.page), callsOf(reader.page)];
  await textOf(writer.page).locator('p').last().click();
  await writer.page.keyboard.press('Control+End');
  for (const [index, words] of ['写了一句。', '又写一句。'].entries()) {
    await writer.page.keyboard.insertText(words);
    await writer.page.getByText(/● 已保存/).waitFor();
    // Both windows have heard of it, and say so from what they heard.
    for (const { page } of [writer, reader]) await expect.poll(() => count(page)).toBe(before + 5 * (index + 1));
  }
  await textOf(reader.page).getByText('写了一句。又写一句。').waitFor();
  const saved = ['articles/save', 'pages/article', 'pages/issue'];
  expect(own.filter((call) => !saved.includes(call))).toEqual([]);
  expect(own.filter((call) => call === 'articles/save').length).toBeGreaterThanOrEqual(2);
  expect(new Set(others.filter((call) => !saved.includes(call)))).toEqual(new Set(['articles/read']));
  await writer.close();
  await reader.close();
});
