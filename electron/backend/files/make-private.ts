import { chmodSync } from 'node:fs';

/**
 * Lets only its owner at a file (0600) or folder (0700). What belongs to another user of this PC stays as it is; Windows keeps the
 * folders of each user apart by itself.
 */
export function makePrivate(path: string, kind: 'file' | 'folder'): void {
  if (process.platform === 'win32') return;
  try {
    chmodSync(path, kind === 'file' ? 0o600 : 0o700);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
