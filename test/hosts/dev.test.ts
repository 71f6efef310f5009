import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Sources to change. */
const checkout = path.join(os.tmpdir(), `bulletin-dev-${process.pid}`);
/** A minute and a half that only developers would wait for: `BULLETIN_DEV=1 npm run test:one -- test/hosts/dev.test.ts`. */
const isAsked = Boolean(process.env.BULLETIN_DEV);
const patience = { timeout: 60_000 };
let dev: ChildProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!isAsked) return;
  mkdirSync(checkout);
  copySources();
  dev = spawn(process.execPath, [path.join(checkout, 'electron/hosts/dev.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', BULLETIN_PERSON: path.join(checkout, 'person') },
  });
  const address = new Promise<string>((resolve) => {
    if (dev.stdout) createInterface({ input: dev.stdout }).on('line', (line) => line.includes('#code=') && resolve(line));
  });
  browser = await launchChromium();
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  await page.goto(await address);
}, 180_000);

afterAll(async () => {
  if (!isAsked) return;
  await browser?.close();
  dev?.kill('SIGTERM');
  await new Promise((resolve) => dev.once('close', resolve));
  rmSync(checkout, { recursive: true, force: true });
});

test.runIf(isAsked)('a change in a component, a procedure and the template is seen; what is open and typed stays', async () => {
  await page.getByRole('dialog', { name: '您是哪位编辑？' }).getByRole('button', { name: '以后再填' }).click(patience);
  await page.locator('.ant-tour').getByRole('button', { name: 'Close' }).or(page.locator('.ant-tour-close')).first().click();
  await page.evaluate(() => {
    Object.assign(window, { sameWindow: true });
  });
  await page.getByRole('link', { name: '编排' }).click();
  await page.getByRole('treeitem', { name: '从“要人”到“养人”' }).first().click();
  const body = page.getByRole('textbox', { name: '正文' });
  await body.locator('p').first().click();
  await page.keyboard.type('试写一句。');
  await page.locator('[data-page] canvas[data-drawn="true"]').first().waitFor(patience);

  edit('renderer/app/navigation-rail.tsx', 'label="工作台"', 'label="新工作台"');
  await seen('component', page.getByRole('link', { name: '新工作台' }).waitFor(patience));

  edit(
    'electron/backend/api/program-procedures.ts',
    'warning: context.health.warning',
    "warning: '试试看' + context.health.warning",
  );
  await seen('procedure', page.getByText('试试看').waitFor(patience));
  // Who changes the template looks at pages.
  await expect.poll(() => page.getByText('更新中').count(), patience).toBe(0);

  edit('resources/template/bulletin.typ', '#set page(', '#set page(\n  fill: rgb("#ffcc00"),');
  await seen('template', expect.poll(() => page.evaluate(cornerOfFirstCanvas), patience).toEqual([255, 204, 0]));

  expect(await body.textContent()).toContain('试写一句。');
  expect(await page.evaluate(() => 'sameWindow' in window)).toBe(true);
});

function cornerOfFirstCanvas(): number[] | undefined {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-page] canvas[data-drawn="true"]');
  const pixel = canvas?.getContext('2d')?.getImageData(3, 3, 1, 1).data;
  return pixel && [...pixel].slice(0, 3);
}

/** Prints how long a change took to be seen; 3 s are wanted. */
async function seen(what: string, change: Promise<unknown>): Promise<void> {
  const edited = performance.now();
  await change;
  process.stdout.write(`${what}: seen after ${Math.round(performance.now() - edited)} ms\n`);
}

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(path.join(checkout, file), 'utf8');
  expect(text).toContain(before);
  writeFileSync(path.join(checkout, file), text.replace(before, after));
}

/** Fonts and pictures are large and not changed here. */
function copySources(): void {
  for (const name of ['electron', 'renderer', 'shared', 'package.json', 'tsconfig.base.json']) {
    cpSync(path.join(root, name), path.join(checkout, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'));
  mkdirSync(path.join(checkout, 'resources'));
  for (const name of readdirSync(path.join(root, 'resources'))) {
    const [from, to] = [path.join(root, 'resources', name), path.join(checkout, 'resources', name)];
    if (name === 'template' || name === 'sample') cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
}
