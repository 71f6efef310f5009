import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openArchive } from '../../electron/backend/archive/open-archive.ts';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { temporaryHome } from '../helpers/temporary-home.ts';
import { calls, fakeElectron, processes, windows } from './fake-electron/fake-electron.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { home, remove } = temporaryHome();
const person = temporaryHome();

vi.mock('electron', () => fakeElectron);

beforeAll(() => buildIfStale(root));
afterAll(() => {
  for (const child of processes) child.kill();
  remove();
  person.remove();
});

test('where nothing can be put beside the archive the program opens all the same', async () => {
  openArchive({ folder: home, now: () => new Date() }).close();
  // What keeps the window's folder from being made, also from who may write everywhere.
  writeFileSync(path.join(home, 'window'), '');
  Object.assign(process, { resourcesPath: root });
  process.env.BULLETIN_PERSON = person.home;
  process.argv = ['bulletin', '--home', home];
  await import(path.join(root, 'dist/shell/main.js'));
  await vi.waitFor(() => expect(windows).toHaveLength(1));
  expect(calls.find((call) => call.includes('userData'))).toContain(path.join(person.home, 'windows'));
  const [window] = windows;
  window?.webContents.emit('did-finish-load');
  await vi.waitFor(() => expect(window?.webContents.ports.length).toBe(1), { timeout: 20_000 });
  const port = window?.webContents.ports[0];
  const client: Client = createORPCClient(new RPCLink({ port: port?.inner as never }));
  expect(await client.program.facts()).toMatchObject({ archiveFolder: home });
});
