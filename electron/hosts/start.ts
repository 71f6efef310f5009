import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Command, parseCommand, UsageError } from './cli/parse-command.ts';
import { serve } from './cli/serve.ts';
import { openAddress } from './open-outside.ts';
import { buildIfStale } from './start/build-if-stale.ts';
import { findElectron } from './start/find-electron.ts';

/**
 * `npm start` in a checkout: builds what is stale, then opens the desktop program, or where that is impossible the same program in
 * the browser. An empty archive gets the sample issue. Takes `--home` and `--port`.
 */
const root = path.resolve(import.meta.dirname, '../..');

/** A window that ends sooner than this with an error never opened. */
const openingMs = 15_000;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(['serve', '--sample', ...args]);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  if (command.name !== 'serve') return 2;
  process.stderr.write('正在准备程序…\n');
  buildIfStale(root);
  const electron = findElectron(root);
  let reason = 'reason' in electron ? electron.reason : '';
  if ('program' in electron) {
    const { exitCode, lastedMs } = await runElectron(electron.program, args);
    if (exitCode === 0 || lastedMs > openingMs) return exitCode;
    reason = '桌面窗口没有打开';
  }
  process.stderr.write(`${reason}，改用浏览器：同一个程序、同一份档案。\n`);
  const ended = new AbortController();
  process.once('SIGINT', () => ended.abort());
  process.once('SIGTERM', () => ended.abort());
  return serve(command, {
    entry: path.join(root, 'dist/hosts/loopback-server.js'),
    signal: ended.signal,
    onReady: (address) => {
      if (hasDisplay()) void openAddress(address);
    },
  });
}

function runElectron(program: string, args: readonly string[]): Promise<{ exitCode: number; lastedMs: number }> {
  const started = performance.now();
  const child = spawn(program, [root, '--sample', ...args], { stdio: 'inherit' });
  return new Promise((resolve) => {
    const end = (exitCode: number): void => resolve({ exitCode, lastedMs: performance.now() - started });
    child.once('error', () => end(1));
    child.once('exit', (code) => end(code ?? 1));
  });
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
