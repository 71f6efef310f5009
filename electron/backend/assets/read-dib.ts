/** Pixels as red, green and blue, row by row from the top. */
export interface Raster {
  width: number;
  height: number;
  rgb: Uint8Array;
}

export interface DibHeader {
  width: number;
  height: number;
  bits: number;
  /** 0 none, 1 and 2 run lengths, 3 masks, 4 a JPEG, 5 a PNG. */
  compression: number;
  isTopDown: boolean;
  /** Where the colours of the palette begin, how long each is, and how many there are. */
  palette: { at: number; entry: number; count: number };
  /** Red, green and blue of a pixel of 16 or 32 bits. */
  masks: readonly number[];
  /** Where the pixels begin if nothing says otherwise. */
  end: number;
}

/** The header of a device-independent bitmap, of OS/2 1 or of Windows 3 and later. @throws RangeError where it is none */
export function readDibHeader(dib: Buffer): DibHeader {
  const size = dib.readUInt32LE(0);
  const isOld = size === 12;
  if (!isOld && (size < 40 || size > 512)) throw new RangeError('a bitmap of an unknown kind');
  const width = isOld ? dib.readUInt16LE(4) : dib.readInt32LE(4);
  const height = isOld ? dib.readUInt16LE(6) : dib.readInt32LE(8);
  const bits = dib.readUInt16LE(isOld ? 10 : 14);
  const compression = isOld ? 0 : dib.readUInt32LE(16);
  const hasMasks = compression === 3 || compression === 6;
  const behind = hasMasks && size === 40 ? (compression === 6 ? 16 : 12) : 0;
  const used = isOld ? 0 : dib.readUInt32LE(32);
  const count = bits <= 8 ? Math.min(used || 2 ** bits, 256) : Math.min(used, 256);
  const palette = { at: size + behind, entry: isOld ? 3 : 4, count };
  return {
    width,
    height: Math.abs(height),
    bits,
    compression,
    isTopDown: height < 0,
    palette,
    masks: hasMasks ? [0, 4, 8].map((at) => dib.readUInt32LE(40 + at)) : (usualMasks[bits] ?? []),
    end: palette.at + palette.entry * count,
  };
}

const usualMasks: Readonly<Record<number, readonly number[]>> = { 16: [0x7c00, 0x3e0, 0x1f], 32: [0xff0000, 0xff00, 0xff] };

/**
 * The pixels of a bitmap with 1, 4, 8, 16, 24 or 32 bits a pixel, plain or in run lengths. Its size must be checked before.
 * `bits`: its pixels where they stand apart from the header.
 * @throws RangeError where the file is cut off or of another kind
 */
export function readDib(dib: Buffer, bits?: Buffer): Raster {
  const header = readDibHeader(dib);
  const { width, height, compression, isTopDown } = header;
  if (width <= 0 || height <= 0) throw new RangeError('a bitmap without pixels');
  const pixels = bits ?? dib.subarray(header.end);
  const rgb = new Uint8Array(3 * width * height);
  const rowOf = (y: number): number => 3 * width * (isTopDown ? y : height - 1 - y);
  if (compression === 1 || compression === 2) return { width, height, rgb: unpackRuns(dib, pixels, header, rgb) };
  if (![0, 3, 6].includes(compression) || ![1, 4, 8, 16, 24, 32].includes(header.bits)) {
    throw new RangeError('a bitmap of an unknown kind');
  }
  const stride = Math.ceil((width * header.bits) / 32) * 4;
  // The last row may lack what fills it up.
  if (stride * (height - 1) + Math.ceil((width * header.bits) / 8) > pixels.length) throw new RangeError('the bitmap is cut off');
  const fill = rowReader(dib, header);
  for (let y = 0; y < height; y += 1) fill(pixels, stride * y, rgb, rowOf(y));
  return { width, height, rgb };
}

type FillRow = (pixels: Buffer, from: number, rgb: Uint8Array, to: number) => void;

function rowReader(dib: Buffer, header: DibHeader): FillRow {
  const { width, bits, masks } = header;
  if (bits <= 8) {
    const colours = coloursOf(dib, header);
    const perByte = 8 / bits;
    return (pixels, from, rgb, to) => {
      for (let x = 0; x < width; x += 1) {
        const byte = pixels[from + Math.floor(x / perByte)] ?? 0;
        const index = (byte >> (8 - bits - (x % perByte) * bits)) & (2 ** bits - 1);
        rgb.set(colours.subarray(3 * index, 3 * index + 3), to + 3 * x);
      }
    };
  }
  if (bits === 24 || (bits === 32 && masks.every((mask, index) => mask === usualMasks[32]?.[index]))) {
    const step = bits / 8;
    return (pixels, from, rgb, to) => {
      for (let x = 0; x < width; x += 1) {
        const at = from + step * x;
        rgb[to + 3 * x] = pixels[at + 2] ?? 0;
        rgb[to + 3 * x + 1] = pixels[at + 1] ?? 0;
        rgb[to + 3 * x + 2] = pixels[at] ?? 0;
      }
    };
  }
  const channels = masks.map((mask) => ({ shift: mask === 0 ? 0 : 31 - Math.clz32(mask & -mask), mask }));
  return (pixels, from, rgb, to) => {
    for (let x = 0; x < width; x += 1) {
      const value = bits === 16 ? pixels.readUInt16LE(from + 2 * x) : pixels.readUInt32LE(from + 4 * x);
      for (const [index, { shift, mask }] of channels.entries()) {
        const most = mask >>> shift;
        rgb[to + 3 * x + index] = most === 0 ? 0 : Math.round((255 * ((value & mask) >>> shift)) / most);
      }
    }
  };
}

/** Red, green, blue of 256 colours. */
function coloursOf(dib: Buffer, { palette }: DibHeader): Uint8Array {
  const colours = new Uint8Array(3 * 256);
  for (let index = 0; index < palette.count; index += 1) {
    const at = palette.at + palette.entry * index;
    colours.set([dib[at + 2] ?? 0, dib[at + 1] ?? 0, dib[at] ?? 0], 3 * index);
  }
  return colours;
}

/** Run lengths of 8 or 4 bits a pixel: pairs of count and colour; after 0 an end, a jump, or so many colours as they are. */
function unpackRuns(dib: Buffer, packed: Buffer, header: DibHeader, rgb: Uint8Array): Uint8Array {
  const { width, height } = header;
  const colours = coloursOf(dib, header);
  const isNibbles = header.compression === 2;
  let x = 0;
  let y = 0;
  const put = (index: number): void => {
    if (x < width && y < height) rgb.set(colours.subarray(3 * index, 3 * index + 3), 3 * (width * (height - 1 - y) + x));
    x += 1;
  };
  for (let at = 0; at + 1 < packed.length && y < height; ) {
    const [count = 0, value = 0] = packed.subarray(at, at + 2);
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count; index += 1) put(isNibbles ? (index % 2 === 0 ? value >> 4 : value & 15) : value);
    } else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) return rgb;
    else if (value === 2) {
      x += packed[at] ?? 0;
      y += packed[at + 1] ?? 0;
      at += 2;
    } else {
      for (let index = 0; index < value; index += 1) {
        const byte = packed[at + (isNibbles ? index >> 1 : index)] ?? 0;
        put(isNibbles ? (index % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      const bytes = isNibbles ? Math.ceil(value / 2) : value;
      at += bytes + (bytes % 2);
    }
  }
  return rgb;
}
