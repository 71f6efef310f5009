import Sqlite from 'better-sqlite3';
import { makePrivate } from '../files/make-private.ts';
import { syncFile } from '../files/sync-file.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './read-migrations.ts';

/** Makes a whole, empty database in one file without a log. It gets its name when it is whole, so that no half one is ever found. */
export function makeDatabase(file: string, migrations: readonly Migration[]): void {
  const sqlite = new Sqlite(file);
  try {
    makePrivate(file, 'file');
    migrate(sqlite, migrations);
  } finally {
    sqlite.close();
  }
  syncFile(file);
}
