import { type FontTables, tableOf } from './sfnt.ts';

/** Code point → glyph number, from the widest Unicode subtable of `cmap` (format 12, else 4). */
export function readCharacterMap(tables: FontTables): Map<number, number> {
  const cmap = tableOf(tables, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.subarray(cmap.readUInt32BE(8 + 8 * index)));
  const groups = subtables.find((table) => table.readUInt16BE(0) === 12);
  if (groups) return readGroups(groups);
  const segments = subtables.find((table) => table.readUInt16BE(0) === 4);
  if (segments) return readSegments(segments);
  throw new RangeError('the font has no Unicode character map');
}

/** A `cmap` table with format 12 for all characters and format 4 for programs that know only the first plane. */
export function writeCharacterMap(characters: ReadonlyMap<number, number>): Buffer {
  const runs = runsOf(characters);
  const segments = segmentTable(runs.filter((run) => run.start < 0xffff));
  const groups = groupTable(runs);
  const header = Buffer.alloc(4 + 8 * 2);
  header.writeUInt16BE(2, 2);
  header.writeUInt16BE(3, 4);
  header.writeUInt16BE(1, 6);
  header.writeUInt32BE(header.length, 8);
  header.writeUInt16BE(3, 12);
  header.writeUInt16BE(10, 14);
  header.writeUInt32BE(header.length + segments.length, 16);
  return Buffer.concat([header, segments, groups]);
}

interface Run {
  start: number;
  end: number;
  glyph: number;
}

function readGroups(table: Buffer): Map<number, number> {
  const characters = new Map<number, number>();
  for (let index = 0; index < table.readUInt32BE(12); index++) {
    const [start, end, glyph] = [0, 4, 8].map((offset) => table.readUInt32BE(16 + 12 * index + offset)) as [
      number,
      number,
      number,
    ];
    for (let code = start; code <= end; code++) characters.set(code, glyph + code - start);
  }
  return characters;
}

function readSegments(table: Buffer): Map<number, number> {
  const characters = new Map<number, number>();
  const size = table.readUInt16BE(6);
  for (let offset = 0; offset < size; offset += 2) {
    const end = table.readUInt16BE(14 + offset);
    const start = table.readUInt16BE(16 + size + offset);
    const delta = table.readUInt16BE(16 + 2 * size + offset);
    const rangePosition = 16 + 3 * size + offset;
    const range = table.readUInt16BE(rangePosition);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const stored = range === 0 ? code : table.readUInt16BE(rangePosition + range + 2 * (code - start));
      const glyph = stored === 0 ? 0 : (stored + delta) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}

/** Runs of neighbouring characters with neighbouring glyphs; none crosses the border of the first plane. */
function runsOf(characters: ReadonlyMap<number, number>): Run[] {
  const runs: Run[] = [];
  for (const [code, glyph] of [...characters].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start && code !== 0x10000) last.end = code;
    else runs.push({ start: code, end: code, glyph });
  }
  return runs;
}

function segmentTable(runs: readonly Run[]): Buffer {
  const segments = [...runs, { start: 0xffff, end: 0xffff, glyph: 0 }];
  const count = segments.length;
  const exponent = Math.floor(Math.log2(count));
  const table = Buffer.alloc(16 + 8 * count);
  const header = [4, table.length, 0, 2 * count, 2 * 2 ** exponent, exponent, 2 * count - 2 * 2 ** exponent];
  for (const [index, value] of header.entries()) table.writeUInt16BE(value, 2 * index);
  for (const [index, { start, end, glyph }] of segments.entries()) {
    table.writeUInt16BE(end, 14 + 2 * index);
    table.writeUInt16BE(start, 16 + 2 * count + 2 * index);
    table.writeUInt16BE((glyph - start) & 0xffff, 16 + 4 * count + 2 * index);
  }
  return table;
}

function groupTable(runs: readonly Run[]): Buffer {
  const table = Buffer.alloc(16 + 12 * runs.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(runs.length, 12);
  for (const [index, { start, end, glyph }] of runs.entries()) {
    table.writeUInt32BE(start, 16 + 12 * index);
    table.writeUInt32BE(end, 20 + 12 * index);
    table.writeUInt32BE(glyph, 24 + 12 * index);
  }
  return table;
}
