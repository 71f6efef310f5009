import { exifOrientation } from './exif-orientation.ts';

/** How a WebP lies, and where it ends (RFC 9649, 2.3 to 2.7). @throws RangeError where it is cut off */
export function readWebp(given: Uint8Array): { orientation: number; end: number } {
  const webp = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (webp.length < 12) throw new RangeError('the picture is cut off');
  const end = 8 + webp.readUInt32LE(4);
  if (end > webp.length) throw new RangeError('the picture is cut off');
  for (let at = 12; at + 8 <= end; ) {
    const length = webp.readUInt32LE(at + 4);
    const next = at + 8 + length;
    if (next > end) throw new RangeError('a chunk is cut off');
    if (webp.toString('latin1', at, at + 4) === 'EXIF') return { orientation: exifOrientation(webp.subarray(at + 8, next)), end };
    at = next + (length % 2);
  }
  return { orientation: 1, end };
}
