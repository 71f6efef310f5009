import { readCharacterMap, writeCharacterMap } from '../../electron/backend/fonts/character-map.ts';
import { readNames, writeNames } from '../../electron/backend/fonts/name-table.ts';
import { type FontTables, tableOf, writeTables } from '../../electron/backend/fonts/sfnt.ts';
import { componentPositions, type Glyph, glyphReader } from './glyphs.ts';

/** Which family the merged face belongs to; `style` is its name within the family, `Regular` or the name of its weight. */
export interface FaceName {
  family: string;
  style: string;
  weight: number;
}

/** Counts up whenever the merger makes other bytes from the same slices. */
const mergerVersion = 1;

/** The version string of the face that will be merged from slices with this one. */
export function mergedVersion(slice: FontTables): string {
  return `${readNames(tableOf(slice, 'name')).get(5) ?? ''}; merged ${mergerVersion}`;
}

/**
 * One TrueType file from the slices a web font was cut into: a page needs whole faces, since a family of slices shows only the
 * characters of one of them. All outlines and metrics are kept; GSUB and GPOS, which speak of each slice's own glyph numbers, are not.
 */
export function mergeSlices(slices: readonly FontTables[], face: FaceName): Buffer {
  const [first] = slices;
  if (!first) throw new RangeError('no slices');
  const { glyphs, characters } = collectGlyphs(slices);
  const { glyf, loca } = outlineTables(glyphs);
  const tables = new Map<string, Buffer>();
  for (const tag of ['gasp', 'prep', 'post']) {
    const table = first.get(tag);
    if (table) tables.set(tag, table);
  }
  tables.set('glyf', glyf);
  tables.set('loca', loca);
  tables.set('cmap', writeCharacterMap(characters));
  tables.set('hmtx', metricsTable(glyphs.map((glyph) => [glyph.advanceWidth, glyph.leftSideBearing])));
  tables.set('vmtx', metricsTable(glyphs.map((glyph) => [glyph.advanceHeight, glyph.topSideBearing])));
  tables.set('head', headTable(slices));
  tables.set('maxp', maximaTable(slices, glyphs.length));
  tables.set('hhea', extremesTable(slices, 'hhea', glyphs.length));
  tables.set('vhea', extremesTable(slices, 'vhea', glyphs.length));
  tables.set('OS/2', metricsForWindows(slices, characters, face.weight));
  tables.set('name', nameTable(first, face));
  return writeTables(tables);
}

/** All glyphs that a character needs, numbered in the order of the characters, after the empty box at 0. */
function collectGlyphs(slices: readonly FontTables[]): { glyphs: Glyph[]; characters: Map<number, number> } {
  const sources = new Map<number, { slice: number; glyph: number }>();
  for (const [slice, tables] of slices.entries()) {
    for (const [code, glyph] of readCharacterMap(tables)) if (!sources.has(code)) sources.set(code, { slice, glyph });
  }
  const readers = slices.map(glyphReader);
  const glyphs: Glyph[] = [];
  const numbers = new Map<string, number>();
  const components: { number: number; slice: number }[] = [];
  const numberOf = (slice: number, glyph: number): number => {
    const key = glyph === 0 ? '0' : `${slice}/${glyph}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const read = readers[slice]?.(glyph);
    if (!read) throw new RangeError('a glyph of no slice');
    const number = glyphs.length;
    glyphs.push({ ...read, data: Buffer.from(read.data) });
    numbers.set(key, number);
    if (componentPositions(read.data).length > 0) components.push({ number, slice });
    return number;
  };
  numberOf(0, 0);
  const characters = new Map<number, number>();
  for (const [code, { slice, glyph }] of [...sources].sort((a, b) => a[0] - b[0])) characters.set(code, numberOf(slice, glyph));
  // Grows while it is walked: a component may be a composite itself.
  for (const { number, slice } of components) {
    const data = glyphs[number]?.data;
    if (!data) continue;
    for (const position of componentPositions(data)) data.writeUInt16BE(numberOf(slice, data.readUInt16BE(position)), position);
  }
  if (glyphs.length > 0xffff) throw new RangeError('more glyphs than a TrueType file can hold');
  return { glyphs, characters };
}

function outlineTables(glyphs: readonly Glyph[]): { glyf: Buffer; loca: Buffer } {
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  const outlines: Buffer[] = [];
  let position = 0;
  for (const [index, { data }] of glyphs.entries()) {
    const padding = -data.length & 3;
    outlines.push(data, Buffer.alloc(padding));
    position += data.length + padding;
    loca.writeUInt32BE(position, 4 * (index + 1));
  }
  return { glyf: Buffer.concat(outlines), loca };
}

function metricsTable(metrics: readonly (readonly [number, number])[]): Buffer {
  const table = Buffer.alloc(4 * metrics.length);
  for (const [index, [advance, bearing]] of metrics.entries()) {
    table.writeUInt16BE(advance, 4 * index);
    table.writeInt16BE(bearing, 4 * index + 2);
  }
  return table;
}

function headTable(slices: readonly FontTables[]): Buffer {
  const heads = slices.map((slice) => tableOf(slice, 'head'));
  const head = Buffer.from(heads[0] ?? []);
  for (const offset of [36, 38]) head.writeInt16BE(Math.min(...heads.map((table) => table.readInt16BE(offset))), offset);
  for (const offset of [40, 42]) head.writeInt16BE(Math.max(...heads.map((table) => table.readInt16BE(offset))), offset);
  head.writeInt16BE(1, 50);
  return head;
}

function maximaTable(slices: readonly FontTables[], glyphCount: number): Buffer {
  const tables = slices.map((slice) => tableOf(slice, 'maxp'));
  const maxima = Buffer.from(tables[0] ?? []);
  for (let offset = 6; offset < 32; offset += 2) {
    maxima.writeUInt16BE(Math.max(...tables.map((table) => table.readUInt16BE(offset))), offset);
  }
  maxima.writeUInt16BE(glyphCount, 4);
  return maxima;
}

/** `hhea` or `vhea`: the widest advance, the smallest bearings, the largest extent over all slices. */
function extremesTable(slices: readonly FontTables[], tag: 'hhea' | 'vhea', glyphCount: number): Buffer {
  const tables = slices.map((slice) => tableOf(slice, tag));
  const extremes = Buffer.from(tables[0] ?? []);
  extremes.writeUInt16BE(Math.max(...tables.map((table) => table.readUInt16BE(10))), 10);
  for (const offset of [12, 14]) extremes.writeInt16BE(Math.min(...tables.map((table) => table.readInt16BE(offset))), offset);
  extremes.writeInt16BE(Math.max(...tables.map((table) => table.readInt16BE(16))), 16);
  extremes.writeUInt16BE(glyphCount, 34);
  return extremes;
}

/** `OS/2`: the Unicode ranges and code pages of all slices together. */
function metricsForWindows(slices: readonly FontTables[], characters: ReadonlyMap<number, number>, weight: number): Buffer {
  const tables = slices.map((slice) => tableOf(slice, 'OS/2'));
  const merged = Buffer.from(tables[0] ?? []);
  merged.writeUInt16BE(weight, 4);
  for (const offset of [42, 46, 50, 54, 78, 82]) {
    merged.writeUInt32BE(
      tables.reduce((bits, table) => (bits | table.readUInt32BE(offset)) >>> 0, 0),
      offset,
    );
  }
  const codes = [...characters.keys()];
  merged.writeUInt16BE(
    Math.min(
      0xffff,
      codes.reduce((least, code) => Math.min(least, code), 0xffff),
    ),
    64,
  );
  merged.writeUInt16BE(
    Math.min(
      0xffff,
      codes.reduce((most, code) => Math.max(most, code), 0),
    ),
    66,
  );
  return merged;
}

function nameTable(slice: FontTables, { family, style }: FaceName): Buffer {
  const isRegular = style === 'Regular';
  const fullName = isRegular ? family : `${family} ${style}`;
  const version = mergedVersion(slice);
  const names = new Map([
    [0, readNames(tableOf(slice, 'name')).get(0) ?? ''],
    [1, fullName],
    [2, 'Regular'],
    [3, `${fullName}: ${version}`],
    [4, fullName],
    [5, version],
    [6, `${family.replaceAll(' ', '')}-${style}`],
    [13, 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
    [14, 'https://openfontlicense.org'],
  ]);
  if (!isRegular) names.set(16, family).set(17, style);
  return writeNames(names);
}
