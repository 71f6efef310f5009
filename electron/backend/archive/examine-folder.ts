import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { isTemporaryName } from '../files/temporary-name.ts';

/** "BDK1", set by the first migration. */
export const applicationId = 1111771953;

/** What an archive is made of, by where it lies in the archive's folder. */
export const archiveFiles = ['bulletin.db', 'bulletin.db-wal', 'bulletin.db-shm', 'bulletin.db-journal'] as const;

/** Folders in which only an archive leaves something. */
export const archiveFolders = ['backups', 'exports', 'assets'] as const;

/**
 * Why `bulletin.db` is no archive: it is not there, has no byte, ends before its first page, is a folder, is no SQLite file, is
 * that of another program, holds no table.
 */
export type DatabaseFault = 'missing' | 'empty' | 'cut' | 'folder' | 'not-sqlite' | 'foreign' | 'blank';

/**
 * `found`: what lies there and shows that there was an archive, by name. `isHeaderDamaged`: a byte or so of what says that this is
 * an archive is another.
 */
export type FolderState =
  | { kind: 'new' }
  | { kind: 'archive'; hasLog: boolean; isHeaderDamaged: boolean }
  | { kind: 'lost'; fault: DatabaseFault | 'journal'; found: string[] };

const headerBytes = 100;
const magic = [...Buffer.from('SQLite format 3\0', 'latin1')];

/** Of every archive: SQLite's own default. */
export const archivePageSize = 4096;

/**
 * What stands in the folder, read without SQLite: that would throw the log of an empty database away, and play back a log or
 * journal that belongs to another. Nothing is written. `hadLock`: whether `lock.db` was there before this start.
 */
export function examineFolder(folder: string, hadLock: boolean): FolderState {
  const file = path.join(folder, 'bulletin.db');
  const fault = databaseFault(file);
  const found = () => tracesIn(folder, hadLock);
  if (fault === 'missing') {
    const traces = found();
    return traces.length === 0 || isBeingMade(folder, traces) ? { kind: 'new' } : { kind: 'lost', fault, found: traces };
  }
  if (fault && fault !== 'header') return { kind: 'lost', fault, found: found() };
  // An archive keeps a log beside it, never a journal; SQLite would play a stranger's back into it.
  if (sizeOf(`${file}-journal`) > 0) return { kind: 'lost', fault: 'journal', found: found() };
  return { kind: 'archive', hasLog: sizeOf(`${file}-wal`) > 0, isHeaderDamaged: fault === 'header' };
}

function databaseFault(file: string): DatabaseFault | 'header' | null {
  const entry = statSync(file, { throwIfNoEntry: false });
  // A link that leads nowhere: its archive may be on a disk that is not there today.
  if (!entry) return lstatSync(file, { throwIfNoEntry: false }) ? 'not-sqlite' : 'missing';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isFile()) return 'not-sqlite';
  if (entry.size === 0) return 'empty';
  const header = readHeader(file);
  const wrong = magic.filter((byte, index) => index < header.length && header[index] !== byte).length;
  if (wrong > 1) return 'not-sqlite';
  if (entry.size < archivePageSize || header.length < headerBytes) return 'cut';
  const owner = header.readUInt32BE(68);
  if (owner === applicationId) return wrong === 0 ? null : 'header';
  if (owner === 0) {
    // An archive that was killed before its first checkpoint has all it holds in its log.
    if (sizeOf(`${file}-wal`) > 0) return null;
    if (entry.size <= archivePageSize && header.readUInt32BE(60) === 0) return 'blank';
  }
  return wrong === 0 && differingBytes(owner, applicationId) === 1 ? 'header' : 'foreign';
}

function differingBytes(a: number, b: number): number {
  return [0, 8, 16, 24].filter((shift) => ((a >>> shift) & 255) !== ((b >>> shift) & 255)).length;
}

/** The file's first bytes; fewer where it is shorter. */
function readHeader(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    return header.subarray(0, readSync(handle, header, 0, headerBytes, 0));
  } finally {
    closeSync(handle);
  }
}

function tracesIn(folder: string, hadLock: boolean): string[] {
  const files = archiveFiles.slice(1).filter((name) => sizeOf(path.join(folder, name)) > 0);
  const folders = archiveFolders.filter((name) => namesIn(path.join(folder, name)).some((entry) => !isTemporaryName(entry)));
  return [...files, ...folders, ...(hadLock ? ['lock.db'] : [])];
}

/** A first start that was killed: its database had not got its name yet (see `createDatabase`). */
function isBeingMade(folder: string, traces: readonly string[]): boolean {
  return traces.every((name) => name === 'lock.db') && namesIn(folder).some(isTemporaryName);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
