import { exifOrientation } from './exif-orientation.ts';

export interface PngFacts {
  orientation: number;
  /** The file without what lies behind its end and without the frames of an animation, which paper cannot show. */
  bytes: Uint8Array;
}

/** Animated PNG: browsers would show its frames, paper the picture beneath them. */
const animation: readonly string[] = ['acTL', 'fcTL', 'fdAT'];

/** The chunks of a PNG (3rd edition, 5.3). @throws RangeError where it is cut off */
export function readPng(given: Uint8Array): PngFacts {
  const png = Buffer.from(given.buffer, given.byteOffset, given.length);
  const kept: Buffer[] = [];
  let orientation = 1;
  let keptFrom = 0;
  for (let at = 8; ; ) {
    if (at + 12 > png.length) throw new RangeError('the picture is cut off');
    const next = at + 12 + png.readUInt32BE(at);
    if (next > png.length) throw new RangeError('a chunk is cut off');
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'eXIf') orientation = exifOrientation(png.subarray(at + 8, next - 4));
    if (animation.includes(type)) {
      kept.push(png.subarray(keptFrom, at));
      keptFrom = next;
    }
    at = next;
    if (type !== 'IEND') continue;
    kept.push(png.subarray(keptFrom, at));
    return { orientation, bytes: kept.length === 1 ? png.subarray(0, at) : Buffer.concat(kept) };
  }
}
