import { constants, inflateSync } from 'node:zlib';
import type { Raster } from '../../../assets/read-dib.ts';
import { checkPixels, PictureFault } from './picture-fault.ts';
import { type FaxOptions, readFax } from './read-fax.ts';
import { unpackBits, unpackLzw } from './unpack-tiff.ts';

/** Tags of TIFF 6.0 that are needed here. */
const tags = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planes: 284,
  faxOptions: 292,
  predictor: 317,
  colours: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  jpegTables: 347,
} as const;

/** More than scanners write. */
const mostPieces = 20_000;
const mostUnpackedBytes = 256 * 2 ** 20;

interface Layout {
  width: number;
  height: number;
  bits: number;
  samples: number;
  compression: number;
  photometric: number;
  isReversed: boolean;
  hasPredictor: boolean;
  isLittle: boolean;
  colours: readonly number[];
  piece: { width: number; height: number };
}

/**
 * The first picture of a TIFF: black and white, grey, of a palette, RGB or CMYK; plain or packed by run lengths, LZW, Deflate or as a
 * fax. One JPEG inside is given as it is.
 * @throws RangeError where it is damaged, PictureFault where it is of another kind
 */
export function readTiff(tiff: Buffer): Raster | Buffer {
  const isLittle = tiff[0] === 0x49;
  const entries = readEntries(tiff, isLittle);
  const one = (tag: number, usual: number): number => entries(tag)[0] ?? usual;
  const [width, height] = [one(tags.width, 0), one(tags.height, 0)];
  checkPixels(width, height);
  const isTiled = entries(tags.tileOffsets).length > 0;
  const layout: Layout = {
    width,
    height,
    bits: one(tags.bits, 1),
    samples: one(tags.samples, 1),
    compression: one(tags.compression, 1),
    photometric: one(tags.photometric, 1),
    isReversed: one(tags.fillOrder, 1) === 2,
    hasPredictor: one(tags.predictor, 1) === 2,
    isLittle,
    colours: entries(tags.colours),
    piece: isTiled
      ? { width: one(tags.tileWidth, 0), height: one(tags.tileHeight, 0) }
      : { width, height: Math.min(one(tags.rowsPerStrip, height), height) },
  };
  const offsets = entries(isTiled ? tags.tileOffsets : tags.stripOffsets);
  const lengths = entries(isTiled ? tags.tileBytes : tags.stripBytes);
  const pieces = offsets.map((at, index) => tiff.subarray(at, at + (lengths[index] ?? tiff.length)));
  if (layout.compression === 7 && pieces.length === 1) {
    return jpegOf(Buffer.from(entries(tags.jpegTables)), pieces[0] ?? Buffer.alloc(0), layout.photometric === 2);
  }
  checkLayout(layout, one(tags.planes, 1), one(tags.faxOptions, 0));
  return draw(layout, pieces);
}

function checkLayout(
  { bits, samples, compression, photometric, piece, width, height }: Layout,
  planes: number,
  fax: number,
): void {
  const isKnown =
    [1, 2, 4, 8, 16].includes(bits) &&
    samples >= 1 &&
    samples <= 5 &&
    [0, 1, 2, 3, 5].includes(photometric) &&
    [1, 2, 3, 4, 5, 8, 32773, 32946].includes(compression) &&
    (planes === 1 || samples === 1) &&
    (fax & 1) === 0 &&
    samples >= (photometric === 2 ? 3 : photometric === 5 ? 4 : 1);
  if (!isKnown) throw new PictureFault(`TIFF 图片（压缩方式 ${compression}，读不出来）`);
  if (!(piece.width > 0 && piece.height > 0)) throw new RangeError('pieces without a size');
  const count = Math.ceil(width / piece.width) * Math.ceil(height / piece.height);
  const bytes = piece.height * Math.ceil((piece.width * samples * bits) / 8);
  if (count > mostPieces || count * bytes > mostUnpackedBytes) throw new PictureFault('TIFF 图片（太大，读不出来）');
}

/** Values of a tag of the first directory. */
function readEntries(tiff: Buffer, isLittle: boolean): (tag: number) => readonly number[] {
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const start = long(4);
  const places = new Map<number, number>();
  for (let index = short(start) - 1; index >= 0; index -= 1) {
    const at = start + 2 + 12 * index;
    if (at + 12 <= tiff.length) places.set(short(at), at);
  }
  const known = new Map<number, readonly number[]>();
  return (tag) => {
    const at = places.get(tag);
    if (at === undefined) return [];
    const values = known.get(tag) ?? valuesAt(at);
    known.set(tag, values);
    return values;
  };

  function valuesAt(at: number): readonly number[] {
    const size = { 1: 1, 3: 2, 4: 4, 7: 1 }[short(at + 2)] ?? 0;
    const count = long(at + 4);
    if (size === 0) return [];
    if (count * size > tiff.length) throw new RangeError('a list longer than the file');
    const from = count * size <= 4 ? at + 8 : long(at + 8);
    return Array.from({ length: count }, (_, index) => {
      const place = from + size * index;
      return size === 1 ? tiff.readUInt8(place) : size === 2 ? short(place) : long(place);
    });
  }
}

/** Tables and picture as one JPEG (TIFF Technical Note 2). */
function jpegOf(tables: Buffer, picture: Buffer, isRgb: boolean): Buffer {
  const parts = [picture.subarray(0, 2), ...(isRgb ? [rgbMark] : []), ...(tables.length > 4 ? [tables.subarray(2, -2)] : [])];
  return Buffer.concat([...parts, picture.subarray(2)]);
}

/** Adobe's segment: its colours are red, green and blue. */
const rgbMark = Buffer.from('\xff\xee\0\x0eAdobe\0d\0\0\0\0\0', 'latin1');

function draw(layout: Layout, pieces: readonly Buffer[]): Raster {
  const { width, height, piece } = layout;
  const raster = { width, height, rgb: new Uint8Array(3 * width * height).fill(255) };
  const across = Math.ceil(width / piece.width);
  const down = Math.ceil(height / piece.height);
  if (pieces.length < across * down) throw new RangeError('pieces are missing');
  for (let index = 0; index < across * down; index += 1) {
    const top = piece.height * Math.floor(index / across);
    // The last strip ends with the picture, a tile does not.
    const rows = across === 1 && piece.width === width ? Math.min(piece.height, height - top) : piece.height;
    const unpacked = unpack(layout, pieces[index] ?? Buffer.alloc(0), rows);
    drawPiece(layout, unpacked, { left: piece.width * (index % across), top, rows }, raster);
  }
  return raster;
}

const faxLines = { 2: 'bytes', 3: 'ends' } as Readonly<Record<number, FaxOptions['lines']>>;

function unpack(layout: Layout, packed: Buffer, rows: number): Uint8Array {
  const { bits, samples, compression, isReversed, piece } = layout;
  const stride = Math.ceil((piece.width * samples * bits) / 8);
  const length = stride * rows;
  const source = isReversed && [2, 3, 4].includes(compression) ? packed.map(reverse) : packed;
  switch (compression) {
    case 1:
      return source;
    case 2:
    case 3:
    case 4:
      return readFax(source, { width: piece.width, height: rows, lines: faxLines[compression] ?? 'group 4' });
    case 5:
      return undone(layout, unpackLzw(source, length), stride);
    case 32773:
      return unpackBits(source, length);
    default: {
      const options = { maxOutputLength: length + 4096, finishFlush: constants.Z_SYNC_FLUSH };
      return undone(layout, inflateSync(source, options), stride);
    }
  }
}

/** Colours written as differences to the pixel before. */
function undone({ hasPredictor, bits, samples, isLittle }: Layout, bytes: Uint8Array, stride: number): Uint8Array {
  if (!hasPredictor || bits < 8) return bytes;
  const size = bits / 8;
  for (let row = 0; row + stride <= bytes.length; row += stride) {
    for (let at = row + samples * size; at < row + stride; at += size) {
      const before = at - samples * size;
      if (size === 1) bytes[at] = ((bytes[at] ?? 0) + (bytes[before] ?? 0)) & 255;
      else {
        const [low, high] = isLittle ? [0, 1] : [1, 0];
        const sum = (bytes[at + low] ?? 0) + (bytes[before + low] ?? 0);
        bytes[at + high] = ((bytes[at + high] ?? 0) + (bytes[before + high] ?? 0) + (sum >> 8)) & 255;
        bytes[at + low] = sum & 255;
      }
    }
  }
  return bytes;
}

function reverse(byte: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
}

function drawPiece(
  { bits, samples, photometric, colours, piece, isLittle }: Layout,
  bytes: Uint8Array,
  { left, top, rows }: { left: number; top: number; rows: number },
  { width, height, rgb }: Raster,
): void {
  const stride = Math.ceil((piece.width * samples * bits) / 8);
  const most = 2 ** Math.min(bits, 8) - 1;
  if (bytes.length < stride * Math.min(rows, height - top)) throw new RangeError('the picture is cut off');
  const sampleAt = (row: number, index: number): number => {
    if (bits === 8) return bytes[row + index] ?? 0;
    if (bits === 16) return bytes[row + 2 * index + (isLittle ? 1 : 0)] ?? 0;
    const bit = index * bits;
    return ((bytes[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most;
  };
  for (let y = 0; y < Math.min(rows, height - top); y += 1) {
    for (let x = 0; x < Math.min(piece.width, width - left); x += 1) {
      const to = 3 * ((top + y) * width + left + x);
      const first = sampleAt(stride * y, samples * x);
      if (photometric <= 1) {
        const grey = Math.round((255 * first) / most);
        rgb.fill(photometric === 0 ? 255 - grey : grey, to, to + 3);
      } else if (photometric === 3) {
        const count = colours.length / 3;
        for (let part = 0; part < 3; part += 1) rgb[to + part] = (colours[part * count + first] ?? 0) >> 8;
      } else {
        const key = photometric === 5 ? 255 - sampleAt(stride * y, samples * x + 3) : 255;
        for (let part = 0; part < 3; part += 1) {
          const value = sampleAt(stride * y, samples * x + part);
          rgb[to + part] = photometric === 5 ? Math.round(((255 - value) * key) / 255) : value;
        }
      }
    }
  }
}
