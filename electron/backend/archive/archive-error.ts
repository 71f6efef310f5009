import { SqliteError } from 'better-sqlite3';
import { UserError } from '../../../shared/errors.ts';

/** What SQLite reports, as what an editor can act on. Anything else is a bug and comes back as it is. */
export function archiveError(error: unknown, folder: string): unknown {
  if (error instanceof UserError) return error;
  const cause = error instanceof Error && error.cause instanceof SqliteError ? error.cause : error;
  if (!(cause instanceof SqliteError)) return error;
  const options = { cause: error };
  if (cause.code === 'SQLITE_FULL') return new UserError('disk-full', { folder }, options);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(cause.code)) {
    return new UserError('archive-damaged', { folder, what: '数据库文件已损坏' }, options);
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(cause.code)) return new UserError('archive-busy', { folder }, options);
  if (/^SQLITE_IOERR_(READ|SHORT_READ|DATA)/.test(cause.code)) {
    return new UserError('archive-damaged', { folder, what: '磁盘上有读不出的部分' }, options);
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(cause.code)) {
    return new UserError('archive-unwritable', { folder }, options);
  }
  return error;
}
