import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/open-window.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';

let browser: Browser;
let program: ServedProgram;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), serveProgram()]);
  await program.client.program.loadSample();
  await program.client.settings.writePreferences({ tourDone: true });
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

test('a screen that fails says so and leaves the others alone', async () => {
  const { page, shoot, close } = await openWindow(browser, program);
  await page.route('**/rpc/manuscripts/list', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"json":[{}]}' }),
  );
  await page.evaluate(() => {
    location.hash = '/manuscripts';
  });
  await page.reload();
  await page.getByText('这个页面出错了').waitFor();
  await shoot('frame-failed-page');
  await page.getByRole('link', { name: '档案' }).click();
  await page.getByRole('main').getByText('2025年').first().waitFor();
  expect(await page.getByText('这个页面出错了').isVisible()).toBe(false);
  await close();
});

test('an address that leads nowhere leads to the first screen', async () => {
  const { page, close } = await openWindow(browser, program, { hash: '/nowhere' });
  await page.getByRole('main').getByRole('heading', { name: '工作台' }).waitFor();
  await close();
});
