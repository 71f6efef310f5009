import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { UserError, type UserErrorCode } from '../../../shared/errors.ts';
import { folderError } from '../files/folder-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { makePrivate } from '../files/make-private.ts';
import { sweepExports } from '../files/sweep-exports.ts';
import { sweepTemporaries } from '../files/sweep-temporaries.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { isTemporaryName, temporaryName } from '../files/temporary-name.ts';
import { archiveError } from './archive-error.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import { applicationId, archiveFiles, examineFolder } from './examine-folder.ts';
import type { Archive, Readable, ReadOnlyReason } from './handles.ts';
import { lockArchive, proveAlone, refuseHeldHere } from './lock-archive.ts';
import { logLoss } from './log-loss.ts';
import { lostArchive } from './lost-archive.ts';
import { makeDatabase } from './make-database.ts';
import { migrate } from './migrate.ts';
import { openForReading } from './open-for-reading.ts';
import { proveLog } from './prove-log.ts';
import { type Migration, migrationsFolder, readMigrations } from './read-migrations.ts';
import { schemaFault } from './schema-fault.ts';
import { logLimitBytes } from './write-transaction.ts';

/** Earlier ones can corrupt a WAL database when the log is reset. */
const oldestSqlite = [3, 51, 3] as const;

/** Up to this size the whole file is checked at every start (some 0.2 s); above it `checkLater` does it while others work. */
export const checkedAtStartBytes = 32 * 2 ** 20;

interface OpenArchiveInput {
  /** Made where it does not exist. */
  folder: string;
  now: () => Date;
  migrations?: readonly Migration[];
  /** Refuses where there is none, instead of making one. */
  mustExist?: boolean;
}

/**
 * Opens the archive of a folder for this process alone, brings it up to date and makes sure that what it acknowledges
 * survives a power cut. A backup stands in `backups/` before an older archive is changed. What cannot be written to, or is damaged,
 * is opened for reading. A folder is only taken for a new archive where nothing in it speaks of an older one.
 * @throws UserError `archive-missing` where it must exist, `archive-lost`, `archive-in-use`, `archive-newer`, `archive-damaged` where not even reading is possible,
 * `archive-unwritable` and `disk-full` where there is nothing to read
 */
export function openArchive(input: OpenArchiveInput): Archive {
  const { folder, now, migrations = readMigrations(migrationsFolder), mustExist = false } = input;
  refuseHeldHere(folder);
  if (mustExist) proveThere(folder);
  makeArchiveFolder(folder);
  try {
    return openForWriting(folder, migrations, now);
  } catch (error) {
    const told = folderError(archiveError(error, folder), folder, 'archive-unwritable');
    const reason = told instanceof UserError ? readingReasons[(told as UserError).code] : undefined;
    if (!reason || !holdsArchive(folder)) throw told;
    return openForReading({ folder, migrations, reason, cause: told });
  }
}

function proveThere(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new UserError('folder-is-file', { file: folder });
  if (examineFolder(folder, existsSync(path.join(folder, 'lock.db'))).kind === 'new')
    throw new UserError('archive-missing', { folder });
}

const readingReasons: { [Code in UserErrorCode]?: ReadOnlyReason } = {
  'archive-unwritable': 'unwritable',
  'disk-full': 'disk-full',
  'archive-damaged': 'damaged',
};

function makeArchiveFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw folderError(error, folder, 'archive-unwritable');
  }
}

function holdsArchive(folder: string): boolean {
  try {
    return examineFolder(folder, true).kind === 'archive';
  } catch {
    return false;
  }
}

function openForWriting(folder: string, migrations: readonly Migration[], now: () => Date): Archive {
  const file = path.join(folder, 'bulletin.db');
  const hadLock = existsSync(path.join(folder, 'lock.db'));
  const isFirstStart = !hadLock && examineFolder(folder, hadLock).kind === 'new';
  const draft = path.join(folder, temporaryName());
  // Before the lock's file, so that a first start that is killed is not taken for an archive that lost its database.
  if (isFirstStart) closeSync(openSync(draft, 'wx', 0o600));
  const faults: string[] = [];
  let unlock: (() => void) | undefined;
  let sqlite: Sqlite.Database | undefined;
  try {
    unlock = lockArchive(folder);
    const state = examineFolder(folder, hadLock);
    if (state.kind === 'lost') throw lostArchive(folder, state);
    if (state.kind === 'new') makeArchive(folder, draft, migrations);
    if (state.kind === 'archive' && state.isHeaderDamaged) throw damaged(folder);
    const loss = state.kind === 'archive' ? logLoss(folder) : null;
    if (loss === 'all') throw lostArchive(folder, { fault: 'no-log', found: ['bulletin.db-shm'] });
    if (loss === 'part') faults.push('the log ends before its last entries');
    if (state.kind === 'archive' && state.hasLog) proveLog(folder, statSync(file).size <= checkedAtStartBytes);
    if (state.kind === 'archive') proveAlone(folder);
    for (const part of ['.', 'backups']) sweepTemporaries(path.join(folder, part));
    sweepExports(path.join(folder, 'exports'));
    sqlite = openDatabase(file);
    prepareDatabase(sqlite, folder, migrations, now);
    keepPrivate(folder);
  } catch (error) {
    sqlite?.close();
    rmSync(draft, { force: true });
    unlock?.();
    // Where it was not there before it would say that it was.
    if (unlock && !hadLock && isRefusal(error)) rmSync(path.join(folder, 'lock.db'), { force: true });
    throw error;
  }
  const database = sqlite;
  return {
    folder,
    readable: drizzle(database) as unknown as Readable,
    sqlite: database,
    readOnly: null,
    faults,
    close() {
      database.close();
      unlock();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof UserError && (error.code === 'archive-lost' || error.code === 'archive-in-use');
}

function damaged(folder: string, cause?: string): UserError {
  return new UserError('archive-damaged', { folder, what: '数据库文件已损坏' }, { cause });
}

/** It gets its name when it is whole. */
function makeArchive(folder: string, draft: string, migrations: readonly Migration[]): void {
  makeDatabase(draft, migrations);
  renameSync(draft, path.join(folder, 'bulletin.db'));
  syncFolder(folder);
  syncFolder(path.dirname(folder));
}

function openDatabase(file: string): Sqlite.Database {
  // Nobody is waited for: who waits here holds up every other answer (see `retryWhileBusy`).
  const sqlite = new Sqlite(file, { timeout: 0, fileMustExist: true });
  const version = sqlite.prepare('SELECT sqlite_version()').pluck().get() as string;
  if (!isAtLeast(version, oldestSqlite)) {
    sqlite.close();
    throw new Error(`SQLite ${version} is too old`);
  }
  return sqlite;
}

function prepareDatabase(sqlite: Sqlite.Database, folder: string, migrations: readonly Migration[], now: () => Date): void {
  const version = fileVersion(sqlite, folder);
  const last = migrations.length;
  if (version > last) throw new UserError('archive-newer', { folder });
  try {
    const fault = schemaFault(sqlite, migrations.slice(0, version));
    if (fault) throw damaged(folder, fault);
    checkSmallFile(sqlite, folder);
    setDurable(sqlite);
  } catch (error) {
    // The schema makes no sense any more, as 「unknown function: lenrth()」.
    throw error instanceof Sqlite.SqliteError && error.code === 'SQLITE_ERROR' ? damaged(folder, error.message) : error;
  }
  if (version < last) backUpBeforeMigration(sqlite, folder, now());
  migrate(sqlite, migrations);
  proveDurable(sqlite, folder);
}

function fileVersion(sqlite: Sqlite.Database, folder: string): number {
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  const owner = sqlite.pragma('application_id', { simple: true });
  if (owner !== applicationId || version === 0) throw damaged(folder);
  return version;
}

function checkSmallFile(sqlite: Sqlite.Database, folder: string): void {
  if (statSync(sqlite.name).size > checkedAtStartBytes) return;
  // Whole, with what the indexes say: through a damaged one a row that is whole is not found.
  const answer = sqlite.pragma('integrity_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(folder, String(answer));
}

function setDurable(sqlite: Sqlite.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma(`journal_size_limit = ${logLimitBytes}`);
}

/** The package's SQLite falls back to `synchronous = NORMAL` at the first write, so the settings are read after one. */
function proveDurable(sqlite: Sqlite.Database, folder: string): void {
  sqlite.pragma(`user_version = ${sqlite.pragma('user_version', { simple: true })}`);
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL did not last');
  if (sqlite.pragma('foreign_keys', { simple: true }) !== 1) throw new Error('foreign keys are not enforced');
  // A network drive has no shared memory and so no WAL.
  if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') throw new UserError('archive-unwritable', { folder });
}

const ownNames: readonly string[] = [
  ...archiveFiles,
  'lock.db',
  'lock.db-journal',
  'backups',
  'exports',
  'assets',
  'fonts',
  'window',
];

/** Manuscripts are for nobody else on this PC. A folder in which the editor keeps other things as well stays as open as it is. */
function keepPrivate(folder: string): void {
  const names = readdirSync(folder);
  for (const name of archiveFiles) makePrivate(path.join(folder, name), 'file');
  for (const name of ['backups', 'exports', 'assets']) makePrivate(path.join(folder, name), 'folder');
  if (names.every((name) => ownNames.includes(name) || isTemporaryName(name))) makePrivate(folder, 'folder');
}

function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of oldest.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
