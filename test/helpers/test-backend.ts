import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { BackendInput } from '../../electron/backend/backend-input.ts';
import { createBackend } from '../../electron/backend/create-backend.ts';
import { startBuiltJob } from './built-jobs.ts';
import { type DirectBackend, withDirectCalls } from './direct-calls.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const resources = path.join(root, 'resources');

/** A real backend on a real, empty archive; ids count up, the clock moves one second a call. */
export function testBackend(changes: Partial<BackendInput> = {}): DirectBackend {
  let ids = 0;
  let seconds = 0;
  const backend = createBackend({
    home: temporaryFolder(),
    now: () => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds++)),
    newId: () => `new-${++ids}`,
    author: '编辑甲',
    log: () => {},
    startJob: startBuiltJob,
    resources,
    ...changes,
  });
  onTestFinished(() => backend.close());
  return withDirectCalls(backend);
}
