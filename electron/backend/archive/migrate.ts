import type Sqlite from 'better-sqlite3';
import { migrationFunctions } from './migration-functions.ts';
import type { Migration } from './read-migrations.ts';

/**
 * Brings the database to the last migration, each in one transaction together with its version. A migration may rebuild
 * tables, so foreign keys are off meanwhile and checked before each commit. They may call the functions of `migrationFunctions`.
 * `isSalvaged`: what was saved of a damaged archive, whose rows may name what is lost.
 */
export function migrate(sqlite: Sqlite.Database, migrations: readonly Migration[], { isSalvaged = false } = {}): void {
  const current = sqlite.pragma('user_version', { simple: true }) as number;
  sqlite.pragma('foreign_keys = OFF');
  for (const [name, call] of Object.entries(migrationFunctions)) {
    sqlite.function(name, { deterministic: true, varargs: true }, (...values: unknown[]) =>
      call(...values.map((value) => String(value ?? ''))),
    );
  }
  for (const migration of migrations.filter(({ version }) => version > current)) {
    sqlite
      .transaction(() => {
        sqlite.exec(migration.sql);
        const broken = isSalvaged ? [] : (sqlite.pragma('foreign_key_check') as unknown[]);
        if (broken.length > 0) throw new Error(`${migration.name} leaves ${broken.length} rows without what they refer to`);
        sqlite.pragma(`user_version = ${migration.version}`);
      })
      .immediate();
  }
  sqlite.pragma('foreign_keys = ON');
}
