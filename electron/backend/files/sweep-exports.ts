import { readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { sweepTemporaries } from './sweep-temporaries.ts';
import { temporaryName } from './temporary-name.ts';
import { finishInterruptedWrites, writeThrough } from './write-journal.ts';

/** Notes which folder outside the archive is being written to, so that the next start looks after it. */
const notePattern = /^~bulletin-[0-9a-f]{16}\.folder$/;

/** A memory stick that has not come back for so long does not come back. */
const longestKeptMs = 90 * 24 * 3_600_000;

/**
 * Notes in the folder of the archive's own exports that another one is being written to. An archive that cannot be written to goes
 * without: the next export into that folder looks after it.
 * @returns takes the note away
 */
export async function noteExportFolder(exportsFolder: string, folder: string): Promise<() => void> {
  const note = path.join(exportsFolder, temporaryName().replace(/tmp$/, 'folder'));
  const forget = (): void => {
    try {
      rmSync(note, { force: true });
    } catch {
      // The next start finds nothing to do there.
    }
  };
  try {
    makeFolder(exportsFolder);
    await writeThrough(note, folder);
  } catch {
    forget();
  }
  return forget;
}

/**
 * Brings all folders to rest that a killed program was exporting into: the archive's own, those in it, and those outside that were
 * chosen. Only for the exports of a locked archive.
 */
export function sweepExports(exportsFolder: string): void {
  const entries = entriesOf(exportsFolder);
  bringToRest(exportsFolder);
  for (const entry of entries) {
    const at = path.join(exportsFolder, entry.name);
    if (entry.isDirectory()) {
      bringToRest(at);
      removeIfEmpty(at);
    } else if (notePattern.test(entry.name)) settleNote(at);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What cannot be mended now is mended at the next write or start; nobody is kept from the archive for it. */
function bringToRest(folder: string): void {
  try {
    finishInterruptedWrites(folder);
    sweepTemporaries(folder);
  } catch {
    // As said.
  }
}

function settleNote(note: string): void {
  try {
    finishInterruptedWrites(readFileSync(note, 'utf8'));
    rmSync(note, { force: true });
  } catch {
    forgetOld(note);
  }
}

function forgetOld(note: string): void {
  try {
    if (Date.now() - statSync(note).mtimeMs > longestKeptMs) rmSync(note, { force: true });
  } catch {
    // It stays.
  }
}

/** Made for an export that never wrote a file. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it.
  }
}
