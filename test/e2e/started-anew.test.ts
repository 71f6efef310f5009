import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/open-window.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';
import { temporaryHome } from '../helpers/temporary-home.ts';

const { home, remove } = temporaryHome();
let browser: Browser;
let program: ServedProgram;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), serveProgram({ home })]);
  await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  remove();
});

/** As an editor does it who closed the program and opens it again: on the usual port, with a new token. */
async function startAnew(): Promise<void> {
  program = await serveProgram({ home, port: Number(new URL(program.origin).port) });
  await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
}

const textOf = (page: Page) => page.getByLabel('正文', { exact: true });
const archived = async (articleId: string) => plainText((await program.client.articles.read({ articleId })).article.document);

test('the program is closed and started anew while text is unsaved: the old window goes on, a new one finds what a closed one left', async () => {
  const { issueId } = await program.client.program.loadSample();
  const created = await program.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '停在半路' });
  const articleId = created.article.id;
  const hash = `/arrange/${issueId}/article/${articleId}`;
  const { page, shoot, close } = await openWindow(browser, program, { hash });
  await textOf(page).click();
  await program.stop();
  await page.keyboard.insertText('程序停了以后写的。');
  const banner = page.getByRole('alert', { name: '程序没有应答' });
  await banner.getByText('编刊没有应答，可能已经关闭。').waitFor();
  await banner.getByText('还没存下：《停在半路》').waitFor();
  await shoot('started-anew-closed');
  const saving = page.waitForEvent('download');
  await banner.getByRole('button', { name: '另存为文件' }).click();
  expect((await saving).suggestedFilename()).toBe('没存下的文字.txt');

  await startAnew();
  await banner.getByText('编刊重新启动过').waitFor();
  await shoot('started-anew-shut-out');
  const address = banner.getByLabel('新网址');
  await address.fill('127.0.0.1');
  await page.keyboard.press('Enter');
  await banner.getByText('这不是编刊给出的网址').waitFor();
  await address.fill(await program.newAddress());
  await page.keyboard.press('Enter');
  await banner.waitFor({ state: 'hidden' });
  await expect.poll(() => archived(articleId)).toBe('程序停了以后写的。');

  // This time the window is closed before the program comes back.
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await program.stop();
  await page.keyboard.insertText('关窗前写的。');
  await banner.getByText('还没存下：《停在半路》').waitFor();
  const context = page.context();
  const next = await context.newPage();
  await page.close();
  await startAnew();
  await next.goto(await program.newAddress());
  await expect.poll(() => archived(articleId)).toBe('程序停了以后写的。关窗前写的。');
  await close();
});
