import { Resvg } from '@resvg/resvg-wasm';
import { imageSize } from 'image-size';

const dotsPerInch = 300;

/**
 * A photo that its camera marked as turned (EXIF orientation), drawn upright as PNG: the page engine and browsers turn it
 * themselves, Word and LibreOffice do not. Null where the JPEG is upright already. `startResvg` must come before.
 */
export function uprightPicture(jpeg: Uint8Array, printedWidthPt: number): Uint8Array | null {
  const { width, height, orientation = 1 } = imageSize(jpeg);
  const matrix = matrices[orientation]?.(width, height);
  if (!matrix) return null;
  const [upright, across] = orientation >= 5 ? [height, width] : [width, height];
  const contents = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length).toString('base64');
  const image = `<image href="data:image/jpeg;base64,${contents}" width="${width}" height="${height}" transform="matrix(${matrix.join(' ')})"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${upright}" height="${across}">${image}</svg>`;
  const pixels = Math.min(upright, Math.ceil((printedWidthPt / 72) * dotsPerInch));
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng();
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
