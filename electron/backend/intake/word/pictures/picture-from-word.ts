import { UserError } from '../../../../../shared/errors.ts';
import { rasterToPng } from '../../../assets/raster-to-png.ts';
import { type Raster, readDib, readDibHeader } from '../../../assets/read-dib.ts';
import { type ReadPicture, readPicture } from '../../../assets/read-picture.ts';
import { drawMetafile } from './draw-metafile.ts';
import type { Metafile } from './metafile.ts';
import { checkPixels, PictureFault } from './picture-fault.ts';
import { kindOfPicture, type PictureKind } from './picture-kinds.ts';
import { readEmf } from './read-emf.ts';
import { readTiff } from './read-tiff.ts';
import { readWmf } from './read-wmf.ts';
import { unpackPicture } from './unpack-picture.ts';

/** `name`: what stands in the place of a picture that cannot be shown: 「矢量图（EMF）」. */
export type WordPicture = ({ kind: 'picture' } & ReadPicture) | { kind: 'other'; name: string };

/** A file in a record in a package, and a bit more. */
const mostLayers = 4;

/**
 * A picture as it stands in a Word file, of whatever format, as the archive stores it: PNG, JPEG, GIF and WebP as they are; bitmaps,
 * TIFF, and metafiles that hold nothing but a raster as PNG with its pixels. Ends quickly and without an error, whatever it is given.
 */
export async function pictureFromWord(bytes: Uint8Array): Promise<WordPicture> {
  if (bytes.length === 0) return { kind: 'other', name: '图片（内容是空的）' };
  let given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const { kind, name } = kindOfPicture(given);
    if (kind === 'other') return { kind, name };
    try {
      if (kind === 'png' || kind === 'jpeg' || kind === 'gif' || kind === 'webp') {
        return { kind: 'picture', ...(await readPicture(given, name)) };
      }
      const inner = unwrap(kind, given);
      if (inner === null) return { kind: 'other', name };
      given = inner instanceof Uint8Array ? Buffer.from(inner.buffer, inner.byteOffset, inner.length) : rasterToPng(inner);
    } catch (error) {
      return { kind: 'other', name: faultName(error, name) };
    }
  }
  return { kind: 'other', name: '图片（格式不认识）' };
}

type Wrapped = Exclude<PictureKind, 'png' | 'jpeg' | 'gif' | 'webp' | 'other'>;

/** Its pixels, or the picture inside of it; null where it is a drawing. */
function unwrap(kind: Wrapped, given: Buffer): Raster | Buffer | null {
  switch (kind) {
    case 'bmp':
      return bitmap(given.subarray(14), given.subarray(given.readUInt32LE(10)));
    case 'dib':
      return bitmap(given);
    case 'tiff':
      return readTiff(given);
    case 'wmf':
      return drawMetafile(readWmf(given));
    case 'emf': {
      const { drawing, plus } = readEmf(given);
      // What EMF+ draws is drawn in EMF again, more coarsely, or not at all.
      return plus.rasters.length === 1 ? drawMetafile(plus) : drawMetafile(withPlus(drawing, plus));
    }
    default:
      return unpackPicture(kind, given);
  }
}

/** Words and shapes of EMF+ count where it has no rasters of its own that would be drawn. */
function withPlus(drawing: Metafile, plus: Metafile): Metafile {
  return { ...drawing, shapes: drawing.shapes + plus.shapes, texts: drawing.texts + plus.texts };
}

function bitmap(dib: Buffer, bits?: Buffer): Raster | Buffer {
  const { width, height, compression, end } = readDibHeader(dib);
  checkPixels(width, height);
  return compression === 4 || compression === 5 ? (bits ?? dib.subarray(end)) : readDib(dib, bits);
}

function faultName(error: unknown, name: string): string {
  if (error instanceof PictureFault) return error.message;
  if (error instanceof UserError && error.code === 'picture-too-fine') {
    const { widthPx, heightPx } = error.details as UserError<'picture-too-fine'>['details'];
    return `像素过多的图片（${widthPx}×${heightPx}）`;
  }
  return `损坏的图片（${name.replace(/ 图片$/, '')}）`;
}
