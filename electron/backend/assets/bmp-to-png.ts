import { rasterToPng } from './raster-to-png.ts';
import { readDib } from './read-dib.ts';

/**
 * A Windows bitmap as PNG with the same pixels. The page engine reads no BMP, and a PNG is a tenth of its size.
 * @throws RangeError where the file is cut off or of another kind
 */
export function bmpToPng(bmp: Buffer): Buffer {
  return rasterToPng(readDib(bmp.subarray(14), bmp.subarray(bmp.readUInt32LE(10))));
}
