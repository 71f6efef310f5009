import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../shared/contract/errors.ts';
import { folderError } from './folder-error.ts';
import { syncFolder } from './sync-folder.ts';
import { temporaryName } from './temporary-name.ts';

/** A virus scanner lets go of a new file within a second; a Word window does not. */
const retryPausesMs = [10, 20, 40, 80, 150, 200, 200, 200];

/**
 * Writes a file so that at every moment, also after a power cut, the old content or the new one stands under its name,
 * whole. On failure the old file is untouched and nothing is left behind.
 * @throws UserError `disk-full`, `folder-unwritable`, `file-in-use` where another program holds the old file
 */
export async function writeFileSafely(file: string, content: Uint8Array | string): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, temporaryName());
  try {
    await writeThrough(temporary, content);
    await renamePatiently(temporary, file);
    syncFolder(folder);
  } catch (error) {
    // What went wrong first is what the editor must hear.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw folderError(error, folder);
  }
}

async function writeThrough(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Who could write the temporary file may write the folder, so what stops the rename is the file that stands there. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pauseMs of [...retryPausesMs, null]) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (code === 'EISDIR') throw new UserError('file-is-folder', { file: path.basename(to) }, { cause: error });
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(code)) throw error;
      if (pauseMs === null) throw new UserError('file-in-use', { file: path.basename(to) }, { cause: error });
      await wait(pauseMs);
    }
  }
}
