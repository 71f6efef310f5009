import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { UserError } from '../../../shared/errors.ts';
import { archiveError } from './archive-error.ts';
import type { Archive, Readable, ReadOnlyReason } from './handles.ts';
import { lockArchive, proveUnlocked } from './lock-archive.ts';
import { migrate } from './migrate.ts';
import { faultsOf, withoutLog } from './newest-whole-backup.ts';
import type { Migration } from './read-migrations.ts';
import { repairHeader, salvageDatabase } from './salvage-database.ts';

interface OpenForReadingInput {
  folder: string;
  migrations: readonly Migration[];
  reason: ReadOnlyReason;
  /** Why it was not opened for writing; thrown where it cannot be read either. */
  cause: unknown;
}

const copyPrefix = 'bulletin-read-';

/**
 * Opens an archive that cannot be written to, or must not be because it is damaged: what can be read is read from a copy in the
 * folder for temporary files, and nothing in the archive's folder changes. Where the file is damaged the copy holds every row that is
 * still whole.
 * @throws UserError `archive-in-use`, `archive-newer`, `cause`
 */
export function openForReading({ folder, migrations, reason, cause }: OpenForReadingInput): Archive {
  const unlock = lockIfPossible(folder);
  sweepCopies();
  let copy: string | undefined;
  let sqlite: Sqlite.Database | undefined;
  try {
    copy = copyFolder();
    const opened = openCopy(folder, copy, migrations, reason);
    sqlite = opened.sqlite;
    if ((sqlite.pragma('user_version', { simple: true }) as number) > migrations.length) {
      throw new UserError('archive-newer', { folder });
    }
    migrate(sqlite, migrations);
    sqlite.pragma('query_only = ON');
    const database = sqlite;
    return {
      folder,
      readable: drizzle(database) as unknown as Readable,
      sqlite: database,
      readOnly: opened.faults.length > 0 ? 'damaged' : reason,
      faults: opened.faults,
      close() {
        database.close();
        if (copy) rmSync(copy, { recursive: true, force: true });
        unlock();
      },
    };
  } catch (error) {
    sqlite?.close();
    if (copy) rmSync(copy, { recursive: true, force: true });
    unlock();
    throw error instanceof UserError ? error : cause;
  }
}

/** Where nothing can be written there is nothing to lock, but another program may be at work. */
function lockIfPossible(folder: string): () => void {
  const hadLock = existsSync(path.join(folder, 'lock.db'));
  if (!hadLock) return () => undefined;
  try {
    return lockArchive(folder);
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-in-use') throw error;
    proveUnlocked(folder);
    return () => undefined;
  }
}

/** Undefined where no file can be written anywhere. */
function copyFolder(): string | undefined {
  try {
    return mkdtempSync(path.join(os.tmpdir(), `${copyPrefix}${process.pid}-`));
  } catch {
    return undefined;
  }
}

/** A killed reader leaves its copy, and in it manuscripts. */
function sweepCopies(): void {
  try {
    for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(copyPrefix))) {
      const pid = Number(name.slice(copyPrefix.length).split('-')[0]);
      if (!isAlive(pid)) rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Another user's, or no such folder: neither keeps an archive from being read.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function openCopy(
  folder: string,
  copy: string | undefined,
  migrations: readonly Migration[],
  reason: ReadOnlyReason,
): { sqlite: Sqlite.Database; faults: string[] } {
  const source = path.join(folder, 'bulletin.db');
  const file = copy && copyDatabase(source, copy);
  if (!copy || !file) return { sqlite: new Sqlite(withoutLog(readFileSync(source))), faults: [] };
  if (reason === 'damaged') repairHeader(file);
  const faults = faultsIn(file, folder);
  if (faults.length === 0 && reason !== 'damaged') return { sqlite: new Sqlite(file), faults };
  const salvaged = path.join(copy, 'salvaged.db');
  const lost = salvageDatabase(file, salvaged, migrations);
  // What was mended in the copy before it was looked at, too.
  const found = [...faults, ...lost];
  return { sqlite: new Sqlite(salvaged), faults: found.length > 0 ? found : ['what the file says of itself is damaged'] };
}

/** Undefined where there is no room for it. */
function copyDatabase(source: string, copy: string): string | undefined {
  try {
    const file = path.join(copy, 'bulletin.db');
    copyFileSync(source, file);
    if (statSync(`${source}-wal`, { throwIfNoEntry: false })) copyFileSync(`${source}-wal`, `${file}-wal`);
    return file;
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function faultsIn(file: string, folder: string): string[] {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file);
    return faultsOf(sqlite);
  } catch (error) {
    const told = archiveError(error, folder);
    return [told instanceof Error ? told.message : String(told)];
  } finally {
    sqlite?.close();
  }
}
