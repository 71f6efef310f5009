import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { startWorker } from '../../helpers/start-worker.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date();

test('a second process is refused at once, and let in after the first was killed', async () => {
  const folder = temporaryFolder();
  const holder = startWorker('hold', folder);
  holder.go();
  await holder.line('READY');
  expect(userErrorCode(() => openArchive({ folder, now }))).toBe('archive-in-use');
  const second = startWorker('hold', folder);
  second.go();
  expect(await second.line('REFUSED')).toBe('REFUSED archive-in-use');
  await second.ended;
  holder.process.kill('SIGKILL');
  await holder.ended;
  const archive = openArchive({ folder, now });
  expect(userErrorCode(() => openArchive({ folder, now }))).toBe('archive-in-use');
  archive.close();
  archive.close();
  openArchive({ folder, now }).close();
});

test('of six processes that start together exactly one gets the archive', async () => {
  const folder = temporaryFolder();
  const workers = Array.from({ length: 6 }, () => startWorker('hold', folder));
  await Promise.all(workers.map((worker) => worker.line('LOADED')));
  for (const worker of workers) worker.go();
  const answers = await Promise.all(workers.map((worker) => Promise.any([worker.line('READY'), worker.line('REFUSED')])));
  for (const worker of workers) worker.process.kill('SIGKILL');
  await Promise.all(workers.map((worker) => worker.ended));
  expect(answers.toSorted()).toEqual(['READY', ...Array.from({ length: 5 }, () => 'REFUSED archive-in-use')]);
});

test('the lock outlives the archive value that a program let go of', async () => {
  const folder = temporaryFolder();
  v8.setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = vm.runInNewContext('gc');
  openArchive({ folder, now });
  for (let round = 0; round < 3; round += 1) {
    await wait(1);
    collectGarbage();
  }
  const other = startWorker('hold', folder);
  other.go();
  expect(await Promise.any([other.line('READY'), other.line('REFUSED')])).toBe('REFUSED archive-in-use');
});

test('a lock file that is deleted or replaced under a running program lets nobody in', async ({ skip }) => {
  if (process.platform === 'win32') skip('an open file cannot be deleted here');
  const folder = temporaryFolder();
  const file = path.join(folder, 'lock.db');
  const archive = openArchive({ folder, now });
  onTestFinished(() => archive.close());
  const second = async () => {
    const worker = startWorker('hold', folder);
    await worker.line('LOADED');
    worker.go();
    return Promise.any([worker.line('READY'), worker.line('REFUSED')]);
  };
  rmSync(file);
  expect(userErrorCode(() => openArchive({ folder, now }))).toBe('archive-in-use');
  expect(existsSync(file)).toBe(false);
  rmSync(file, { force: true });
  expect(await second()).toBe('REFUSED archive-in-use');
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 10_000 });
  for (const looksMs of [0, 2_500]) {
    writeFileSync(`${file}.new`, '');
    renameSync(`${file}.new`, file);
    await wait(looksMs);
    expect(await second()).toBe('REFUSED archive-in-use');
  }
});

test.each(['deleted', 'replaced'])('not even before the program looks whether its lock file was %s', async (how) => {
  const folder = temporaryFolder();
  const holder = startWorker('hold', folder);
  holder.go();
  await holder.line('READY');
  const second = startWorker('hold', folder);
  await second.line('LOADED');
  holder.process.kill('SIGSTOP');
  rmSync(path.join(folder, 'lock.db'));
  if (how === 'replaced') writeFileSync(path.join(folder, 'lock.db'), '');
  second.go();
  expect(await Promise.any([second.line('READY'), second.line('REFUSED')])).toBe('REFUSED archive-in-use');
});
