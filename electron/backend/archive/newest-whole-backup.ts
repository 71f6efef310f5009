import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { applicationId } from './examine-folder.ts';

/** A larger copy is not read into memory to be proved; it is proved when it is chosen. */
const provedBytes = 256 * 2 ** 20;

/** The name of the newest backup in `backups/` that is whole; null where there is none. Writes nothing, not even beside a backup. */
export function newestWholeBackup(folder: string): string | null {
  const backups = path.join(folder, 'backups');
  return newestFirst(backups).find((name) => isWholeDatabase(path.join(backups, name))) ?? null;
}

function newestFirst(backups: string): string[] {
  try {
    return readdirSync(backups)
      .filter((name) => name.endsWith('.db'))
      .map((name) => ({ name, changed: statSync(path.join(backups, name)).mtimeMs }))
      .sort((a, b) => b.changed - a.changed || (a.name < b.name ? 1 : -1))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Whether a file is an archive's database that is whole without any log beside it. It is read in memory: nothing is written. */
export function isWholeDatabase(file: string): boolean {
  try {
    if (!statSync(file).isFile() || statSync(file).size > provedBytes) return false;
    return databaseFaults(withoutLog(readFileSync(file))).length === 0;
  } catch {
    return false;
  }
}

/** The bytes of a database that say they need no log: SQLite opens none in memory that does. */
export function withoutLog(bytes: Buffer): Buffer {
  if (bytes.length > 20) bytes.fill(1, 18, 20);
  return bytes;
}

/** What SQLite finds wrong in a database's bytes; also where it is not an archive's. */
function databaseFaults(bytes: Buffer): string[] {
  const sqlite = new Sqlite(bytes);
  try {
    return faultsOf(sqlite);
  } finally {
    sqlite.close();
  }
}

/** What is wrong in an open database: its structure, whose it is, rows that name what is not there. */
export function faultsOf(sqlite: Sqlite.Database): string[] {
  const lines = sqlite.pragma('integrity_check(100)') as { integrity_check: string }[];
  const faults = lines.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  if (sqlite.pragma('application_id', { simple: true }) !== applicationId) faults.push('it is not an archive');
  if (sqlite.pragma('user_version', { simple: true }) === 0) faults.push('it holds nothing');
  const broken = (sqlite.pragma('foreign_key_check') as unknown[]).length;
  if (broken > 0) faults.push(`${broken} rows name what is not there`);
  return faults;
}
