import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderError } from '../safety/folder-error.ts';
import { temporaryName } from '../safety/temporary-name.ts';

/**
 * Bytes that came over the contract (base64) as a file, for as long as `work` takes: the parser's process reads files. What a
 * killed program leaves of it goes at the next start, see `sweepTemporaries`.
 * @throws UserError `disk-full`, `archive-unwritable` and what `work` throws
 */
export async function withFileOf<T>(folder: string, contents: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = path.join(folder, temporaryName());
  try {
    try {
      writeFileSync(file, Buffer.from(contents, 'base64'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw folderError(error, folder, 'archive-unwritable');
    }
    return await work(file);
  } finally {
    rmSync(file, { force: true });
  }
}
