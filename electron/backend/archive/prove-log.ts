import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../../shared/errors.ts';
import { archiveError } from './archive-error.ts';
import { archivePageSize } from './examine-folder.ts';
import { lostArchive } from './lost-archive.ts';
import { faultsOf, isWholeDatabase, withoutLog } from './newest-whole-backup.ts';

/**
 * After a start that did not end well a log lies beside the database. SQLite would play it back whoever's it is, or throw it away
 * where it cannot read it, so both are read together first, by a connection that cannot write. `isThorough`: every page.
 * @throws UserError `archive-lost` where the database is whole without it, `archive-damaged` where it is not
 */
export function proveLog(folder: string, isThorough: boolean): void {
  const file = path.join(folder, 'bulletin.db');
  if (isLogReadable(`${file}-wal`) && isWholeTogether(file, folder, isThorough)) return;
  if (isWholeDatabase(file)) throw lostArchive(folder, { fault: 'log', found: ['bulletin.db-wal'] });
  throw new UserError('archive-damaged', { folder, what: '数据库文件已损坏' });
}

function isWholeTogether(file: string, folder: string, isThorough: boolean): boolean {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 0 });
    if (isThorough) return faultsOf(sqlite).length === 0 && keepsRevisions(sqlite, file);
    return (sqlite.pragma('foreign_key_check(articles)') as unknown[]).length === 0;
  } catch (error) {
    const told = archiveError(error, folder);
    if (told instanceof UserError && told.code !== 'archive-damaged') throw told;
    return false;
  } finally {
    sqlite?.close();
  }
}

/**
 * A log of another archive can hold every page, and then both together are whole, but what was here is gone. A revision is never
 * changed, and its number never given twice, so no log of this archive puts another in its place.
 */
function keepsRevisions(together: Sqlite.Database, file: string): boolean {
  const revision = together.prepare('SELECT sha256 FROM revisions WHERE sequence = ?').pluck();
  const last = lastRevision(together);
  return revisionsWithoutLog(file).every(({ sequence, sha256 }) => {
    const logged = revision.get(sequence);
    return sequence <= last && (logged === undefined || logged === sha256);
  });
}

/** Of what the file alone holds; none where it cannot be read without its log. */
function revisionsWithoutLog(file: string): { sequence: number; sha256: string }[] {
  let alone: Sqlite.Database | undefined;
  try {
    alone = new Sqlite(withoutLog(readFileSync(file)));
    return alone.prepare('SELECT sequence, sha256 FROM revisions NOT INDEXED').all() as { sequence: number; sha256: string }[];
  } catch {
    return [];
  } finally {
    alone?.close();
  }
}

/** The highest number that was ever given. */
function lastRevision(sqlite: Sqlite.Database): number {
  return Number(sqlite.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'revisions'`).pluck().get() ?? 0);
}

const logMagics = [0x37_7f_06_82, 0x37_7f_06_83];
const logHeaderBytes = 32;

/** Whether SQLite would read a log at all; one it does not know the head of it overwrites. Format: sqlite.org/fileformat.html §4.1 */
function isLogReadable(file: string): boolean {
  const header = Buffer.alloc(logHeaderBytes);
  const handle = openSync(file, 'r');
  try {
    // A power cut can leave a log of zeros: nothing in it was ever acknowledged.
    if (readSync(handle, header, 0, logHeaderBytes, 0) < logHeaderBytes || header.every((byte) => byte === 0)) return true;
  } finally {
    closeSync(handle);
  }
  return logMagics.includes(header.readUInt32BE(0)) && header.readUInt32BE(8) === archivePageSize && hasItsSum(header);
}

function hasItsSum(header: Buffer): boolean {
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  const word = (at: number): number => (isBigEndian ? header.readUInt32BE(at) : header.readUInt32LE(at));
  let [first, second] = [0, 0];
  for (let at = 0; at < 24; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return first === header.readUInt32BE(24) && second === header.readUInt32BE(28);
}
