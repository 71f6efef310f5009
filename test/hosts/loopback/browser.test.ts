import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openAddress } from '../../../electron/hosts/open-outside.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { type ServedProgram, serveProgram } from '../../helpers/serve-program.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

let program: ServedProgram;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([serveProgram(), launchChromium()]);
  await program.client.program.loadSample();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** What the browser asked for and what the content security policy kept it from. */
async function watchedPage(): Promise<{ page: Page; origins: Set<string>; complaints: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const origins = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, origins, complaints };
}

test('a window with a code works, asks nobody else for anything, and keeps to its content security policy', async () => {
  const { page, origins, complaints } = await watchedPage();
  await page.goto(await program.newAddress());
  await page.getByText('工作台').first().waitFor();
  expect([...origins]).toEqual([program.origin]);
  expect(complaints).toEqual([]);
  expect(page.url()).not.toContain('code');
});

test('a backend that is being started anew while a window opens is waited for', async () => {
  const { page } = await watchedPage();
  let asked = 0;
  await page.route('**/session', async (route) => {
    asked += 1;
    await (asked === 1 ? route.abort('connectionrefused') : route.continue());
  });
  await page.goto(await program.newAddress());
  await page.getByText('工作台').first().waitFor();
  expect(asked).toBe(2);
});

test('an address opens one window, not two', async () => {
  const address = await program.newAddress();
  const first = await watchedPage();
  await first.page.goto(address);
  await first.page.getByText('工作台').first().waitFor();
  const second = await watchedPage();
  const answer = second.page.waitForResponse(`${program.origin}/session`);
  await second.page.goto(address);
  expect((await answer).status()).toBe(401);
  expect(await second.page.getByText('工作台').count()).toBe(0);
});

test('a backend that dies comes back where it was, and the window with it', async () => {
  const { page } = await watchedPage();
  const isStream = (url: string): boolean => url.endsWith('/rpc/program/events');
  const isConnected = (): Promise<unknown> => page.waitForResponse((response) => isStream(response.url()) && response.ok());
  const connected = isConnected();
  await page.goto(await program.newAddress());
  await connected;
  const broken = page.waitForEvent('requestfailed', (request) => isStream(request.url()));
  const restarted = program.killBackend();
  await broken;
  await Promise.all([isConnected(), restarted]);
  expect(await program.client.issues.list()).toHaveLength(1);
});

test.runIf(process.platform === 'linux')(
  'the page the program opens, a file of the user alone, leads the browser on to the window',
  async () => {
    const folder = temporaryFolder();
    const heard = path.join(folder, 'page');
    writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > '${heard}.part'\nmv '${heard}.part' '${heard}'\n`, {
      mode: 0o755,
    });
    const { PATH } = process.env;
    process.env.PATH = `${folder}:${PATH}`;
    onTestFinished(() => {
      process.env.PATH = PATH;
    });
    await openAddress(await program.newAddress());
    await expect.poll(() => existsSync(heard)).toBe(true);
    const { page } = await watchedPage();
    await page.goto(`file://${readFileSync(heard, 'utf8')}`);
    await page.getByText('工作台').first().waitFor();
    expect(new URL(page.url()).origin).toBe(program.origin);
  },
);
