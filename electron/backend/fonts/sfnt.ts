/** Font files as tables (OpenType 1.9, "Organization of an OpenType Font"). */
export type FontTables = ReadonlyMap<string, Buffer>;

const wholeFileSum = 0xb1b0afba;
const trueType = 0x00010000;
/** "true", as Apple writes it. */
const appleTrueType = 0x74727565;
/** "OTTO": outlines in a table `CFF `. */
const postScript = 0x4f54544f;
/** "ttcf": several fonts in one file. */
const collection = 0x74746366;

/** Where each font of a file begins: one, or those of a collection. @throws RangeError where it is no font file */
export function fontOffsets(header: Buffer): number[] {
  const tag = header.length < 12 ? 0 : header.readUInt32BE(0);
  if (tag === trueType || tag === appleTrueType || tag === postScript) return [0];
  if (tag !== collection) throw new RangeError('not a font file');
  const count = header.readUInt32BE(8);
  if (count > 256 || header.length < 12 + 4 * count) throw new RangeError('the file is cut off');
  return Array.from({ length: count }, (_, index) => header.readUInt32BE(12 + 4 * index));
}

/** @throws RangeError where the bytes are no complete font file; `font` counts the fonts of a collection from 0 */
export function readTables(bytes: Buffer, font = 0): FontTables {
  const offset = fontOffsets(bytes)[font];
  if (offset === undefined || offset + 12 > bytes.length) throw new RangeError('the file is cut off');
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < bytes.readUInt16BE(offset + 4); index++) {
    const entry = offset + 12 + 16 * index;
    if (entry + 16 > bytes.length) throw new RangeError('the file is cut off');
    const start = bytes.readUInt32BE(entry + 8);
    const end = start + bytes.readUInt32BE(entry + 12);
    if (end > bytes.length) throw new RangeError('the file is cut off');
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(start, end));
  }
  return tables;
}

/** @throws RangeError where the font has no such table */
export function tableOf(tables: FontTables, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`the font has no table ${tag}`);
  return table;
}

/** A whole file with its checksums; tables in the order of their tags. */
export function writeTables(tables: FontTables): Buffer {
  const tags = [...tables.keys()].sort();
  const headerLength = 12 + 16 * tags.length;
  const header = Buffer.alloc(headerLength);
  const exponent = Math.floor(Math.log2(tags.length));
  header.writeUInt32BE(tables.has('CFF ') ? postScript : trueType, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(16 * 2 ** exponent, 6);
  header.writeUInt16BE(exponent, 8);
  header.writeUInt16BE(16 * tags.length - 16 * 2 ** exponent, 10);
  const parts: Buffer[] = [header];
  let position = headerLength;
  let headPosition = 0;
  for (const [index, tag] of tags.entries()) {
    const content = tableOf(tables, tag);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    if (tag === 'head') {
      headPosition = position;
      padded.writeUInt32BE(0, 8);
    }
    header.write(tag, 12 + 16 * index, 'latin1');
    header.writeUInt32BE(checksum(padded), 12 + 16 * index + 4);
    header.writeUInt32BE(position, 12 + 16 * index + 8);
    header.writeUInt32BE(content.length, 12 + 16 * index + 12);
    parts.push(padded);
    position += padded.length;
  }
  const bytes = Buffer.concat(parts);
  bytes.writeUInt32BE((wholeFileSum - checksum(bytes)) >>> 0, headPosition + 8);
  return bytes;
}

/** Whether the checksum of the whole file, kept in `head`, is right: no byte was changed or lost. */
export function isIntact(bytes: Buffer): boolean {
  return bytes.length % 4 === 0 && checksum(bytes) === wholeFileSum;
}

/** Sum of the big-endian 32-bit words; `bytes` is a multiple of four long. */
function checksum(bytes: Buffer): number {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let sum = 0;
  for (let position = 0; position < bytes.length; position += 4) sum = (sum + words.getUint32(position)) >>> 0;
  return sum;
}
