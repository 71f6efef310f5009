import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { patienceMs } from './chromium.ts';
import type { ServedProgram } from './serve-program.ts';

export interface WindowOptions {
  /** The address inside the window; without one the program's own start. */
  hash?: string;
  width?: number;
  height?: number;
  /** What is there once the window is open; by default the program's navigation. */
  landmark?: 'main' | 'navigation';
}

export interface OpenWindow {
  page: Page;
  /** A picture of the window in both themes, in `out/shots`, where `BULLETIN_SHOTS=1` asks for them: they take longer than the test. */
  shoot(name: string): Promise<void>;
  /** Closes the window; fails where it threw an error or asked another machine for anything. */
  close(): Promise<void>;
}

/** `BULLETIN_SLOW=6`: how many times slower than this machine the window is, which shows tests and code that hope for the best. */
const slowness = Number(process.env.BULLETIN_SLOW ?? 1);
const shots = path.resolve(import.meta.dirname, '../../out/shots');

/** A window on the program as an editor has it. */
export async function openWindow(
  browser: Browser,
  program: ServedProgram,
  { hash, width = 1366, height = 768, landmark = 'navigation' }: WindowOptions = {},
): Promise<OpenWindow> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: 'light',
    locale: 'zh-CN',
    // A dialog that still grows into its place is missed by a driven mouse, which presses and lets go at two places of it.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  if (slowness > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(program.origin) && !request.url().startsWith('blob:')) foreign.push(request.url());
  });
  await page.goto(await program.newAddress());
  await (landmark === 'main' ? page.getByRole('main') : page.getByRole('navigation', { name: '主导航' })).waitFor();
  if (hash !== undefined) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }
  return {
    page,
    async shoot(name) {
      if (!process.env.BULLETIN_SHOTS) return;
      mkdirSync(shots, { recursive: true });
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        // Colours fade for 0.3 s.
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(shots, `${name}-${colorScheme}.png`) });
      }
    },
    async close() {
      await context.close();
      expect(errors).toEqual([]);
      expect(foreign).toEqual([]);
    },
  };
}
