import { pngOf } from './png-of.ts';
import type { Raster } from './read-dib.ts';

export function rasterToPng({ width, height, rgb }: Raster): Buffer {
  const rows = Buffer.alloc((1 + 3 * width) * height);
  for (let y = 0; y < height; y += 1) rows.set(rgb.subarray(3 * width * y, 3 * width * (y + 1)), (1 + 3 * width) * y + 1);
  return pngOf(width, height, rows);
}
