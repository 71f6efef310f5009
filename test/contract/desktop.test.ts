import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { beforeAll, onTestFinished, vi } from 'vitest';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import { startBackend } from '../../electron/shell/start-backend.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { FakeChannel } from '../shell/fake-electron/ports.ts';
import { contractSuite } from './contract-suite.ts';

const root = path.resolve(import.meta.dirname, '../..');

vi.mock('electron', async () => (await import('../shell/fake-electron/fake-electron.ts')).fakeElectron);

beforeAll(() => buildIfStale(root));

/** As between the window of the desktop program and its built backend, which has jobs started by the shell. */
contractSuite('in the desktop program', async () => {
  const home = temporaryFolder();
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
});
