import { imageSize } from 'image-size';
import { UserError } from '../../../shared/contract/errors.ts';
import type { Asset, ImageMime } from '../../../shared/periodical/complete-issue.ts';

const limitMb = 20;
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
 * Kind and size of a picture by its content, whatever its name says; nothing is decoded. The size is that of the upright
 * picture: a photo that its camera marked as lying on its side is turned by whoever shows it.
 * @throws UserError `picture-unsupported`, `picture-too-large`, `picture-too-fine`, `picture-damaged`
 */
export function recognisePicture(bytes: Uint8Array, name: string): Omit<Asset, 'id'> {
  if (bytes.length > limitMb * 2 ** 20) throw new UserError('picture-too-large', { file: name, limitMb });
  const mime = signatures.find(({ at, bytes: wanted }) => wanted.every((byte, index) => bytes[at + index] === byte))?.mime;
  if (!mime) throw new UserError('picture-unsupported', { file: name });
  const { widthPx, heightPx } = measure(bytes, name);
  if (widthPx * heightPx > limitMegapixels * 1_000_000) {
    throw new UserError('picture-too-fine', { file: name, widthPx, heightPx, limitMegapixels });
  }
  if (mime === 'image/jpeg' && isCutOff(bytes)) throw new UserError('picture-damaged', { file: name });
  return { mime, widthPx, heightPx };
}

function measure(bytes: Uint8Array, name: string): { widthPx: number; heightPx: number } {
  let size: ReturnType<typeof imageSize>;
  try {
    // Of its own memory: the library reads past the end of a short view into whatever lies behind it.
    size = imageSize(Uint8Array.from(bytes));
  } catch (cause) {
    throw new UserError('picture-damaged', { file: name }, { cause });
  }
  const [width, height] = [Math.abs(size.width), Math.abs(size.height)];
  if (!(width > 0 && height > 0)) throw new UserError('picture-damaged', { file: name });
  // EXIF orientations from 5 on turn the picture by a quarter.
  const isTurned = size.type === 'jpg' && (size.orientation ?? 1) >= 5;
  return isTurned ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height };
}

/** Decoders show what there is of a JPEG and leave the rest grey, so its end mark is looked for, after its last scan begins. */
function isCutOff(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) < buffer.lastIndexOf(Buffer.from([0xff, 0xda]));
}
