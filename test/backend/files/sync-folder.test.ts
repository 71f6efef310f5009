import { fsyncSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { syncFolder } from '../../../electron/backend/files/sync-folder.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

// The system's call as every file system might answer it.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, fsyncSync: vi.fn(fs.fsyncSync) };
});

test('a folder is synced', () => {
  syncFolder(temporaryFolder());
  expect(fsyncSync).toHaveBeenCalledOnce();
});

test.runIf(process.platform === 'linux')('the folder of a file system that cannot sync one', () => {
  expect(() => syncFolder('/proc')).not.toThrow();
});

test.each(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM'])('%s is no failure', (code) => {
  vi.mocked(fsyncSync).mockImplementationOnce(() => {
    throw Object.assign(new Error(code), { code });
  });
  expect(() => syncFolder(temporaryFolder())).not.toThrow();
});

test.each(['EIO', 'ENOSPC', 'EDQUOT'])('%s is a failure', (code) => {
  vi.mocked(fsyncSync).mockImplementationOnce(() => {
    throw Object.assign(new Error(code), { code });
  });
  expect(() => syncFolder(temporaryFolder())).toThrow(code);
});

test('a folder that is gone is a failure', () => {
  expect(() => syncFolder(`${temporaryFolder()}/none`)).toThrow('ENOENT');
});
