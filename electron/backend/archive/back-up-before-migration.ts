import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../../shared/errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { makePrivate } from '../files/make-private.ts';
import { syncFile } from '../files/sync-file.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { temporaryName } from '../files/temporary-name.ts';

/**
 * Puts a whole copy of the database into `backups/`. The copy is opened and checked before it gets its name.
 * @returns the path of the copy
 * @throws UserError `archive-damaged` where the copy is not whole
 */
export function backUpBeforeMigration(sqlite: Sqlite.Database, folder: string, now: Date): string {
  const backups = path.join(folder, 'backups');
  makeFolder(backups, 0o700);
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
  const target = path.join(backups, `bulletin-v${version}-${stamp}.db`);
  const temporary = path.join(backups, temporaryName());
  try {
    sqlite.prepare('VACUUM INTO ?').run(temporary);
    makePrivate(temporary, 'file');
    checkCopy(temporary, version, folder);
    syncFile(temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(backups);
  return target;
}

function checkCopy(file: string, version: number, folder: string): void {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const answer = copy.pragma('integrity_check', { simple: true });
    const copied = copy.pragma('user_version', { simple: true });
    if (answer !== 'ok' || copied !== version) {
      throw new UserError('archive-damaged', { folder, what: '升级前的备份没有通过检查' }, { cause: answer });
    }
  } finally {
    copy.close();
  }
}
