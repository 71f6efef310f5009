import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { temporaryHome } from '../helpers/temporary-home.ts';
import { answers, calls, type FakeSession, fakeElectron, processes, windows } from './fake-electron/fake-electron.ts';

/** The built main process, the built backend and its jobs, against a recording stand-in for Electron. */
const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'dist/shell/main.js');
const { home, remove } = temporaryHome();

vi.mock('electron', () => fakeElectron);

beforeAll(async () => {
  buildIfStale(root);
  Object.assign(process, { resourcesPath: root });
  process.env.BULLETIN_PERSON = path.join(home, 'person');
  process.argv = ['bulletin', '--home', home, '--sample', '--enable-features=x'];
  await import(main);
  await vi.waitFor(() => expect(windows).toHaveLength(1));
});

afterAll(async () => {
  for (const child of processes) child.kill();
  remove();
});

const theWindow = () => {
  const [window] = windows;
  if (!window) throw new Error('there is no window');
  return window;
};
const ownSession = fakeElectron.session.defaultSession;

/** A client over the port the page was handed last, as `renderer/api/connection.ts` makes one. */
async function loadPage(): Promise<Client> {
  const { webContents } = theWindow();
  const before = webContents.ports.length;
  webContents.emit('did-finish-load');
  await vi.waitFor(() => expect(webContents.ports.length).toBeGreaterThan(before), { timeout: 20_000 });
  return clientOf();
}

function clientOf(): Client {
  const port = theWindow().webContents.ports.at(-1);
  if (!port) throw new Error('the page got no port');
  return createORPCClient(new RPCLink({ port: port.inner }));
}

/** Kills the backend; resolves when the one started in its place says that it is ready. */
async function restarted(): Promise<void> {
  const backends = () => processes.filter(({ program }) => program.endsWith('utility-process.js'));
  const before = backends().length;
  backends().at(-1)?.kill();
  await vi.waitFor(() => expect(backends().length).toBe(before + 1));
  const { promise, resolve } = Promise.withResolvers<void>();
  backends()
    .at(-1)
    ?.on('message', ({ kind }: { kind: string }) => {
      if (kind === 'ready') resolve();
    });
  await promise;
}

describe('the window is locked down', () => {
  test('the page runs sandboxed, in a world of its own, with the preload and nothing else', () => {
    expect(calls).toContain('enableSandbox');
    expect(theWindow().url).toBe('app://bulletin/');
    const { preload, ...preferences } = theWindow().options.webPreferences;
    expect(preload).toBe(path.join(root, 'dist/shell/preload.cjs'));
    // Said here once more, so that a setting that is changed there is seen here; what is not named is not set.
    const on = ['contextIsolation', 'sandbox', 'webSecurity'];
    const off = ['allowRunningInsecureContent', 'experimentalFeatures', 'navigateOnDragDrop', 'spellcheck', 'webviewTag'];
    const noNode = ['nodeIntegration', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker'];
    const namesOf = (value: boolean) => Object.keys(preferences).filter((name) => preferences[name] === value);
    expect(namesOf(true).sort()).toEqual(on);
    expect(namesOf(false).sort()).toEqual([...off, ...noNode].sort());
    expect(Object.keys(preferences)).toHaveLength(on.length + off.length + noNode.length);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('%s is prevented', (name) => {
    const event = { preventDefault: vi.fn() };
    theWindow().webContents.emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test.each(['https://example.com/', 'app://bulletin/', 'file:///etc/passwd'])('no further window for %s', (url) => {
    expect(theWindow().webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('permissions are denied, but for copying text from the own page', () => {
    const { request, check, device } = ownSession.handlers as Record<string, (...args: unknown[]) => unknown>;
    const asked = (permission: string, requestingUrl: string): unknown => {
      const decide = vi.fn();
      request?.(null, permission, decide, { requestingUrl });
      return decide.mock.calls[0]?.[0];
    };
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid']) {
      expect(asked(permission, 'app://bulletin/')).toBe(false);
      expect(check?.(null, permission, 'app://bulletin')).toBe(false);
    }
    expect(asked('clipboard-sanitized-write', 'app://bulletin/')).toBe(true);
    expect(asked('clipboard-sanitized-write', 'https://example.com/')).toBe(false);
    expect(check?.(null, 'clipboard-sanitized-write', 'https://example.com')).toBe(false);
    expect(device?.()).toBe(false);
  });

  test('only what the page made itself can be downloaded', () => {
    const download = (url: string): boolean => {
      const event = { preventDefault: vi.fn() };
      ownSession.emit('will-download', event, { getURL: () => url });
      return event.preventDefault.mock.calls.length === 0;
    };
    expect(download('blob:app://bulletin/1')).toBe(true);
    expect(download('https://example.com/a.exe')).toBe(false);
    expect(download('app://bulletin/index.html')).toBe(false);
  });

  test('no request but for its own pages leaves the session; what is stopped is counted, without its address', () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => log.mockRestore());
    expect(ownSession.lets('app://bulletin/assets/index.js')).toBe(true);
    expect(ownSession.lets('blob:app://bulletin/1')).toBe(true);
    for (const url of [
      'http://127.0.0.1:80/',
      'https://example.com/',
      'ws://example.com/',
      'file:///etc/passwd',
      'app://bulletin.example/',
      'data:text/html,x',
      'devtools://devtools/',
      'chrome-extension://x/',
    ]) {
      expect(ownSession.lets(url), url).toBe(false);
    }
    expect(log).toHaveBeenCalledTimes(8);
    const last = String(log.mock.lastCall?.[0]);
    expect(last).toMatch(/ warn request-blocked blocked=\d+ /);
    expect(last).not.toContain('chrome-extension');
  });
});

describe('the scheme', () => {
  const get = async (url: string, method = 'GET'): Promise<Response> => {
    if (!ownSession.handler) throw new Error('nothing serves the scheme');
    return ownSession.handler({ url, method });
  };

  test('is a standard, secure one and serves the page with its policy', async () => {
    expect(answers.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    const page = await get('app://bulletin/');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await page.text();
    expect(html).not.toContain('__CSP_NONCE__');
    const script = /src="\.\/(assets\/[^"]+)"/.exec(html)?.[1];
    expect((await get(`app://bulletin/${script}`)).headers.get('content-type')).toContain('text/javascript');
  });

  test.each([
    'app://bulletin/../package.json',
    'app://bulletin/..%2f..%2fpackage.json',
    'app://bulletin/%2e%2e/hosts/cli.js',
    'app://bulletin/..\\..\\package.json',
    'app://bulletin/.hidden',
    'app://bulletin/print/none.pdf',
  ])('%s is not there', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('other hosts and methods are refused', async () => {
    expect((await get('app://elsewhere/')).status).toBe(403);
    expect((await get('app://bulletin/', 'POST')).status).toBe(403);
  });
});

test('the preload hands over ports and exposes nothing', () => {
  const code = readFileSync(path.join(root, 'dist/shell/preload.cjs'), 'utf8');
  const listeners: [string, (event: { ports: string[] }) => void][] = [];
  const posted: unknown[] = [];
  const window = { postMessage: (...args: unknown[]) => posted.push(args), location: { origin: 'app://bulletin' } };
  const asked: string[] = [];
  const require = (name: string) => {
    asked.push(name);
    return { ipcRenderer: { on: (channel: string, listener: never) => listeners.push([channel, listener]) } };
  };
  vm.runInNewContext(code, { require, window });
  expect(asked).toEqual(['electron']);
  expect(Object.keys(window)).toEqual(['postMessage', 'location']);
  expect(listeners.map(([channel]) => channel)).toEqual(['bulletin-port']);
  listeners[0]?.[1]({ ports: ['the port'] });
  expect(posted).toEqual([['bulletin-port', 'app://bulletin', ['the port']]]);
});

describe('window and backend', () => {
  test('the page gets a port to the backend, which typesets in a process of its own', async () => {
    const client = await loadPage();
    expect(await client.program.facts()).toMatchObject({ host: 'desktop', archiveFolder: home });
    const [sample] = await client.issues.list();
    if (!sample) throw new Error('there is no sample');
    const pages = await client.pages.issue({ issueId: sample.id });
    expect(pages.map.pages.length).toBeGreaterThan(20);
    expect(new Uint8Array(await pages.pdf.arrayBuffer()).subarray(0, 5)).toEqual(new TextEncoder().encode('%PDF-'));
  });

  test('menu items arrive in the page as commands', async () => {
    const client = await loadPage();
    const events = await client.program.events();
    await events.next();
    const items = answers.menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const byLabel = (label: string) => items.find((item) => item.label === label);
    for (const [label, command] of [
      ['保存', 'save'],
      ['打印…', 'print'],
      ['使用说明', 'help'],
    ] as const) {
      (byLabel(label)?.click as (() => void) | undefined)?.();
      expect((await events.next()).value).toEqual({ kind: 'command', command });
    }
    await events.return?.();
  });

  test('dialogs and folders are the shell’s', async () => {
    const client = await loadPage();
    expect(await client.program.pickFolder()).toBe('/chosen');
  });

  test('the PDF is printed in a window of its own, fetched once and from nowhere else', async () => {
    const client = await loadPage();
    const [sample] = await client.issues.list();
    if (!sample) throw new Error('there is no sample');
    expect(await client.exports.print({ issueId: sample.id, articleId: null, pages: { from: 1, to: 2 } })).toEqual({
      kind: 'dialog',
    });
    const printed = windows.at(-1);
    expect(windows).toHaveLength(2);
    if (!printed) return;
    const printSession = printed.options.webPreferences.session as FakeSession;
    expect(printed.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(printed.options.webPreferences.preload).toBeUndefined();
    expect(printSession).not.toBe(ownSession);
    expect(printSession.lets('https://example.com/')).toBe(false);
    expect(printSession.lets('app://bulletin/index.html')).toBe(false);
    expect(printSession.lets(printed.url)).toBe(true);
    const answer = await printSession.handler?.({ url: printed.url, method: 'GET' });
    expect(await answer?.text()).toMatch(/^%PDF-/);
    expect((await printSession.handler?.({ url: printed.url, method: 'GET' }))?.status).toBe(404);
    const isKept = (url: string, isMainFrame: boolean): boolean => {
      const event = { url, isMainFrame, preventDefault: vi.fn() };
      printed.webContents.emit('will-frame-navigate', event);
      return event.preventDefault.mock.calls.length > 0;
    };
    expect(isKept('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', false)).toBe(false);
    expect(isKept('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', true)).toBe(true);
    expect(isKept('https://example.com/', false)).toBe(true);
    expect(printed.webContents.prints).toBe(0);
    printed.webContents.emit('did-finish-load');
    expect(printed.webContents.prints).toBe(1);
    expect(theWindow().webContents.prints).toBe(0);
  });

  test('a backend that dies is started anew and the page, wherever in it the editor is, gets a new port to the archive', async () => {
    const client = await loadPage();
    // Another address inside the page: Chromium tells of a start and of a stop, of nothing that was loaded.
    theWindow().webContents.emit('did-start-loading');
    theWindow().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    theWindow().webContents.emit('did-stop-loading');
    const { article, sequence } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '甲' });
    const { ports } = theWindow().webContents;
    const before = ports.length;
    await restarted();
    expect(ports.length).toBe(before + 1);
    expect(await clientOf().articles.read({ articleId: article.id })).toMatchObject({ sequence });
  });

  test('a question of a backend that died is not answered to the one that was started anew', async () => {
    const client = await loadPage();
    const folders = ['/first', '/second'].map((folder) => ({ folder, ...Promise.withResolvers<string>() }));
    const chosen = folders.map(({ promise }) => promise);
    answers.folder = () => chosen.shift() ?? Promise.resolve('');
    void client.program.pickFolder().catch(() => undefined);
    await vi.waitFor(() => expect(chosen).toHaveLength(1));
    await restarted();
    const second = (await loadPage()).program.pickFolder();
    await vi.waitFor(() => expect(chosen).toHaveLength(0));
    for (const { folder, resolve } of folders) {
      resolve(folder);
      // The answer has left for whom it is for.
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(await second).toBe('/second');
  });

  test('a page that is being loaded gets no port before it listens', async () => {
    const { webContents } = theWindow();
    webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    const before = webContents.ports.length;
    await restarted();
    expect(webContents.ports.length).toBe(before);
    await loadPage();
    expect(webContents.ports.length).toBe(before + 1);
  });

  test('a page that dies is loaded anew, three times a minute at most', () => {
    const { webContents } = theWindow();
    for (let crash = 0; crash < 5; crash++) webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(webContents.reloads).toBe(3);
  });
});

test('a second start raises the window; closing it ends the backend before the program', async () => {
  const { shown } = theWindow();
  fakeElectron.app.emit('second-instance');
  expect(theWindow().shown).toBe(shown + 1);
  theWindow().emit('close');
  expect(JSON.parse(readFileSync(path.join(home, 'person/window.json'), 'utf8'))).toMatchObject({ width: 1200 });
  theWindow().emit('closed');
  expect(calls.filter((call) => call === 'quit')).toHaveLength(1);
  const event = { preventDefault: vi.fn() };
  fakeElectron.app.emit('will-quit', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(calls.filter((call) => call === 'quit')).toHaveLength(2), { timeout: 20_000 });
  fakeElectron.app.emit('will-quit', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});
