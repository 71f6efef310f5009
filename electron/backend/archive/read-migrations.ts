import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One numbered SQL file; its number is the file's `user_version` afterwards. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Where the numbered files of this program lie. */
export const migrationsFolder = path.join(import.meta.dirname, 'migrations');

/** Migrations 1, 2, 3 … of a folder of `NNNN-name.sql` files. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ version: Number(file.slice(0, 4)), name: file, sql: readFileSync(path.join(folder, file), 'utf8') }));
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`${name} stands where migration ${index + 1} belongs`);
  }
  return migrations;
}
