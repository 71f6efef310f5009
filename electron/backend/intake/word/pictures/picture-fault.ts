/** Why a picture cannot be shown, as the name that stands in its place. */
export class PictureFault extends Error {}

const mostMegapixels = 40;

/** Before anything is decoded (design §9 R1). @throws PictureFault, RangeError where it has no size */
export function checkPixels(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new RangeError('a picture without pixels');
  if (width * height > mostMegapixels * 1_000_000) throw new PictureFault(`像素过多的图片（${width}×${height}）`);
}
