import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { superviseServer } from '../../../electron/hosts/loopback/supervise-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const entry = path.join(root, 'electron/hosts/loopback-server.ts');

function supervise({
  home = temporaryFolder(),
  port = 0 as number | undefined,
  program = entry,
  staysDown = false,
  stopped = new AbortController(),
} = {}) {
  const addresses: string[] = [];
  let restarts = 0;
  let onAddress = (): void => undefined;
  let onRestart = (): void => undefined;
  const supervision = superviseServer({
    entry: program,
    home,
    sample: false,
    port,
    signal: stopped.signal,
    staysDown,
    onAddress: (address) => {
      addresses.push(address);
      onAddress();
    },
    onRestart: () => {
      restarts++;
      onRestart();
    },
  });
  onTestFinished(async () => {
    stopped.abort();
    await supervision.ended;
  });
  return {
    ...supervision,
    addresses,
    restarts: () => restarts,
    stop: () => stopped.abort(),
    nextAddress: () =>
      new Promise<void>((resolve) => {
        onAddress = resolve;
      }),
    nextRestart: () =>
      new Promise<void>((resolve) => {
        onRestart = resolve;
      }),
  };
}

test('each address opens with a code of its own', async () => {
  const { addresses, nextAddress, newAddress } = supervise();
  await nextAddress();
  const next = nextAddress();
  newAddress();
  await next;
  expect(addresses).toHaveLength(2);
  expect(addresses[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{22}$/);
  expect(new URL(addresses[1] ?? '').origin).toBe(new URL(addresses[0] ?? '').origin);
  expect(addresses[1]).not.toBe(addresses[0]);
});

test('what was told to end before it began ends', async () => {
  const stopped = new AbortController();
  stopped.abort();
  const { ended, addresses } = supervise({ stopped });
  expect(await ended).toEqual({ exitCode: 0, sentence: '' });
  expect(addresses).toEqual([]);
});

test('it ends when it is told to, with its process', async () => {
  const { nextAddress, stop, ended, addresses } = supervise();
  await nextAddress();
  stop();
  expect(await ended).toEqual({ exitCode: 0, sentence: '' });
  await expect(fetch(addresses[0] ?? '')).rejects.toThrow();
});

test('an archive that is in use is refused in one sentence', async () => {
  const home = temporaryFolder();
  await supervise({ home }).nextAddress();
  expect(await supervise({ home }).ended).toMatchObject({
    exitCode: 1,
    sentence: expect.stringContaining('正由另一个编刊程序使用'),
  });
});

test('a port that is taken is refused where it was asked for', async () => {
  const taken = createServer();
  onTestFinished(() => void taken.close());
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
  });
  expect(await supervise({ port }).ended).toMatchObject({ exitCode: 1, sentence: expect.stringContaining(`端口 ${port}`) });
});

test('a server that never comes up is given up, not started for ever', async () => {
  const { ended, restarts } = supervise({ program: path.join(import.meta.dirname, 'no-such-program.ts') });
  expect(await ended).toMatchObject({ exitCode: 3, sentence: expect.stringContaining('连续出错') });
  expect(restarts()).toBe(0);
});

test('while its sources are worked on one that breaks off waits for the next change, and can be ended meanwhile', async () => {
  const program = path.join(temporaryFolder(), 'server.mjs');
  writeFileSync(program, 'a sentence begun');
  const { addresses, nextAddress, nextRestart, restart, stop, ended } = supervise({ program, staysDown: true });
  await nextRestart();
  writeFileSync(program, `await import(${JSON.stringify(pathToFileURL(entry).href)});`);
  const started = nextAddress();
  restart();
  await started;
  expect(addresses).toHaveLength(1);
  writeFileSync(program, 'another one begun');
  const broken = nextRestart();
  restart();
  await broken;
  stop();
  expect(await ended).toEqual({ exitCode: 0, sentence: '' });
});

// A terminal sends Ctrl+C to the command and to its server alike.
test.each(['SIGTERM to the command', 'SIGINT to both'])(
  'the command prints one address and ends with its server: %s',
  async (way) => {
    const home = temporaryFolder();
    const args = [path.join(root, 'electron/hosts/cli.ts'), 'serve', '--json', '--port', '0', '--home', home];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    const output = createInterface({ input: child.stdout });
    await new Promise<void>((resolve) => {
      output.on('line', (line) => {
        lines.push(line);
        resolve();
      });
    });
    const { url } = JSON.parse(lines[0] ?? '') as { url: string };
    expect((await fetch(new URL('/', url))).status).toBeLessThan(500);
    const pid = child.pid ?? 0;
    if (way.startsWith('SIGTERM')) process.kill(pid, 'SIGTERM');
    else process.kill(-pid, 'SIGINT');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    // The archive was closed, not left to its log.
    expect(readdirSync(home)).toContain('bulletin.db');
    expect(readdirSync(home)).not.toContain('bulletin.db-wal');
    expect(lines).toHaveLength(1);
    await expect(fetch(url)).rejects.toThrow();
  },
);
