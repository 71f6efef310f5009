import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { editorHeader, editorHeaderOf } from '../../shared/contract/editor-name.ts';

export interface ServedProgram {
  /** `http://127.0.0.1:port`. */
  origin: string;
  /** The archive's folder. */
  home: string;
  client: Client;
  /** The contract as another editor's window calls it. */
  clientOf(editor: string): Client;
  /** An address with a one-time code, for one window. */
  newAddress(): Promise<string>;
  /**
   * Kills the backend's process as a crash would. Resolves when the supervisor has started it anew, on the same port with the
   * same token.
   */
  killBackend(): Promise<void>;
  /** The process of the backend that runs now. */
  backendPid(): number;
  /** Ends the program and removes the archive unless it was given. */
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The built program behind its loopback host, on a free port and an archive of its own. Works outside of tests too. */
export async function serveProgram({
  home,
  person,
  port = 0,
}: {
  home?: string;
  person?: string;
  port?: number;
} = {}): Promise<ServedProgram> {
  buildIfStale(root);
  const program = copyProgram();
  const folder = home ?? mkdtempSync(path.join(os.tmpdir(), 'bulletin-served-'));
  const personal = person ?? mkdtempSync(path.join(os.tmpdir(), 'bulletin-person-'));
  const child = spawn(
    process.execPath,
    [path.join(program, 'dist/hosts/cli.js'), 'serve', '--json', '--port', String(port), '--home', folder],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, BULLETIN_PERSON: personal },
    },
  );
  const endWithTests = (): void => void child.kill();
  process.once('exit', endWithTests);
  let backend = 0;
  let log = '';
  let onListening = (): void => undefined;
  createInterface({ input: child.stderr }).on('line', (line) => {
    log += `${line}\n`;
    const pid = /server-listening .*pid=(\d+)/.exec(line)?.[1];
    if (pid === undefined) return;
    backend = Number(pid);
    onListening();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url));
    ended.then(() => reject(new Error(`the program did not start: ${log}`)));
  });
  const { origin, hash } = new URL(first);
  const post = async (address: string, body: object, headers: Record<string, string> = {}): Promise<Record<string, string>> => {
    const all = { 'content-type': 'application/json', origin, ...headers };
    return (await fetch(origin + address, { method: 'POST', headers: all, body: JSON.stringify(body) })).json() as never;
  };
  const { token } = await post('/session', { code: hash.replace('#code=', '') });
  const authorization = `Bearer ${token}`;
  const clientWith = (headers: Record<string, string>): Client =>
    createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { origin, authorization, ...headers } }));
  return {
    origin,
    home: folder,
    client: clientWith({}),
    clientOf: (editor) => clientWith({ [editorHeader]: editorHeaderOf(editor) }),
    newAddress: async () => `${origin}/#code=${(await post('/session/code', {}, { authorization })).code}`,
    killBackend: () =>
      new Promise((resolve) => {
        onListening = resolve;
        process.kill(backend, 'SIGKILL');
      }),
    backendPid: () => backend,
    async stop() {
      process.off('exit', endWithTests);
      child.kill();
      await ended;
      rmSync(program, { recursive: true });
      if (person === undefined) rmSync(personal, { recursive: true, force: true });
      if (home === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What runs is not what the next build overwrites. Inside `node_modules`, where the packages outside the bundle are found. */
function copyProgram(): string {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'program-'));
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(root, 'resources'), path.join(folder, 'resources'));
  return folder;
}
