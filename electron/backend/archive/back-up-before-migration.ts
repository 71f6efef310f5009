import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { syncFolder } from '../safety/sync-folder.ts';
import { temporaryName } from '../safety/temporary-name.ts';

/**
 * Puts a whole copy of the database into `backups/`. The copy is opened and checked before it gets its name.
 * @returns the path of the copy
 */
export function backUpBeforeMigration(sqlite: Sqlite.Database, folder: string, now: Date): string {
  const backups = path.join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const version = sqlite.pragma('user_version', { simple: true }) as number;
  const stamp = now.toISOString().replaceAll(/[-:.]/g, '');
  const target = path.join(backups, `bulletin-v${version}-${stamp}.db`);
  const temporary = path.join(backups, temporaryName());
  try {
    sqlite.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(temporary, version);
    syncFile(temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(backups);
  return target;
}

function checkCopy(file: string, version: number): void {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const answer = copy.pragma('integrity_check', { simple: true });
    const copied = copy.pragma('user_version', { simple: true });
    if (answer !== 'ok' || copied !== version) throw new Error(`the copy is not whole: ${answer}, version ${copied}`);
  } finally {
    copy.close();
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
