import { type FileHandle, open } from 'node:fs/promises';
import { readFamilyNames } from './name-table.ts';
import { fontOffsets } from './sfnt.ts';

/** One face of a font file that the typesetter could load. */
export interface FontFace {
  file: string;
  /** Place in a collection, from 0. */
  index: number;
  /** Names of its family in every language, Chinese ones first. */
  families: string[];
  weight: number;
  /** Says it has Chinese or Mongolian characters; what has neither is no face for a bulletin. */
  isForBulletin: boolean;
}

const largestDirectory = 64 * 1024;
const largestNameTable = 256 * 1024;

/**
 * The upright faces of a font file with outlines. Only its directory, names and style are read, so that a folder of large fonts
 * is listed quickly. None where the file is no font, damaged or of a kind Typst does not set (bitmaps, variable fonts).
 */
export async function readFontFaces(file: string): Promise<FontFace[]> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const faces: FontFace[] = [];
    for (const [index, offset] of fontOffsets(await readAt(handle, 0, largestDirectory)).entries()) {
      const face = await readFace(handle, offset);
      if (face) faces.push({ file, index, ...face });
    }
    return faces;
  } catch {
    return [];
  } finally {
    await handle?.close();
  }
}

async function readFace(handle: FileHandle, offset: number): Promise<Omit<FontFace, 'file' | 'index'> | null> {
  const directory = await readAt(handle, offset, 12 + 16 * 64);
  const tables = new Map<string, { start: number; length: number }>();
  for (let index = 0; index < Math.min(64, directory.readUInt16BE(4)); index += 1) {
    const entry = 12 + 16 * index;
    const tag = directory.toString('latin1', entry, entry + 4);
    tables.set(tag, { start: directory.readUInt32BE(entry + 8), length: directory.readUInt32BE(entry + 12) });
  }
  const [name, style] = [tables.get('name'), tables.get('OS/2')];
  const hasOutlines = tables.has('CFF ') || (tables.has('glyf') && tables.has('loca'));
  if (!name || !style || !hasOutlines || tables.has('fvar') || !tables.has('cmap')) return null;
  const os2 = await readAt(handle, style.start, 86);
  const isSlanted = (os2.readUInt16BE(62) & 0b10_0000_0001) !== 0;
  const families = readFamilyNames(await readAt(handle, name.start, Math.min(name.length, largestNameTable)));
  return isSlanted || families.length === 0 ? null : { families, weight: os2.readUInt16BE(4), isForBulletin: isForBulletin(os2) };
}

/** Unicode ranges 59 (CJK ideographs) and 81 (Mongolian), code page 18 (simplified Chinese) of `OS/2`. */
function isForBulletin(os2: Buffer): boolean {
  const hasIdeographs = (os2.readUInt32BE(46) & (1 << 27)) !== 0;
  const hasMongolian = (os2.readUInt32BE(50) & (1 << 17)) !== 0;
  const isChinese = os2.length >= 82 && (os2.readUInt32BE(78) & (1 << 18)) !== 0;
  return hasIdeographs || hasMongolian || isChinese;
}

/** Up to `length` bytes; fewer at the end of the file. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
