import type { SourcePicture } from '../source-text.ts';
import { type ArtRecord, extensionOf } from './office-art.ts';

/** Pictures by their key, each kept once however often it is shown. */
export interface PictureStore {
  pictures: Map<string, SourcePicture>;
  /** The key of it. */
  keep(picture: ArtRecord | Uint8Array): string;
}

export function pictureStore(): PictureStore {
  const pictures = new Map<string, SourcePicture>();
  const known = new Map<ArrayBufferLike, Map<string, string>>();
  return {
    pictures,
    keep(picture) {
      const bytes = picture instanceof Uint8Array ? picture : picture.whole;
      const places = known.get(bytes.buffer) ?? new Map<string, string>();
      known.set(bytes.buffer, places);
      const place = `${bytes.byteOffset}:${bytes.byteLength}`;
      const found = places.get(place);
      if (found) return found;
      const key = `image${pictures.size + 1}.${picture instanceof Uint8Array ? 'wmf' : extensionOf(picture)}`;
      places.set(place, key);
      pictures.set(key, { bytes, name: key });
      return key;
    },
  };
}
