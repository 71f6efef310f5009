import { closeSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { applicationId, archivePageSize } from './examine-folder.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './read-migrations.ts';
import { scanPages } from './scan-pages.ts';

/** So many rows that cannot be reached in order are asked for one by one. */
const probesPerTable = 200_000;

/**
 * After so many places one after the other that cannot be read the way to them is gone: each costs 0.1 ms, a table of a file that was cut
 * 10 s. What lies behind them is found page by page.
 */
const mostFailures = 2000;

/**
 * Writes what SQLite says of itself at the start of an archive's file anew: all of it is known, and one wrong byte there hides the
 * rest. A file that was cut is made long enough again. Format: sqlite.org/fileformat.html §1.3
 */
export function repairHeader(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    const header = Buffer.alloc(100);
    readSync(handle, header, 0, 100, 0);
    const hasLog = statSync(`${file}-wal`, { throwIfNoEntry: false }) !== undefined;
    header.write('SQLite format 3\0', 0, 'latin1');
    header.writeUInt16BE(archivePageSize, 16);
    header.fill(hasLog ? 2 : 1, 18, 20);
    header.set([0, 64, 32, 32], 20);
    header.writeUInt32BE(4, 44);
    header.writeUInt32BE(1, 56);
    header.writeUInt32BE(applicationId, 68);
    writeSync(handle, header, 0, 100, 0);
    const pages = Math.max(header.readUInt32BE(28), 1);
    const size = statSync(file).size;
    // Only where the number can be right: a flipped one would ask for a disk full of zeros.
    const wanted = pages * archivePageSize;
    truncateSync(
      file,
      wanted > size && wanted < 2 * size + 2 ** 20 ? wanted : Math.ceil(size / archivePageSize) * archivePageSize,
    );
  } finally {
    closeSync(handle);
  }
}

/**
 * Copies every row that can still be read out of a damaged database into a new one. What a row says is proved by whoever reads it.
 * @returns the tables of which something could not be read, as lines for the report
 */
export function salvageDatabase(from: string, to: string, migrations: readonly Migration[]): string[] {
  const source = new Sqlite(from);
  const target = new Sqlite(to);
  try {
    // Entries of the schema that make no sense are passed over, and so is a file that is not as long as it says.
    source.unsafeMode(true);
    source.pragma('writable_schema = ON');
    target.pragma('journal_mode = MEMORY');
    migrate(target, migrations.slice(0, versionOf(source, migrations.length)));
    target.pragma('foreign_keys = OFF');
    target.pragma('ignore_check_constraints = ON');
    const tables = tablesOf(target);
    const lost = tables.flatMap((table) => (copyTable(source, target, table) ? [] : [`rows of ${table} cannot be read`]));
    // What stands in the log only is not looked for: a file that is looked through page by page has had it written into it.
    attempt(() => source.pragma('wal_checkpoint(TRUNCATE)'));
    copyUnreached(from, target, tables);
    migrate(target, migrations, { isSalvaged: true });
    return lost;
  } finally {
    source.close();
    target.close();
  }
}

function versionOf(source: Sqlite.Database, last: number): number {
  try {
    const version = source.pragma('user_version', { simple: true }) as number;
    return version >= 1 && version <= last ? version : last;
  } catch {
    return last;
  }
}

function tablesOf(target: Sqlite.Database): string[] {
  return target
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
}

/** @returns whether all of it could be read */
function copyTable(source: Sqlite.Database, target: Sqlite.Database, table: string): boolean {
  const columns = (target.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  // A table without numbers for its rows is only read in order.
  const [{ wr }] = target.pragma(`table_list(${table})`) as [{ wr: number }];
  if (wr === 1) return copyInOrder(source, target, table, columns);
  const insert = target.prepare(
    `INSERT OR IGNORE INTO ${table} (rowid, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  let isWhole = true;
  const keep = (row: unknown[]): void => {
    try {
      insert.run(...row);
    } catch {
      isWhole = false;
    }
  };
  const isReached = target.transaction(() =>
    readRows(source, `SELECT rowid, ${columns.join(', ')} FROM ${table} NOT INDEXED`, keep),
  )();
  return isReached && isWhole;
}

function copyInOrder(source: Sqlite.Database, target: Sqlite.Database, table: string, columns: readonly string[]): boolean {
  const names = columns.join(', ');
  const insert = target.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  try {
    for (const row of source.prepare(`SELECT ${names} FROM ${table}`).raw().iterate() as Iterable<unknown[]>) insert.run(...row);
    return true;
  } catch {
    return false;
  }
}

/** Rows to which no way leads any more. */
function copyUnreached(from: string, target: Sqlite.Database, tables: readonly string[]): void {
  const columnsOf = new Map(tables.map((table) => [table, storedColumns(target, table)]));
  const shapes = [...columnsOf].map(([table, columns]) => ({ table, columns, fewest: fewestColumns(columns) }));
  target.transaction(() => {
    for (const { table, rowid, values } of scanPages(from, shapes)) {
      const kept = (columnsOf.get(table) ?? [])
        .slice(0, values.length)
        .map((column, index) => ({ ...column, value: values[index] }));
      const own = kept.filter(({ isGenerated, isRowid }) => !isGenerated && !isRowid);
      const names = ['rowid', ...own.map(({ name }) => name)];
      const insert = target.prepare(
        `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
      attempt(() => insert.run(rowid, ...own.map(({ value }) => value)));
    }
  })();
}

interface StoredColumn {
  name: string;
  type: 'INTEGER' | 'TEXT' | 'BLOB';
  isNullable: boolean;
  isGenerated: boolean;
  /** Stands for the row's number and is stored as nothing. */
  isRowid: boolean;
  hasDefault: boolean;
}

/** Of a table with numbers for its rows; empty for others. */
function storedColumns(target: Sqlite.Database, table: string): StoredColumn[] {
  const [{ wr }] = target.pragma(`table_list(${table})`) as [{ wr: number }];
  if (wr === 1) return [];
  const columns = target.pragma(`table_xinfo(${table})`) as {
    name: string;
    type: StoredColumn['type'];
    notnull: number;
    pk: number;
    hidden: number;
    dflt_value: string | null;
  }[];
  return columns.map(({ name, type, notnull, pk, hidden, dflt_value }) => {
    const isRowid = pk === 1 && type === 'INTEGER';
    return {
      name,
      type,
      isNullable: isRowid || notnull === 0,
      isGenerated: hidden > 0,
      isRowid,
      hasDefault: dflt_value !== null,
    };
  });
}

/** Columns that were added to a table later stand behind the others and may be empty or have a default. */
function fewestColumns(columns: readonly StoredColumn[]): number {
  return columns.findLastIndex(({ isNullable, hasDefault }) => !isNullable && !hasDefault) + 1;
}

/** From the first row on, from the last row back, and what lies between two places that cannot be read one by one. */
function readRows(source: Sqlite.Database, select: string, keep: (row: unknown[]) => void): boolean {
  let [first, last] = [0, Number.MAX_SAFE_INTEGER];
  const walk = (order: string, onRow: (rowid: number) => void): boolean => {
    try {
      for (const row of source.prepare(`${select} ORDER BY rowid ${order}`).raw().iterate() as Iterable<unknown[]>) {
        keep(row);
        onRow(Number(row[0]));
      }
      return true;
    } catch {
      return false;
    }
  };
  if (
    walk('ASC', (rowid) => {
      first = Math.max(first, rowid);
    })
  )
    return true;
  walk('DESC', (rowid) => {
    last = Math.min(last, rowid);
  });
  try {
    const one = source.prepare(`${select} WHERE rowid = ?`).raw();
    let failures = 0;
    for (let rowid = first + 1; rowid < Math.min(last, first + probesPerTable) && failures < mostFailures; rowid += 1) {
      try {
        const row = one.get(rowid) as unknown[] | undefined;
        failures = 0;
        if (row) keep(row);
      } catch {
        failures += 1;
      }
    }
  } catch {
    // The table is not known any more.
  }
  return false;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
