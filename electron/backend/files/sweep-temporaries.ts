import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isTemporaryName } from './temporary-name.ts';

/**
 * Removes what a killed process left half-written in a folder (not in the folders below it). Only for folders no other
 * process writes to at this moment, such as those of a locked archive.
 * @returns the names removed; none where the folder does not exist
 */
export function sweepTemporaries(folder: string): string[] {
  const names = namesIn(folder).filter(isTemporaryName);
  for (const name of names) rmSync(path.join(folder, name), { force: true });
  return names;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
