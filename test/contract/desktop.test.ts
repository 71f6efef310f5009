import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import { startBackend } from '../../electron/shell/start-backend.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { allManuscripts } from '../helpers/all-manuscripts.ts';
import { refusal } from '../helpers/refusal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { FakeChannel } from '../shell/fake-electron/ports.ts';
import { contractSuite } from './contract-suite.ts';

const root = path.resolve(import.meta.dirname, '../..');

vi.mock('electron', async () => (await import('../shell/fake-electron/fake-electron.ts')).fakeElectron);

beforeAll(() => buildIfStale(root));

/** As between the window of the desktop program and its built backend, which has jobs started by the shell. */
async function desktopClient(home: string): Promise<Client> {
  const backend = await new Promise<ReturnType<typeof startBackend>>((resolve, reject) => {
    const started = startBackend({
      start: { home, sample: false, resources: path.join(root, 'resources'), version: '0.0.0' },
      builtFolder: path.join(root, 'dist'),
      answer: async () => ({ kind: 'done' }),
      onReady: () => resolve(started),
      onRefused: (sentence) => reject(new Error(sentence)),
    });
  });
  onTestFinished(() => backend.stop());
  const { port1, port2 } = new FakeChannel();
  backend.connect(port1 as never);
  return createORPCClient<Client>(new RPCLink({ port: port2.inner }));
}

contractSuite('in the desktop program', () => desktopClient(temporaryFolder()));

test('a lost archive is told to the window of the desktop program, decided there, and opened over the same port', async () => {
  const home = temporaryFolder();
  writeFileSync(path.join(home, 'bulletin.db'), '');
  const client = await desktopClient(home);
  expect(await client.recovery.state()).toMatchObject({ fault: '是空的', backup: null, choices: ['new'] });
  expect(await refusal(allManuscripts(client))).toMatchObject({ code: 'archive-lost' });
  expect(readdirSync(home)).toEqual(['bulletin.db']);
  const { aside } = await client.recovery.decide({ choice: 'new' });
  expect(readdirSync(path.join(home, aside))).toEqual(['bulletin.db']);
  expect(await client.recovery.state()).toBe(null);
  expect(await allManuscripts(client)).toEqual([]);
  expect(await refusal(client.recovery.decide({ choice: 'new' }))).toMatchObject({ code: 'archive-not-lost' });
});
