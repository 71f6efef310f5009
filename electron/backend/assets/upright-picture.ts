import { Resvg } from '@resvg/resvg-wasm';
import type { ImageMime } from '../../../shared/periodical/complete-issue.ts';
import { readJpeg } from './read-jpeg.ts';

export const dotsPerInch = 300;

/**
 * A photo that its camera marked as turned (EXIF orientation), drawn upright as PNG: the page engine and browsers turn it
 * themselves, Word and LibreOffice do not. Null where the JPEG is upright already. `startResvg` must come before.
 */
export function uprightPicture(jpeg: Uint8Array, printedWidthPt: number): Uint8Array | null {
  const { widthPx, heightPx, orientation } = readJpeg(jpeg);
  if (orientation === 1) return null;
  const width = orientation >= 5 ? heightPx : widthPx;
  const pixels = Math.min(width, Math.ceil((printedWidthPt / 72) * dotsPerInch));
  const svg = uprightSvg(jpeg, { mime: 'image/jpeg', widthPx, heightPx, orientation });
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng();
}

/** A picture that lies as its Exif data says. The size is that of the stored picture. */
export interface LyingPicture {
  mime: ImageMime;
  widthPx: number;
  heightPx: number;
  orientation: number;
}

/** A drawing of the upright picture, pixel for pixel. */
export function uprightSvg(bytes: Uint8Array, { mime, widthPx, heightPx, orientation }: LyingPicture): string {
  const [width, height] = orientation >= 5 ? [heightPx, widthPx] : [widthPx, heightPx];
  const contents = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  const matrix = matrices[orientation]?.(widthPx, heightPx) ?? [1, 0, 0, 1, 0, 0];
  const image = `<image href="data:${mime};base64,${contents}" width="${widthPx}" height="${heightPx}" transform="matrix(${matrix.join(' ')})"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
}

/** From the stored picture to the upright one, by EXIF orientation (Exif 2.32, tag 0x0112). */
const matrices: Readonly<Record<number, (width: number, height: number) => number[]>> = {
  2: (width) => [-1, 0, 0, 1, width, 0],
  3: (width, height) => [-1, 0, 0, -1, width, height],
  4: (_, height) => [1, 0, 0, -1, 0, height],
  5: () => [0, 1, 1, 0, 0, 0],
  6: (_, height) => [0, 1, -1, 0, height, 0],
  7: (width, height) => [0, -1, -1, 0, height, width],
  8: (width) => [0, -1, 1, 0, 0, width],
};
