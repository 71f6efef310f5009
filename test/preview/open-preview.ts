import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { callContext } from '../../electron/backend/api/call-context.ts';
import type { Backend } from '../../electron/backend/create-backend.ts';
import { browserDesktop } from '../../electron/hosts/loopback/browser-desktop.ts';
import { createPrintTable } from '../../electron/hosts/loopback/print-table.ts';
import { createSession } from '../../electron/hosts/loopback/session.ts';
import { startServer } from '../../electron/hosts/loopback/start-server.ts';
import { launchChromium, patienceMs } from '../helpers/chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const built = path.join(root, 'node_modules/.cache/preview-harness');

export interface OpenPreview {
  page: Page;
  /** Runs JavaScript in the page, where `harness` is what `harness/main.tsx` hands over. */
  play<T>(script: string): Promise<T>;
  /** Shows an issue, and an article of it as if it was open in an editor. */
  show(issueId: string, articleId?: string, cursorBlock?: number): Promise<void>;
  /** What the page complained of: errors, and what its security policy refused. */
  complaints: string[];
  close(): Promise<void>;
}

/** The preview in Chromium, alone in its window, on the real backend behind the real loopback host. */
export async function openPreview(backend: Backend, { width = 520, height = 860 } = {}): Promise<OpenPreview> {
  await buildHarness();
  const session = createSession({ onChange: () => undefined });
  const printTable = createPrintTable();
  const services = { ...backend.context.services(), desktop: browserDesktop(printTable) };
  const server = await startServer({
    context: callContext(services),
    windowFolder: built,
    session,
    printTable,
    port: 0,
    otherPort: true,
  });
  const browser: Browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${server.port}/#code=${session.newCode()}`);
  const play = <T>(script: string): Promise<T> => page.evaluate(script) as Promise<T>;
  // Told by the page: looking again and again, as Playwright does, is refused by its security policy from the second time on.
  await play(`new Promise((resolve) => {
    const { getState, subscribe } = harness.useConnection;
    if (getState().state === 'open') resolve();
    else subscribe(({ state }) => state === 'open' && resolve());
  })`);
  return {
    page,
    play,
    async show(issueId, articleId, cursorBlock = 0) {
      const shown = JSON.stringify({ issueId, articleId: articleId ?? null });
      await play(`harness.useShown.setState(${shown})`);
      if (articleId) await play(`harness.openArticle(${JSON.stringify(articleId)}, ${cursorBlock})`);
      await page.waitForSelector('[data-page] canvas[data-drawn="true"]');
    },
    complaints,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

let building: Promise<unknown> | undefined;

/** Once a process. */
function buildHarness(): Promise<unknown> {
  building ??= build({
    configFile: false,
    root: path.join(import.meta.dirname, 'harness'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { target: 'chrome130', outDir: built, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  return building;
}
