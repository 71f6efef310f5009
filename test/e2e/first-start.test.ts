import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/open-window.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';

let browser: Browser;
let program: ServedProgram;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), serveProgram()]);
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

test('an empty archive offers the sample issue; the tour leads through it once', async () => {
  const { page, shoot, close } = await openWindow(browser, program);
  await page.getByRole('button', { name: '打开样刊看看' }).waitFor();
  await shoot('first-start-empty');
  await page.getByRole('button', { name: '打开样刊看看' }).click();

  const tour = page.locator('.ant-tour');
  await tour.getByText('欢迎使用编刊').waitFor();
  await shoot('first-start-tour-welcome');
  for (const title of ['几个地方', '本期的结构', '在这里改文章', '印出来就是这样', '随时看得到', '最后输出']) {
    await tour.getByRole('button', { name: '下一步' }).click();
    await tour.getByText(title, { exact: true }).waitFor();
  }
  await shoot('first-start-tour-export');
  await tour.getByRole('button', { name: '结束导览' }).click();
  await tour.waitFor({ state: 'hidden' });
  expect((await program.client.settings.readPreferences()).tourDone).toBe(true);

  await page.reload();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await page.waitForTimeout(500);
  expect(await tour.isVisible()).toBe(false);
  await close();
});
