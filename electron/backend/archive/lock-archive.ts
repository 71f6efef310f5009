import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../../shared/contract/errors.ts';
import { archiveError } from './archive-error.ts';

/** A handle that nobody references is collected and its lock vanishes without a sound, so the held ones stay here. */
const heldLocks = new Set<Sqlite.Database>();

/**
 * Takes the archive for this process: an exclusive transaction left open on a rollback-journal database. The operating
 * system frees it when the process ends in whatever way.
 * @returns a function that frees the lock
 * @throws UserError `archive-in-use`, `archive-unwritable`
 */
export function lockArchive(folder: string): () => void {
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(path.join(folder, 'lock.db'), { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const translated = archiveError(error, folder);
    // Whatever lock.db holds is of no value, but a stranger's file of that name is not ours to remove.
    throw translated instanceof UserError && translated.code === 'archive-damaged'
      ? new UserError('archive-unwritable', { folder }, { cause: error })
      : translated;
  }
  const held = lock;
  heldLocks.add(held);
  return () => {
    heldLocks.delete(held);
    held.close();
  };
}
