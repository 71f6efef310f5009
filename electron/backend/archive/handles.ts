import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

declare const reads: unique symbol;
declare const writes: unique symbol;

/** What a query that only reads receives. */
export type Readable = Pick<BetterSQLite3Database, 'select' | 'selectDistinct'> & { readonly [reads]: true };

/** What a query that writes receives. Only `writeTransaction` hands one out, so no write stands outside a transaction. */
export type Writable = Readable & Pick<BetterSQLite3Database, 'insert' | 'update' | 'delete'> & { readonly [writes]: true };

/** Why an archive is only read: its folder takes no writing, the disk is full, its file is damaged. */
export type ReadOnlyReason = 'unwritable' | 'disk-full' | 'damaged';

/** An open archive. `sqlite` is for maintenance and full-text search; everything else goes through queries. */
export interface Archive {
  readonly folder: string;
  readonly readable: Readable;
  readonly sqlite: Sqlite.Database;
  /**
   * Null where it is written too. Otherwise `sqlite` is a copy of what could be read; or the file itself, where it was found damaged
   * while others worked with it (see `checkLater`).
   */
  readOnly: ReadOnlyReason | null;
  /** What is wrong in the file, as SQLite says it; empty where it is sound or was too large to be looked through at the start. */
  readonly faults: readonly string[];
  /** Frees the lock as well; safe to call twice. */
  close(): void;
}
