import type { ByteView } from './byte-view.ts';
import { type ArtRecord, artRecords, artShapes, artTypes, entryPicture, isArtPicture } from './office-art.ts';

/** A picture that stands in the line as a character (PICF, MS-DOC 2.9.190). */
export interface InlinePicture {
  /** Where it stands alone, without a record around it. */
  bare: Uint8Array | null;
  record: ArtRecord | null;
  /** It has one that could not be found. */
  isLost: boolean;
  alt: string;
  wordArt: string;
  widthPt: number | null;
}

const shapeKinds: ReadonlySet<number> = new Set([0x64, 0x66]);

/** @throws RangeError where its place makes no sense */
export function readInlinePicture(data: ByteView, at: number): InlinePicture {
  const length = data.u32(at);
  const headBytes = data.u16(at + 4);
  const kind = data.u16(at + 6);
  const width = data.u16(at + 28) * (data.u16(at + 32) / 1000 || 1);
  const none = { bare: null, record: null, isLost: false, alt: '', wordArt: '', widthPt: width > 0 ? width / 20 : null };
  const contents = data.view(at + headBytes, Math.max(0, Math.min(length, data.length - at) - headBytes));
  // A metafile without anything around it, as Word 6 has them.
  if (!shapeKinds.has(kind)) return { ...none, bare: contents.length > 0 ? contents.bytes : null, isLost: contents.length === 0 };
  // The name of the file that it came from stands before it.
  const nameBytes = kind === 0x66 && contents.length > 0 ? Math.min(1 + contents.u8(0), contents.length) : 0;
  const art = contents.view(nameBytes, contents.length - nameBytes);
  const [shape] = artShapes(art);
  const record = artRecords(art)
    .map((one) => (isArtPicture(one) ? one : one.type === artTypes.pictureEntry ? entryPicture(one.body, null) : null))
    .find((one) => one !== null);
  return {
    ...none,
    record: record ?? null,
    isLost: !record && (shape?.picture ?? 0) > 0,
    alt: shape?.alt ?? '',
    wordArt: shape?.wordArt ?? '',
  };
}
