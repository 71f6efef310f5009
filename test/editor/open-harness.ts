import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { createBackend } from '../../electron/backend/create-backend.ts';
import { createPrintTable } from '../../electron/hosts/loopback/print-table.ts';
import { createSession } from '../../electron/hosts/loopback/session.ts';
import { startServer } from '../../electron/hosts/loopback/start-server.ts';
import type { DocumentNode } from '../../shared/document/types.ts';
import { startBuiltJob } from '../helpers/built-jobs.ts';
import { launchChromium, patienceMs } from '../helpers/chromium.ts';
import './harness/harness-api.ts';

export interface OpenHarness {
  browser: Browser;
  page: Page;
  /** Shows a document in a new editor with the cursor at its start. */
  show(document: DocumentNode): Promise<void>;
  document(): Promise<DocumentNode>;
  /** Keys as the keyboard sends them, composing Chinese: the letters one by one, then the characters they stand for. */
  compose(steps: readonly string[], text: string): Promise<void>;
  /** Fires a paste with what a clipboard holds. */
  paste(data: { html?: string; text?: string; files?: { name: string; type: string; base64: string }[] }): Promise<void>;
  /** Closes all; fails where the page threw an error or broke the content security policy. */
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The editor's page built as the window is, served with its headers by a real backend, open in a real browser. */
export async function openHarness(): Promise<OpenHarness> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulletin-harness-'));
  const windowFolder = path.join(folder, 'window');
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'harness'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: windowFolder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
  });
  const resources = path.join(root, 'resources');
  let ids = 0;
  const backend = createBackend({
    home: path.join(folder, 'archive'),
    now: () => new Date(),
    newId: () => `new-${++ids}`,
    author: '编辑甲',
    log: () => {},
    startJob: startBuiltJob,
    resources,
  });
  const session = createSession({ onChange: () => undefined });
  const server = await startServer({
    context: backend.context,
    windowFolder,
    session,
    printTable: createPrintTable(),
    port: 0,
    otherPort: true,
  });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, locale: 'zh-CN' });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // The browser's own line for an answer that refuses.
    if (message.type() === 'error' && !message.text().includes('status of 422')) errors.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${server.port}/#code=${session.newCode()}`);
  await page.locator('.ProseMirror').waitFor();
  const input = await context.newCDPSession(page);
  return {
    browser,
    page,
    async show(document) {
      const version = await page.evaluate((next) => {
        window.harness.show(next);
        return window.harness.version;
      }, document);
      await page.waitForFunction(
        (old) => window.harness.version > old && window.document.activeElement?.classList.contains('ProseMirror'),
        version,
      );
    },
    document: () => page.evaluate(() => window.harness.document()),
    async compose(steps, text) {
      for (const step of steps) {
        await input.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
        await page.waitForTimeout(15);
      }
      await input.send('Input.insertText', { text });
      // What follows a composition happens a moment after its end.
      await page.waitForTimeout(120);
    },
    async paste(data) {
      await page.evaluate(({ html, text, files }) => {
        const transfer = new DataTransfer();
        if (html !== undefined) transfer.setData('text/html', html);
        if (text !== undefined) transfer.setData('text/plain', text);
        for (const { name, type, base64 } of files ?? []) {
          transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name, { type }));
        }
        const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(event);
      }, data);
    },
    async close() {
      const violations = await page.evaluate(() => window.harness.breaches);
      await browser.close();
      await server.close();
      backend.close();
      rmSync(folder, { recursive: true, force: true });
      const wrongs = [...errors, ...violations];
      if (wrongs.length > 0) throw new Error(`the page went wrong:\n${wrongs.join('\n')}`);
    },
  };
}
