import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTables, writeTables } from '../../electron/backend/fonts/sfnt.ts';

const bundled = path.resolve(import.meta.dirname, '../../resources/fonts');

interface NamedFont {
  /** File of the bundled face whose outlines it has. */
  base: string;
  /** Name record 1 by language, as Windows numbers them: 0x409 English, 0x804 Chinese. */
  families: Record<number, string>;
  weight: number;
  isItalic?: boolean;
  /** Whether it says it has Chinese or Mongolian characters. */
  isForBulletin?: boolean;
}

/** A font of an invented family. */
export function testFont({ base, families, weight, isItalic = false, isForBulletin = true }: NamedFont): Buffer {
  const tables = new Map(readTables(readFileSync(path.join(bundled, base))));
  const style = Buffer.from(tables.get('OS/2') ?? []);
  style.writeUInt16BE(weight, 4);
  style.writeUInt16BE(isItalic ? 1 : 0x40, 62);
  if (!isForBulletin) style.fill(0, 42, 58).fill(0, 78, 86);
  tables.set('OS/2', style);
  tables.set('name', nameTable(families));
  return writeTables(tables);
}

/** Several fonts as one TrueType collection (OpenType 1.9, "TTC Header"). */
export function testCollection(fonts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  let position = header.length;
  const parts: Buffer[] = [header];
  for (const [index, font] of fonts.entries()) {
    header.writeUInt32BE(position, 12 + 4 * index);
    const moved = Buffer.from(font);
    for (let table = 0; table < moved.readUInt16BE(4); table += 1) {
      const at = 12 + 16 * table + 8;
      moved.writeUInt32BE(moved.readUInt32BE(at) + position, at);
    }
    parts.push(moved);
    position += moved.length;
  }
  return Buffer.concat(parts);
}

function nameTable(families: Record<number, string>): Buffer {
  const records = Object.entries(families).map(([language, text]) => ({
    language: Number(language),
    bytes: Buffer.from(text, 'utf16le').swap16(),
  }));
  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [index, { language, bytes }] of records.entries()) {
    for (const [field, value] of [3, 1, language, 1, bytes.length, offset].entries()) {
      header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    }
    offset += bytes.length;
  }
  return Buffer.concat([header, ...records.map(({ bytes }) => bytes)]);
}
