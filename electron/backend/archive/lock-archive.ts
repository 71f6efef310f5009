import { closeSync, openSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../../shared/errors.ts';
import { folderError } from '../files/folder-error.ts';
import { makePrivate } from '../files/make-private.ts';
import { archiveError } from './archive-error.ts';

/** A handle that nobody references is collected and its lock vanishes without a sound, so the held ones stay here. */
const heldLocks = new Set<Sqlite.Database>();

/** The folders whose archive this process holds, by their real paths. */
const heldFolders = new Set<string>();

/**
 * The folders whose archive this process held before. A connection that met damage can outlive its closing, and then says that the
 * database is in use though it is only by this process.
 */
const onceHeld = new Set<string>();

/** Of several that start at one moment none gets it at the first try. Whoever holds it holds it longer than that. */
const startersMs = 100;

/** How often it is looked whether the file that is locked still is the one that others find. */
const watchEveryMs = 1_000;

/**
 * Takes the archive for this process: an exclusive transaction left open on a rollback-journal database. The operating
 * system frees it when the process ends in whatever way. Where the file is deleted or replaced, the new one is locked as well.
 * @returns a function that frees the lock; safe to call twice
 * @throws UserError `archive-in-use`, `archive-unwritable`
 */
export function lockArchive(folder: string): () => void {
  const file = path.join(folder, 'lock.db');
  const realFolder = realPath(folder);
  let { lock, identity } = takeLock(file, folder);
  heldFolders.add(realFolder);
  const watch = setInterval(() => {
    if (identityOf(file) === identity) return;
    try {
      const before = lock;
      ({ lock, identity } = takeLock(file, folder));
      release(before);
    } catch {
      // Another start holds the new file for the moment it takes to find this one at work (see `proveAlone`); or nothing can be
      // written here any more.
    }
  }, watchEveryMs);
  watch.unref();
  return () => {
    clearInterval(watch);
    release(lock);
    heldFolders.delete(realFolder);
    onceHeld.add(realFolder);
  };
}

/**
 * To be asked before any file of the folder is touched: where a process closes a file, POSIX frees all its locks on it, those
 * of SQLite too, and another program would be let in.
 * @throws UserError `archive-in-use` where this very process holds the archive
 */
export function refuseHeldHere(folder: string): void {
  if (heldFolders.has(realPath(folder))) throw new UserError('archive-in-use', { folder });
}

/** A folder that is not there, or cannot be looked at, by the name it was given. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function takeLock(file: string, folder: string): { lock: Sqlite.Database; identity: string } {
  let lock: Sqlite.Database | undefined;
  try {
    // With its rights from the first moment on: a journal that SQLite puts beside it takes over those.
    closeSync(openSync(file, 'a', 0o600));
    makePrivate(file, 'file');
    lock = new Sqlite(file, { timeout: startersMs });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const translated = folderError(archiveError(error, folder), folder, 'archive-unwritable');
    // Whatever lock.db holds is of no value, but a stranger's file of that name is not ours to remove.
    if (translated instanceof UserError && translated.code === 'archive-damaged') {
      throw new UserError('archive-unwritable', { folder }, { cause: error });
    }
    if (translated instanceof UserError && translated.code === 'archive-busy') {
      throw new UserError('archive-in-use', { folder }, { cause: error });
    }
    throw translated;
  }
  heldLocks.add(lock);
  return { lock, identity: identityOf(file) };
}

function release(lock: Sqlite.Database): void {
  heldLocks.delete(lock);
  lock.close();
}

/** Of the file under a name; empty where there is none. */
function identityOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.dev} ${found.ino}` : '';
}

/**
 * The lock may have been got on a `lock.db` that was deleted or replaced under a running program: that one still has the database
 * open. Plays a log back, so that is proven first. @throws UserError `archive-in-use`
 */
export function proveAlone(folder: string): void {
  if (onceHeld.has(realPath(folder))) return;
  const sqlite = new Sqlite(path.join(folder, 'bulletin.db'), { fileMustExist: true, timeout: 0 });
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    const translated = archiveError(error, folder);
    if (translated instanceof UserError && translated.code === 'archive-busy') {
      throw new UserError('archive-in-use', { folder }, { cause: error });
    }
    throw translated;
  } finally {
    sqlite.close();
  }
}

/**
 * For who cannot lock, because nothing can be written here: whether another program holds the archive.
 * @throws UserError `archive-in-use`
 */
export function proveUnlocked(folder: string): void {
  const file = path.join(folder, 'lock.db');
  if (!statSync(file, { throwIfNoEntry: false })) return;
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(file, { readonly: true, timeout: 0 });
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    const translated = archiveError(error, folder);
    if (translated instanceof UserError && translated.code === 'archive-busy') {
      throw new UserError('archive-in-use', { folder }, { cause: error });
    }
  } finally {
    lock?.close();
  }
}
