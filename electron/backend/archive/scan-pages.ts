import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { archivePageSize } from './examine-folder.ts';

/** What a row of a table looks like in the file: the storage class of each stored column. */
export interface RowShape {
  table: string;
  columns: readonly { type: 'INTEGER' | 'TEXT' | 'BLOB'; isNullable: boolean }[];
  /** Of columns, in a row written before the others were added. */
  fewest: number;
}

export type StoredValue = null | number | string | Buffer;

export interface ScannedRow {
  table: string;
  rowid: number;
  /** In the order of the columns; fewer where the row is older than a column. */
  values: StoredValue[];
}

const usable = archivePageSize;
const leafOfTable = 13;

/**
 * Rows on every page of a database's file that holds rows of a table, whether or not a way leads there from its root: known by their
 * shape. What the file says is free is passed over. Format: sqlite.org/fileformat.html §1.6, §2.1
 */
export function* scanPages(file: string, shapes: readonly RowShape[]): Generator<ScannedRow, void, void> {
  const handle = openSync(file, 'r');
  try {
    const pages = Math.floor(fstatSync(handle).size / usable);
    const read = (page: number): Buffer => {
      const bytes = Buffer.alloc(usable);
      readSync(handle, bytes, 0, usable, (page - 1) * usable);
      return bytes;
    };
    const free = freePages(read, pages);
    for (let page = 2; page <= pages; page += 1) {
      if (free.has(page)) continue;
      const bytes = read(page);
      if (bytes[0] !== leafOfTable) continue;
      const count = Math.min(bytes.readUInt16BE(3), (usable - 8) / 2);
      for (let cell = 0; cell < count; cell += 1) {
        const row = attempt(() => readCell(bytes, bytes.readUInt16BE(8 + 2 * cell), (next) => readWithin(read, next, pages)));
        const shape = row && shapes.find((one) => fits(row.values, one));
        if (row && shape) yield { table: shape.table, ...row };
      }
    }
  } finally {
    closeSync(handle);
  }
}

function freePages(read: (page: number) => Buffer, pages: number): ReadonlySet<number> {
  const free = new Set<number>();
  let trunk = read(1).readUInt32BE(32);
  while (trunk > 1 && trunk <= pages && !free.has(trunk)) {
    free.add(trunk);
    const bytes = read(trunk);
    const leaves = Math.min(bytes.readUInt32BE(4), usable / 4 - 2);
    for (let leaf = 0; leaf < leaves; leaf += 1) free.add(bytes.readUInt32BE(8 + 4 * leaf));
    trunk = bytes.readUInt32BE(0);
  }
  return free;
}

function readWithin(read: (page: number) => Buffer, page: number, pages: number): Buffer {
  if (page < 2 || page > pages) throw new RangeError(`there is no page ${page}`);
  return read(page);
}

const largestRow = 2 ** 30;

/** @throws RangeError where the bytes are no row */
function readCell(bytes: Buffer, start: number, readPage: (page: number) => Buffer): { rowid: number; values: StoredValue[] } {
  const [size, afterSize] = readVarint(bytes, start);
  const [rowid, content] = readVarint(bytes, afterSize);
  if (size > largestRow) throw new RangeError('no row is so long');
  const most = usable - 35;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const surplus = least + ((size - least) % (usable - 4));
  const local = size <= most ? size : surplus <= most ? surplus : least;
  if (content + local > usable) throw new RangeError('it leaves its page');
  const parts = [bytes.subarray(content, content + local)];
  let left = size - local;
  let next = left > 0 ? bytes.readUInt32BE(content + local) : 0;
  while (left > 0) {
    const overflow = readPage(next);
    parts.push(overflow.subarray(4, 4 + Math.min(left, usable - 4)));
    left -= usable - 4;
    next = overflow.readUInt32BE(0);
  }
  return { rowid, values: readRecord(Buffer.concat(parts)) };
}

function readRecord(payload: Buffer): StoredValue[] {
  const [headerSize, first] = readVarint(payload, 0);
  const types: number[] = [];
  for (let at = first; at < headerSize; ) {
    const [type, next] = readVarint(payload, at);
    types.push(type);
    at = next;
  }
  let at = headerSize;
  const values = types.map((type) => {
    const length = lengthOf(type);
    if (at + length > payload.length) throw new RangeError('it is longer than it says');
    const value = readValue(payload.subarray(at, at + length), type);
    at += length;
    return value;
  });
  if (at !== payload.length) throw new RangeError('it is shorter than it says');
  return values;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8];

function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return integerBytes[type] ?? (type === 7 ? 8 : 0);
}

function readValue(bytes: Buffer, type: number): StoredValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) return Number(bytes.readBigInt64BE(0));
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  if (type < 12) throw new RangeError('no table has such a value');
  return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString();
}

function fits(values: readonly StoredValue[], { columns, fewest }: RowShape): boolean {
  if (values.length < fewest || values.length > columns.length) return false;
  return values.every((value, index) => {
    const column = columns[index];
    if (!column) return false;
    if (value === null) return column.isNullable;
    const type = typeof value === 'number' ? 'INTEGER' : typeof value === 'string' ? 'TEXT' : 'BLOB';
    return type === column.type;
  });
}

/** @returns the number and where the next thing begins */
function readVarint(bytes: Buffer, start: number): [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes.readUInt8(start + index);
    if (index === 8) return [value * 256 + byte, start + 9];
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, start + index + 1];
  }
  throw new RangeError('it does not end');
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
