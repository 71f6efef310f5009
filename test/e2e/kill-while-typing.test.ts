import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/open-window.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';

let program: ServedProgram;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([serveProgram(), launchChromium()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

test('the backend is killed while an editor types: every character is in the archive afterwards', async () => {
  const { issueId } = await program.client.program.loadSample();
  await program.client.settings.writePreferences({ tourDone: true });
  const outline = await program.client.issues.outline({ issueId });
  const articleId = outline.sections[0]?.articles[0]?.id ?? '';
  const { page, shoot, close } = await openWindow(browser, program, { hash: `/arrange/${issueId}/article/${articleId}` });
  const text = page.getByLabel('正文', { exact: true });
  await text.locator('p').first().click();
  await page.keyboard.press('Control+Home');
  let restarted = Promise.resolve();
  let typed = '';
  for (let index = 0; index < 120; index += 1) {
    const character = String.fromCodePoint(0x4e00 + index);
    typed += character;
    await page.keyboard.insertText(character);
    // Longer than the pause before a save now and then, so that saves are under way when the backend dies.
    await page.waitForTimeout(index % 10 === 9 ? 900 : 15);
    if (index === 29 || index === 79) restarted = restarted.then(() => program.killBackend());
    if (index === 82) await shoot('kill-while-typing');
  }
  await restarted;
  await expect
    .poll(async () => plainText((await program.client.articles.read({ articleId })).article.document).slice(0, typed.length), {
      timeout: 40_000,
    })
    .toBe(typed);
  await page.getByText(/● 已保存/).waitFor();
  expect((await text.innerText()).startsWith(typed)).toBe(true);
  await close();
}, 120_000);

test('a window that is closed right after the last key has its text in the archive', async () => {
  const { issueId } = await program.client.program.loadSample();
  const outline = await program.client.issues.outline({ issueId });
  const articleId = outline.sections[0]?.articles[1]?.id ?? '';
  const { page } = await openWindow(browser, program, { hash: `/arrange/${issueId}/article/${articleId}` });
  await page.getByLabel('正文', { exact: true }).locator('p').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('关窗前的最后一句。');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.close({ runBeforeUnload: true });
  await expect
    .poll(async () => plainText((await program.client.articles.read({ articleId })).article.document), { timeout: 20_000 })
    .toContain('关窗前的最后一句。');
});
