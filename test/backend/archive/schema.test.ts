import { getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import * as schema from '../../../electron/backend/archive/schema.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  pk: number;
  /** 3: a stored generated column. */
  hidden: number;
}

function newDatabase() {
  const archive = openArchive({ folder: temporaryFolder(), now: () => new Date() });
  onTestFinished(() => archive.close());
  return archive.sqlite;
}

const tables: SQLiteTable[] = Object.values(schema).filter((value) => is(value, Table));

test('the typed tables are those of the migrations, column by column', () => {
  const sqlite = newDatabase();
  const names = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all();
  expect(tables.map(getTableName).toSorted()).toEqual(names.toSorted());
  for (const table of tables) {
    const real = (sqlite.pragma(`table_xinfo(${getTableName(table)})`) as ColumnInfo[]).map((column) => ({
      name: column.name,
      type: column.type.toLowerCase(),
      notNull: column.notnull === 1,
      primary: column.pk > 0,
      generated: column.hidden === 3,
    }));
    const together = getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns as unknown[]);
    const typed = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
      primary: column.primary || together.includes(column),
      generated: column.generated !== undefined,
    }));
    expect(typed).toEqual(real);
  }
});

test('foreign keys, indexes and unique columns agree too, and every table is STRICT', () => {
  const sqlite = newDatabase();
  for (const table of tables) {
    const name = getTableName(table);
    const config = getTableConfig(table);
    const realKeys = (sqlite.pragma(`foreign_key_list(${name})`) as { from: string; table: string; to: string }[]).map(
      (key) => `${key.from} → ${key.table}.${key.to}`,
    );
    const typedKeys = config.foreignKeys.map((key) => {
      const { columns, foreignTable, foreignColumns } = key.reference();
      return `${columns[0]?.name} → ${getTableName(foreignTable)}.${foreignColumns[0]?.name}`;
    });
    expect(typedKeys.toSorted()).toEqual(realKeys.toSorted());
    const indexes = sqlite.pragma(`index_list(${name})`) as { name: string; origin: string }[];
    const created = indexes.filter(({ origin }) => origin === 'c').map((index) => index.name);
    expect(config.indexes.map((index) => index.config.name).toSorted()).toEqual(created.toSorted());
    const unique = config.columns.filter((column) => column.isUnique).length;
    expect(unique).toBe(indexes.filter(({ origin }) => origin === 'u').length);
    const [listed] = sqlite.pragma(`table_list(${name})`) as { strict: number }[];
    expect(listed?.strict).toBe(1);
  }
});
