import { statSync } from 'node:fs';
import { UserError } from '../../../shared/errors.ts';
import { archiveError } from './archive-error.ts';
import type { Archive, ReadOnlyReason, Writable } from './handles.ts';

/** Where nobody reads it just then, the log is cut back to this when it has grown beyond it. */
export const logLimitBytes = 8 * 2 ** 20;

const readOnlyReasons: Readonly<Record<ReadOnlyReason, string>> = {
  unwritable: '没有写入这个文件夹的权限，或者磁盘是只读的',
  'disk-full': '磁盘已满',
  damaged: '数据库文件已损坏',
};

export function readOnlyArchive(folder: string, reason: ReadOnlyReason): UserError {
  return new UserError('archive-read-only', { folder, why: readOnlyReasons[reason] });
}

/**
 * Runs `work` in one transaction: all of it is on the disk when this returns, nothing of it when it throws. One user
 * action, one transaction. `work` must not be async: a promise is refused and everything rolled back.
 * @throws UserError `disk-full`, `archive-unwritable`, `archive-damaged`, `archive-read-only`, `archive-busy` where another program
 * holds it (see `retryWhileBusy`) and what `work` throws
 */
export function writeTransaction<T>(archive: Archive, work: (db: Writable) => T): T {
  const { folder, readOnly, sqlite } = archive;
  if (readOnly) throw readOnlyArchive(folder, readOnly);
  try {
    const result = sqlite.transaction(() => work(archive.readable as Writable)).immediate();
    keepLogSmall(archive);
    return result;
  } catch (error) {
    throw archiveError(error, folder);
  }
}

/** A foreign reader keeps SQLite from starting the log anew; each commit tries again, without waiting, once it has grown. */
function keepLogSmall({ sqlite }: Archive): void {
  if ((statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) <= logLimitBytes) return;
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // What was committed is on the disk either way.
  }
}
