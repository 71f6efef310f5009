import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder with those above it that are missing, one by one: Node's own recursive call never returns where the file system
 * answers ENOENT for a folder that cannot be made, as under `/proc`.
 * @returns the first folder made, undefined where all were there
 * @throws the error of the file system; ENOTDIR where a file is in the way
 */
export function makeFolder(folder: string, mode?: number): string | undefined {
  const missing: string[] = [];
  let above = path.resolve(folder);
  // A drive that is gone has nothing above it.
  while (!exists(above) && missing[0] !== above) {
    missing.unshift(above);
    above = path.dirname(above);
  }
  for (const one of missing) {
    try {
      mkdirSync(one, { mode });
    } catch (error) {
      // Somebody else made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error(`ENOTDIR: ${folder}`), { code: 'ENOTDIR', path: folder });
  return missing[0];
}

function exists(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false }) !== undefined;
}
