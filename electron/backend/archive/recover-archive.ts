import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { folderError } from '../files/folder-error.ts';
import { syncFile } from '../files/sync-file.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { temporaryName } from '../files/temporary-name.ts';
import { archiveError } from './archive-error.ts';
import { archiveFiles } from './examine-folder.ts';
import { lockArchive } from './lock-archive.ts';
import { makeDatabase } from './make-database.ts';
import { faultsOf, newestWholeBackup } from './newest-whole-backup.ts';
import { openArchive } from './open-archive.ts';
import { type Migration, migrationsFolder, readMigrations } from './read-migrations.ts';

interface RecoverArchiveInput {
  folder: string;
  choice: RecoveryChoice;
  now: () => Date;
  migrations?: readonly Migration[];
}

/**
 * Does what the editor decided about a lost archive, so that `openArchive` finds one. Nothing is ever deleted: what stands in the
 * way goes into a folder of its own beside it.
 * @returns the name of that folder
 * @throws UserError `archive-missing`, `archive-not-lost`, `backup-not-whole`, `archive-in-use`, `archive-unwritable`, `disk-full`
 */
export function recoverArchive({
  folder,
  choice,
  now,
  migrations = readMigrations(migrationsFolder),
}: RecoverArchiveInput): string {
  if (!isLost(folder, now, migrations)) throw new UserError('archive-not-lost', { folder });
  const unlock = lockArchive(folder);
  const fresh = path.join(folder, temporaryName());
  try {
    if (choice === 'restore') copyBackup(folder, fresh);
    if (choice === 'new') makeDatabase(fresh, migrations);
    const aside = setAside(folder, choice === 'without-log' ? archiveFiles.slice(1) : [...archiveFiles, 'assets'], now());
    if (choice !== 'without-log') renameSync(fresh, path.join(folder, 'bulletin.db'));
    syncFolder(folder);
    return aside;
  } catch (error) {
    throw folderError(archiveError(error, folder), folder, 'archive-unwritable');
  } finally {
    rmSync(fresh, { force: true });
    unlock();
  }
}

/** Only where opening it says so: an archive that opens is never moved aside. */
function isLost(folder: string, now: () => Date, migrations: readonly Migration[]): boolean {
  try {
    openArchive({ folder, now, migrations, mustExist: true }).close();
    return false;
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-lost') return true;
    throw error;
  }
}

/** The copy is opened and proved before anything gives way to it. */
function copyBackup(folder: string, to: string): void {
  const name = newestWholeBackup(folder);
  if (name === null) throw new UserError('backup-not-whole', { file: 'backups' });
  copyFileSync(path.join(folder, 'backups', name), to);
  const copy = new Sqlite(to, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    if (faultsOf(copy).length > 0) throw new UserError('backup-not-whole', { file: name });
  } finally {
    copy.close();
  }
  syncFile(to);
}

function setAside(folder: string, names: readonly string[], now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const aside = freeName(folder, `找到的旧文件-${stamp}`);
  mkdirSync(path.join(folder, aside), { mode: 0o700 });
  for (const name of names.filter((one) => existsSync(path.join(folder, one)))) {
    renameSync(path.join(folder, name), path.join(folder, aside, name));
  }
  syncFolder(path.join(folder, aside));
  return aside;
}

function freeName(folder: string, wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(path.join(folder, name))) return name;
  }
}
