import Sqlite from 'better-sqlite3';
import { migrate } from './migrate.ts';
import type { Migration } from './read-migrations.ts';

/**
 * Whether a database has the tables, columns, indexes and triggers that its migrations made: one wrong byte in what it says of itself
 * gives a column another name, and SQLite sees nothing wrong in that. @returns what differs; null where nothing does
 */
export function schemaFault(sqlite: Sqlite.Database, migrations: readonly Migration[]): string | null {
  const made = new Sqlite(':memory:');
  try {
    migrate(made, migrations);
    const [wanted, found] = [schemaOf(made), schemaOf(sqlite)];
    const differing = [...new Set([...wanted, ...found])].find((one) => !wanted.has(one) || !found.has(one));
    return differing === undefined ? null : `the schema differs in ${differing}`;
  } finally {
    made.close();
  }
}

function schemaOf(sqlite: Sqlite.Database): ReadonlySet<string> {
  const entries = sqlite.prepare(`SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`).raw().all();
  const columns = sqlite
    .prepare(
      `SELECT t.name, c.name, c.type, c."notnull", c.pk, c.hidden
       FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c WHERE t.type IN ('table', 'index')`,
    )
    .raw()
    .all();
  return new Set([...entries, ...columns].map((one) => JSON.stringify(one)));
}
