import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Folders of network drives, FUSE and `/proc` cannot be synced, and one may be written to that may not be read. */
const unsupported = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES'];

/**
 * Makes new, renamed and removed names of a folder survive a power cut, where its file system knows how to: one that does not has
 * written the files all the same. Windows has no such call and needs none.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    sync(folder);
  } catch (error) {
    if (!unsupported.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
