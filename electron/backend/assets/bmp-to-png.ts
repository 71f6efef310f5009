import { pngOf } from './png-of.ts';

/**
 * A Windows bitmap (BITMAPINFOHEADER and later, 1, 4, 8, 24 or 32 bits a pixel, not compressed) as PNG with the same pixels.
 * The page engine reads no BMP, and a PNG is a tenth of its size.
 * @throws RangeError where the file is cut off or of another kind
 */
export function bmpToPng(bmp: Buffer): Buffer {
  const { width, height, ...header } = readHeader(bmp);
  const stride = Math.ceil((width * header.bits) / 32) * 4;
  if (header.pixels + stride * height > bmp.length) throw new RangeError('the bitmap is cut off');
  const rows = Buffer.alloc((1 + 3 * width) * height);
  for (let y = 0; y < height; y += 1) {
    const source = header.pixels + stride * (header.isTopDown ? y : height - 1 - y);
    const target = (1 + 3 * width) * y + 1;
    for (let x = 0; x < width; x += 1) {
      // Blue, green, red.
      const at = colourAt(bmp, header, source, x);
      rows[target + 3 * x] = bmp[at + 2] ?? 0;
      rows[target + 3 * x + 1] = bmp[at + 1] ?? 0;
      rows[target + 3 * x + 2] = bmp[at] ?? 0;
    }
  }
  return pngOf(width, height, rows);
}

interface BmpHeader {
  /** Where the pixels begin, and the colours of the palette. */
  pixels: number;
  palette: number;
  bits: number;
  isTopDown: boolean;
}

function readHeader(bmp: Buffer): BmpHeader & { width: number; height: number } {
  if (bmp.length < 54) throw new RangeError('the bitmap is cut off');
  const headerSize = bmp.readUInt32LE(14);
  const bits = bmp.readUInt16LE(28);
  const compression = bmp.readUInt32LE(30);
  const height = bmp.readInt32LE(22);
  const isPlain = compression === 0 || (compression === 3 && bits === 32 && hasUsualMasks(bmp));
  if (headerSize < 40 || !isPlain || ![1, 4, 8, 24, 32].includes(bits)) throw new RangeError('a bitmap of an unknown kind');
  return {
    pixels: bmp.readUInt32LE(10),
    palette: 14 + headerSize,
    bits,
    width: bmp.readInt32LE(18),
    height: Math.abs(height),
    isTopDown: height < 0,
  };
}

/** Red, green and blue in the order they have without masks. */
function hasUsualMasks(bmp: Buffer): boolean {
  return (
    bmp.length >= 66 && bmp.readUInt32LE(54) === 0xff0000 && bmp.readUInt32LE(58) === 0xff00 && bmp.readUInt32LE(62) === 0xff
  );
}

function colourAt(bmp: Buffer, { bits, palette }: BmpHeader, row: number, x: number): number {
  if (bits >= 24) return row + (x * bits) / 8;
  const byte = bmp[row + Math.floor((x * bits) / 8)] ?? 0;
  const shift = 8 - bits - ((x * bits) % 8);
  return palette + 4 * ((byte >> shift) & (2 ** bits - 1));
}
