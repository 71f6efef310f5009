import { exifOrientation } from './exif-orientation.ts';

export interface JpegFacts {
  /** Of the stored picture, before it is turned upright. */
  widthPx: number;
  heightPx: number;
  orientation: number;
  /** Where the picture ends. Phones put films, depths and further pictures behind it. */
  end: number;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * What a JPEG says of itself (ITU-T T.81, annex B), read once from its start to its end mark. Pictures inside of segments, such as
 * thumbnails, are passed over.
 * @throws RangeError where it is cut off or broken
 */
export function readJpeg(bytes: Uint8Array): JpegFacts {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: { widthPx: number; heightPx: number } | undefined;
  let orientation: number | undefined;
  let at = 2;
  for (;;) {
    if (jpeg[at] !== 0xff) throw new RangeError('a marker is missing');
    const marker = jpeg[at + 1] ?? 0;
    // Fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    if (marker === 0 || at + 4 > jpeg.length) throw new RangeError('the picture is cut off');
    const length = isBare(marker) ? 0 : jpeg.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if ((length < 2 && !isBare(marker)) || next > jpeg.length) throw new RangeError('a segment is cut off');
    if (isFrame(marker) && length >= 8) size ??= { heightPx: jpeg.readUInt16BE(at + 5), widthPx: jpeg.readUInt16BE(at + 7) };
    if (marker === 0xe1 && jpeg.toString('latin1', at + 4, at + 8) === 'Exif') {
      orientation ??= exifOrientation(jpeg.subarray(at + 4, next));
    }
    at = marker === startOfScan ? endOfScan(jpeg, next) : next;
  }
  if (!size) throw new RangeError('there is no picture');
  return { ...size, orientation: orientation ?? 1, end: at + 2 };
}

/** RST0 to RST7, SOI and TEM have no length. */
function isBare(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

/** SOF0 to SOF15; DHT, JPG and DAC stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** The marker behind the pixels of a scan; in them FF stands before 00 or a restart mark. */
function endOfScan(jpeg: Buffer, start: number): number {
  for (let at = jpeg.indexOf(0xff, start); at !== -1 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  throw new RangeError('the picture is cut off');
}
