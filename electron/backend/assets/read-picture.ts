import { imageSize } from 'image-size';
import { UserError } from '../../../shared/errors.ts';
import type { Asset, ImageMime } from '../../../shared/periodical/complete-issue.ts';
import { bmpToPng } from './bmp-to-png.ts';
import { readGif } from './read-gif.ts';
import { readJpeg } from './read-jpeg.ts';
import { readPng } from './read-png.ts';
import { readWebp } from './read-webp.ts';
import { redrawUpright } from './redraw-upright.ts';

/** A picture as it is stored. */
export interface ReadPicture extends Omit<Asset, 'id'> {
  bytes: Uint8Array;
}

const limitMegapixels = 40;

/** What a file is, by its first bytes (and for WebP those after its length). */
const signatures: readonly { mime: ImageMime; at: number; bytes: readonly number[] }[] = [
  { mime: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mime: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { mime: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { mime: 'image/bmp', at: 0, bytes: [0x42, 0x4d] },
];

/**
 * A picture by its content, whatever its name says, so that editor, PDF and DOCX show the same. What lies behind its end is cut off.
 * The size is that of the upright picture. A JPEG or WebP that lies on its side stays so, since all of them turn it themselves; a PNG
 * is drawn anew. BMP and the first frame of an animated GIF become PNG.
 * @throws UserError `picture-unsupported`, `picture-too-fine`, `picture-damaged`
 */
export async function readPicture(bytes: Uint8Array, name: string): Promise<ReadPicture> {
  const mime = signatures.find(({ at, bytes: wanted }) => wanted.every((byte, index) => bytes[at + index] === byte))?.mime;
  if (!mime) throw new UserError('picture-unsupported', { file: name });
  try {
    return await readers[mime](bytes, (widthPx, heightPx) => checkSize(widthPx, heightPx, name));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('picture-damaged', { file: name }, { cause });
  }
}

type CheckSize = (widthPx: number, heightPx: number) => void;
type Reader = (bytes: Uint8Array, check: CheckSize) => Promise<ReadPicture> | ReadPicture;

const readers: Readonly<Record<ImageMime, Reader>> = {
  'image/jpeg'(bytes, check) {
    const { orientation, end, ...stored } = readJpeg(bytes);
    check(stored.widthPx, stored.heightPx);
    return { mime: 'image/jpeg', ...upright(stored, orientation), bytes: bytes.subarray(0, end) };
  },
  'image/png'(given, check) {
    const stored = measure(given, check);
    const { orientation, bytes } = readPng(given);
    return orientation === 1 ? { mime: 'image/png', ...stored, bytes } : redrawn('image/png', bytes, stored, orientation);
  },
  'image/webp'(given, check) {
    const stored = measure(given, check);
    const { orientation, end } = readWebp(given);
    return { mime: 'image/webp', ...upright(stored, orientation), bytes: given.subarray(0, end) };
  },
  'image/gif'(given, check) {
    const stored = measure(given, check);
    const { frames, end } = readGif(given);
    const bytes = given.subarray(0, end);
    return frames === 1 ? { mime: 'image/gif', ...stored, bytes } : redrawn('image/gif', bytes, stored, 1);
  },
  'image/bmp'(bytes, check) {
    const stored = measure(bytes, check);
    return { mime: 'image/png', ...stored, bytes: bmpToPng(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) };
  },
};

interface Size {
  widthPx: number;
  heightPx: number;
}

async function redrawn(mime: ImageMime, bytes: Uint8Array, stored: Size, orientation: number): Promise<ReadPicture> {
  const png = await redrawUpright(bytes, { mime, ...stored, orientation });
  return { mime: 'image/png', ...upright(stored, orientation), bytes: png };
}

/** Orientations from 5 on turn the picture by a quarter. */
function upright({ widthPx, heightPx }: Size, orientation: number): Size {
  return orientation >= 5 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
}

/** From the header alone. */
function measure(bytes: Uint8Array, check: CheckSize): Size {
  // Of its own memory: the library reads past the end of a short view into whatever lies behind it.
  const { width, height } = imageSize(Uint8Array.from(bytes.subarray(0, 4096)));
  const size = { widthPx: Math.abs(width), heightPx: Math.abs(height) };
  check(size.widthPx, size.heightPx);
  return size;
}

function checkSize(widthPx: number, heightPx: number, file: string): void {
  if (!(widthPx > 0 && heightPx > 0)) throw new UserError('picture-damaged', { file });
  if (widthPx * heightPx <= limitMegapixels * 1_000_000) return;
  throw new UserError('picture-too-fine', { file, widthPx, heightPx, limitMegapixels });
}
