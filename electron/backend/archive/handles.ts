import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

declare const reads: unique symbol;
declare const writes: unique symbol;

/** What a query that only reads receives. */
export type Readable = Pick<BetterSQLite3Database, 'select' | 'selectDistinct'> & { readonly [reads]: true };

/** What a query that writes receives. Only `writeTransaction` hands one out, so no write stands outside a transaction. */
export type Writable = Readable & Pick<BetterSQLite3Database, 'insert' | 'update' | 'delete'> & { readonly [writes]: true };

/** An open archive. `sqlite` is for maintenance and full-text search; everything else goes through queries. */
export interface Archive {
  readonly folder: string;
  readonly readable: Readable;
  readonly sqlite: Sqlite.Database;
  /** Frees the lock as well; safe to call twice. */
  close(): void;
}
