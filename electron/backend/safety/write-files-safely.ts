import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../shared/contract/errors.ts';
import { folderError } from './folder-error.ts';
import { syncFolder } from './sync-folder.ts';
import { temporaryName } from './temporary-name.ts';

export interface FileToWrite {
  file: string;
  content: Uint8Array | string;
}

/** A virus scanner lets go of a new file within a second; a Word window does not. */
const retryPausesMs = [10, 20, 40, 80, 150, 200, 200, 200];

/**
 * Writes files into one folder, all of them or none. At every moment, also after a power cut, the old content or the new one
 * stands under each name, whole. On failure, or when it is given up, the old files are back and nothing is left behind.
 * @throws UserError `disk-full`, `folder-unwritable`, `file-is-folder`, `cancelled`, `file-in-use` where another program holds
 * an old file
 */
export async function writeFilesSafely(folder: string, files: readonly FileToWrite[], signal?: AbortSignal): Promise<void> {
  const replacements = files.map(({ file }) => ({
    file,
    fresh: path.join(folder, temporaryName()),
    old: path.join(folder, temporaryName()),
  }));
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [index, { fresh }] of replacements.entries()) {
      stopIfCancelled(signal);
      await writeThrough(fresh, files[index]?.content ?? '');
    }
    for (const { file, fresh, old } of replacements) {
      stopIfCancelled(signal);
      const isReplaced = await keep(file, old);
      await renamePatiently(fresh, file);
      undo.unshift(() => (isReplaced ? rename(old, file) : rm(file, { force: true })));
    }
    syncFolder(folder);
  } catch (error) {
    // What went wrong first is what the editor must hear.
    for (const step of undo) await step().catch(() => undefined);
    throw folderError(error, folder);
  } finally {
    for (const { fresh, old } of replacements) {
      for (const left of [fresh, old]) await rm(left, { force: true }).catch(() => undefined);
    }
  }
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new UserError('cancelled', {});
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

/** Keeps what stands under a name under another one too. False where nothing stands there. */
async function keep(file: string, other: string): Promise<boolean> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!found) return false;
  if (found.isDirectory()) throw new UserError('file-is-folder', { file: path.basename(file) });
  // Disks of cameras and USB sticks know no second names, and a held file may refuse one.
  await link(file, other).catch(() => copyFile(file, other));
  return true;
}

/** Who could write the temporary file may write the folder, so what stops the rename is the file that stands there. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pauseMs of [...retryPausesMs, null]) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(code)) throw error;
      if (pauseMs === null) throw new UserError('file-in-use', { file: path.basename(to) }, { cause: error });
      await wait(pauseMs);
    }
  }
}
