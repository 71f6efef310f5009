import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { UserError } from '../../../shared/contract/errors.ts';
import { folderError } from '../safety/folder-error.ts';
import { sweepTemporaries } from '../safety/sweep-temporaries.ts';
import { syncFolder } from '../safety/sync-folder.ts';
import { archiveError } from './archive-error.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import type { Archive, Readable } from './handles.ts';
import { lockArchive } from './lock-archive.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrationsFolder, readMigrations } from './read-migrations.ts';

/** "BDK1", set by the first migration. */
const applicationId = 1111771953;

/** Earlier ones can corrupt a WAL database when the log is reset. */
const oldestSqlite = [3, 51, 3] as const;

/** Up to this size the whole file is checked at every start (some 0.2 s); above it `verifyArchive` does it. */
const checkedAtStartBytes = 32 * 2 ** 20;

interface OpenArchiveInput {
  /** Made where it does not exist. */
  folder: string;
  now: () => Date;
  migrations?: readonly Migration[];
}

/**
 * Opens the archive of a folder for this process alone, brings it up to date and makes sure that what it acknowledges
 * survives a power cut. A backup stands in `backups/` before an older archive is changed.
 * @throws UserError `archive-in-use`, `archive-newer`, `archive-damaged`, `archive-unwritable`, `disk-full`
 */
export function openArchive({ folder, now, migrations = readMigrations(migrationsFolder) }: OpenArchiveInput): Archive {
  makeFolder(folder);
  const unlock = lockArchive(folder);
  let sqlite: Sqlite.Database | undefined;
  try {
    for (const part of ['.', 'backups', 'exports']) sweepTemporaries(path.join(folder, part));
    sqlite = openDatabase(path.join(folder, 'bulletin.db'));
    prepareDatabase(sqlite, folder, migrations, now);
  } catch (error) {
    sqlite?.close();
    unlock();
    throw folderError(archiveError(error, folder), folder, 'archive-unwritable');
  }
  const database = sqlite;
  return {
    folder,
    readable: drizzle(database) as unknown as Readable,
    sqlite: database,
    close() {
      database.close();
      unlock();
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw folderError(error, folder, 'archive-unwritable');
  }
}

function openDatabase(file: string): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: 200 });
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
  checkSmallFile(sqlite, folder);
  setDurable(sqlite);
  if (version > 0 && version < last) backUpBeforeMigration(sqlite, folder, now());
  migrate(sqlite, migrations);
  proveDurable(sqlite, folder);
  if (version === 0) {
    syncFolder(folder);
    syncFolder(path.dirname(folder));
  }
}

/** 0 where there is nothing in the file yet. */
function fileVersion(sqlite: Sqlite.Database, folder: string): number {
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  const owner = sqlite.pragma('application_id', { simple: true });
  const isNew = version === 0 && tables === 0;
  if (!isNew && (owner !== applicationId || version === 0)) {
    throw new UserError('archive-damaged', { folder, what: 'bulletin.db 不是编刊的档案文件' });
  }
  return version;
}

function checkSmallFile(sqlite: Sqlite.Database, folder: string): void {
  if (statSync(sqlite.name).size > checkedAtStartBytes) return;
  const answer = sqlite.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new UserError('archive-damaged', { folder, what: '数据库文件已损坏' });
}

function setDurable(sqlite: Sqlite.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
}

/** The package's SQLite falls back to `synchronous = NORMAL` at the first write, so the settings are read after one. */
function proveDurable(sqlite: Sqlite.Database, folder: string): void {
  sqlite.pragma(`user_version = ${sqlite.pragma('user_version', { simple: true })}`);
  if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL did not last');
  if (sqlite.pragma('foreign_keys', { simple: true }) !== 1) throw new Error('foreign keys are not enforced');
  // A network drive has no shared memory and so no WAL.
  if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal') throw new UserError('archive-unwritable', { folder });
}

function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of oldest.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
