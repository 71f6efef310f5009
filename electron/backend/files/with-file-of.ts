import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BinaryFile } from '../../../shared/contract/binary-file.ts';
import { folderError } from './folder-error.ts';
import { temporaryName } from './temporary-name.ts';

/**
 * Bytes that came over the contract as a file, for as long as `work` takes: jobs read files, and nobody waits while they are written. What a
 * killed program leaves of it goes at the next start, see `sweepTemporaries`.
 * @throws UserError `disk-full`, `archive-unwritable` and what `work` throws
 */
export async function withFileOf<T>(folder: string, contents: BinaryFile, work: (file: string) => Promise<T>): Promise<T> {
  const file = path.join(folder, temporaryName());
  try {
    try {
      await writeFile(file, contents.stream() as AsyncIterable<Uint8Array>, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw folderError(error, folder, 'archive-unwritable');
    }
    return await work(file);
  } finally {
    rmSync(file, { force: true });
  }
}
