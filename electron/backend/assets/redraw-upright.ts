import { Resvg } from '@resvg/resvg-wasm';
import { startResvg } from './start-resvg.ts';
import { type LyingPicture, uprightSvg } from './upright-picture.ts';

/** A PNG with the pixels of a picture, turned as its Exif data says. */
export async function redrawUpright(bytes: Uint8Array, picture: LyingPicture): Promise<Uint8Array> {
  await startResvg();
  return new Resvg(uprightSvg(bytes, picture)).render().asPng();
}
