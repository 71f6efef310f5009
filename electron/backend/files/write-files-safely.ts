import { createHash } from 'node:crypto';
import { copyFile, link, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../shared/errors.ts';
import { folderError } from './folder-error.ts';
import { syncFolder } from './sync-folder.ts';
import { temporaryName } from './temporary-name.ts';
import {
  beginJournal,
  commitJournal,
  endJournal,
  finishInterruptedWrites,
  type Replacement,
  rollBack,
  writeThrough,
} from './write-journal.ts';

export interface FileToWrite {
  /** Directly in the folder. */
  file: string;
  content: Uint8Array | string;
}

/** A virus scanner lets go of a new file within a second; a Word window does not. */
const retryPausesMs = [10, 20, 40, 80, 150, 200, 200, 200];

/**
 * Writes files into one folder, all of them or none, also where the program is killed or the power cut: until all new files stand
 * there the old ones count, and the next write into the folder, or the next start, puts them back. On failure, or when it is given
 * up, the old files are back and nothing is left behind.
 * @throws UserError `disk-full`, `disk-failed`, `folder-unwritable`, `name-too-long`, `file-is-folder`, `cancelled`, `file-in-use`
 * where another program holds an old file
 */
export async function writeFilesSafely(folder: string, files: readonly FileToWrite[], signal?: AbortSignal): Promise<void> {
  let journal: string | undefined;
  let replacements: Replacement[] = [];
  try {
    stopIfCancelled(signal);
    finishInterruptedWrites(folder);
    replacements = await Promise.all(files.map(replacementOf));
    journal = await beginJournal(folder, replacements);
    for (const [index, { fresh }] of replacements.entries()) {
      stopIfCancelled(signal);
      await writeThrough(path.join(folder, fresh), files[index]?.content ?? '');
    }
    for (const { name, old } of replacements) await keep(path.join(folder, name), path.join(folder, old));
    syncFolder(folder);
    for (const { name, fresh } of replacements) {
      stopIfCancelled(signal);
      await renamePatiently(path.join(folder, fresh), path.join(folder, name));
    }
    syncFolder(folder);
    journal = commitJournal(journal);
  } catch (error) {
    // What went wrong first is what the editor must hear.
    giveUp(folder, journal, replacements);
    throw folderError(error, folder);
  }
  try {
    endJournal(journal, replacements);
  } catch {
    // The files stand there; what cannot be removed now goes with the next write.
  }
}

function giveUp(folder: string, journal: string | undefined, replacements: readonly Replacement[]): void {
  if (journal === undefined) return;
  try {
    rollBack(folder, replacements);
    endJournal(journal, replacements);
  } catch {
    // Where the disk refuses even this, the journal stays for the next time.
  }
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new UserError('cancelled', {});
}

async function replacementOf({ file, content }: FileToWrite): Promise<Replacement> {
  const name = path.basename(file);
  const found = await statOf(file);
  if (found?.isDirectory()) throw new UserError('file-is-folder', { file: name });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, fresh: temporaryName(), old: temporaryName(), existed: found !== null, sha256 };
}

async function statOf(file: string) {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Keeps what stands under a name, if anything does, under another one too. */
async function keep(file: string, other: string): Promise<void> {
  if (!(await statOf(file))) return;
  // Disks of cameras and USB sticks know no second names, and a held file may refuse one.
  await link(file, other).catch(async () => {
    await copyFile(file, other);
    const handle = await open(other, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
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
