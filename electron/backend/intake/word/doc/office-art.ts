import { type ByteView, byteView } from './byte-view.ts';

/** A record of a drawing (MS-ODRAW 2.2.1). */
export interface ArtRecord {
  type: number;
  instance: number;
  body: ByteView;
  /** The record with its head: what a picture is handed on as. */
  whole: Uint8Array;
}

const headBytes = 8;

/** The records one behind the other; the last one may be cut. */
export function artRecords(part: ByteView): ArtRecord[] {
  const records: ArtRecord[] = [];
  for (let at = 0; at + headBytes <= part.length; ) {
    const length = part.u32(at + 4);
    const end = Math.min(at + headBytes + length, part.length);
    records.push({
      type: part.u16(at + 2),
      instance: part.u16(at) >> 4,
      body: part.view(at + headBytes, end - at - headBytes),
      whole: part.slice(at, end - at),
    });
    at = end;
  }
  return records;
}

/** A shape, or a group of them. */
export interface ArtShape {
  id: number;
  /** Number of its picture among those of the document, from 1; 0 for none. */
  picture: number;
  /** Words that are drawn as a picture (艺术字). */
  wordArt: string;
  alt: string;
  children: ArtShape[];
}

export const artTypes = {
  pictures: 0xf001,
  drawing: 0xf002,
  group: 0xf003,
  shape: 0xf004,
  pictureEntry: 0xf007,
  shapeHead: 0xf00a,
  properties: 0xf00b,
  firstPicture: 0xf018,
  lastPicture: 0xf117,
} as const;

const mostDepth = 32;

/** The shapes of a drawing or group, in order. */
export function artShapes(part: ByteView, depth = 0): ArtShape[] {
  if (depth > mostDepth) return [];
  return artRecords(part).flatMap(({ type, body }): ArtShape[] => {
    if (type === artTypes.drawing) return artShapes(body, depth + 1);
    if (type === artTypes.shape) return [readShape(body)];
    if (type !== artTypes.group) return [];
    // The first one stands for the group itself.
    const [own, ...children] = artShapes(body, depth + 1);
    return own ? [{ ...own, children: [...own.children, ...children] }] : [];
  });
}

function readShape(part: ByteView): ArtShape {
  const shape: ArtShape = { id: 0, picture: 0, wordArt: '', alt: '', children: [] };
  for (const { type, instance, body } of artRecords(part)) {
    if (type === artTypes.shapeHead && body.length >= 4) shape.id = body.u32(0);
    if (type === artTypes.properties) readProperties(shape, body, instance);
  }
  return shape;
}

const propertyBytes = 6;
const properties = { picture: 0x104, wordArt: 0xc0, alt: 0x381 } as const;

/** Numbers first, then the strings that some of them are the lengths of. */
function readProperties(shape: ArtShape, part: ByteView, count: number): void {
  let stringAt = propertyBytes * count;
  for (let at = 0; at < propertyBytes * count && at + propertyBytes <= part.length; at += propertyBytes) {
    const code = part.u16(at);
    const value = part.u32(at + 2);
    const isString = (code & 0x8000) !== 0;
    const text = isString && stringAt + value <= part.length ? part.view(stringAt, value) : null;
    if (isString) stringAt += value;
    const property = code & 0x3fff;
    if (property === properties.picture && !isString) shape.picture = value;
    if (property === properties.wordArt && text) shape.wordArt = textOf(text);
    if (property === properties.alt && text) shape.alt = textOf(text);
  }
}

function textOf(part: ByteView): string {
  return part.text(0, part.length >> 1).replace(/\0.*$/s, '');
}

/** Whether it is a picture itself (OfficeArtBlip). */
export function isArtPicture({ type }: ArtRecord): boolean {
  return type >= artTypes.firstPicture && type <= artTypes.lastPicture;
}

/** The picture of an entry (FBSE, MS-ODRAW 2.2.32): in it, or elsewhere in the main stream; null where it has none. */
export function entryPicture(entry: ByteView, stream: Uint8Array | null): ArtRecord | null {
  if (entry.length < 36) return null;
  const nameBytes = entry.u8(33);
  const inside =
    36 + nameBytes < entry.length ? artRecords(entry.view(36 + nameBytes, entry.length - 36 - nameBytes))[0] : undefined;
  if (inside && isArtPicture(inside)) return inside;
  const at = entry.u32(28);
  if (!stream || at === 0xffffffff || at + headBytes > stream.length) return null;
  const size = Math.min(byteView(stream.subarray(at)).u32(4) + headBytes, stream.length - at);
  const outside = artRecords(byteView(stream.subarray(at, at + size)))[0];
  return outside && isArtPicture(outside) ? outside : null;
}

/** How a file of the picture would be called. */
export function extensionOf({ type }: ArtRecord): string {
  return extensions[type] ?? 'bin';
}

const extensions: Readonly<Record<number, string>> = {
  61466: 'emf',
  61467: 'wmf',
  61468: 'pict',
  61469: 'jpg',
  61470: 'png',
  61471: 'dib',
  61481: 'tiff',
  61482: 'jpg',
};
