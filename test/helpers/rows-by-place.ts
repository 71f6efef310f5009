import Sqlite from 'better-sqlite3';
import { withoutLog } from '../../electron/backend/archive/newest-whole-backup.ts';

/** Names of rows, as `articles 3`, whose bytes a place of a database's file belongs to. A page that says of itself what it is belongs
 * to all rows on it, nothing to none where it is an index, free or leads to other pages. Format: sqlite.org/fileformat.html §1.6 */
export function rowsByPlace(bytes: Buffer): (place: number) => ReadonlySet<string> {
  const sqlite = new Sqlite(withoutLog(Buffer.from(bytes)));
  const tables = sqlite
    .prepare(`SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'`)
    .all() as { name: string; rootpage: number }[];
  sqlite.close();
  const pageSize = bytes.readUInt16BE(16);
  const ranges: { from: number; to: number; row: string }[] = [];
  const pageRows = new Map<number, string[]>();

  const varint = (at: number): [value: number, next: number] => {
    let value = 0;
    for (let index = 0; ; index += 1) {
      const byte = bytes[at + index] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) return [value, at + index + 1];
    }
  };
  const walk = (table: string, page: number): void => {
    const start = (page - 1) * pageSize;
    const header = page === 1 ? 100 : start;
    const kind = bytes[header];
    const count = bytes.readUInt16BE(header + 3);
    const pointers = header + (kind === 5 ? 12 : 8);
    const cells = Array.from({ length: count }, (_, index) => start + bytes.readUInt16BE(pointers + 2 * index));
    if (kind === 5) {
      for (const cell of cells) walk(table, bytes.readUInt32BE(cell));
      walk(table, bytes.readUInt32BE(header + 8));
      return;
    }
    for (const cell of cells) {
      const [payload, afterPayload] = varint(cell);
      const [rowid, content] = varint(afterPayload);
      const row = `${table} ${rowid}`;
      pageRows.set(page, [...(pageRows.get(page) ?? []), row]);
      const most = pageSize - 35;
      const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
      const surplus = least + ((payload - least) % (pageSize - 4));
      const local = payload <= most ? payload : surplus <= most ? surplus : least;
      ranges.push({ from: cell, to: content + local + (local < payload ? 4 : 0), row });
      let left = payload - local;
      let next = left > 0 ? bytes.readUInt32BE(content + local) : 0;
      while (next > 0 && left > 0) {
        const overflow = (next - 1) * pageSize;
        ranges.push({ from: overflow, to: overflow + 4 + Math.min(left, pageSize - 4), row });
        left -= pageSize - 4;
        next = bytes.readUInt32BE(overflow);
      }
    }
  };
  for (const { name, rootpage } of tables) walk(name, rootpage);

  return (place) => {
    const own = ranges.filter(({ from, to }) => place >= from && place < to).map(({ row }) => row);
    if (own.length > 0) return new Set(own);
    const page = Math.floor(place / pageSize) + 1;
    const offset = place - (page - 1) * pageSize;
    const rows = pageRows.get(page) ?? [];
    return new Set(offset < 8 + 2 * rows.length ? rows : []);
  };
}
