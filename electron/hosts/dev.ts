import { watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer, type ProxyOptions, type ViteDevServer } from 'vite';
import { superviseServer } from './loopback/supervise-server.ts';

/**
 * `npm run dev`: the program in a browser, straight from its sources. A change in `renderer/` shows in the open window; one of the
 * template has the pages set again; one of what the backend reads starts it anew, and the window connects again with what is open and
 * typed. The page comes from Vite, without the content security policy of the built one.
 */
const root = path.resolve(import.meta.dirname, '../..');
/** `node_modules`, which may stand above the checkout. */
const packages = path.resolve(fileURLToPath(import.meta.resolve('react/package.json')), '../..');
const backendSources = ['electron/backend', 'electron/hosts', 'electron/jobs', 'shared', 'resources/sample'];
const templateFolder = 'resources/template';

/** What an editor writes in one go is one change. */
const gatherMs = 100;

const { values } = parseArgs({ options: { home: { type: 'string' }, port: { type: 'string' } } });
const ended = new AbortController();
process.once('SIGINT', () => ended.abort());
process.once('SIGTERM', () => ended.abort());

let window: Promise<ViteDevServer> | undefined;
const backend = superviseServer({
  entry: path.join(import.meta.dirname, 'loopback-server.ts'),
  home: path.resolve(root, values.home ?? 'out/dev'),
  sample: true,
  port: 0,
  signal: ended.signal,
  onAddress: (address) => void showAddress(new URL(address)),
  onListening: () => void tellWindows('backend-started'),
  onRestart: () => process.stderr.write('the backend broke off; the next change starts it anew\n'),
  staysDown: true,
});
for (const folder of backendSources) watch(path.join(root, folder), { recursive: true }, gathered(backend.restart));
watch(
  path.join(root, templateFolder),
  gathered(() => void tellWindows('template-changed')),
);

const { exitCode, sentence } = await backend.ended;
if (sentence) process.stderr.write(`${sentence}\n`);
await (await window)?.close();
process.exit(exitCode);

async function showAddress({ origin, hash }: URL): Promise<void> {
  window ??= serveWindow(origin);
  const { resolvedUrls } = await window;
  process.stdout.write(`${resolvedUrls?.local[0]}${hash}\n`);
}

/** Received in `renderer/api/use-archive-events.ts`. */
async function tellWindows(event: 'backend-started' | 'template-changed'): Promise<void> {
  (await window)?.hot.send(event);
}

/** The window from its sources; what is no file of it goes to the backend, in whose eyes it comes from a page of its own. */
async function serveWindow(backendOrigin: string): Promise<ViteDevServer> {
  const proxied: ProxyOptions = {
    target: backendOrigin,
    changeOrigin: true,
    headers: { origin: backendOrigin },
    // An answer that breaks off breaks off for the window too, which else waits until the silence is too long for it.
    configure: (proxy) => proxy.on('proxyRes', (answer, _, response) => answer.once('close', () => response.destroy())),
  };
  const server = await createServer({
    configFile: path.join(root, 'renderer/vite.config.ts'),
    cacheDir: path.join(packages, '.cache/dev'),
    clearScreen: false,
    server: {
      host: '127.0.0.1',
      fs: { allow: [root, packages] },
      ...(values.port === undefined ? {} : { port: Number(values.port), strictPort: true }),
      proxy: { '/rpc': proxied, '/session': proxied, '/print': proxied },
    },
  });
  return server.listen();
}

function gathered(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, gatherMs);
  };
}
