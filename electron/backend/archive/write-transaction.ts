import { archiveError } from './archive-error.ts';
import type { Archive, Writable } from './handles.ts';

/**
 * Runs `work` in one transaction: all of it is on the disk when this returns, nothing of it when it throws. One user
 * action, one transaction. `work` must not be async: a promise is refused and everything rolled back.
 * @throws UserError `disk-full`, `archive-unwritable`, `archive-damaged` and what `work` throws
 */
export function writeTransaction<T>(archive: Archive, work: (db: Writable) => T): T {
  try {
    return archive.sqlite.transaction(() => work(archive.readable as Writable)).immediate();
  } catch (error) {
    throw archiveError(error, archive.folder);
  }
}
