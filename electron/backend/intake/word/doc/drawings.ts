import { byteView } from './byte-view.ts';
import { type DocParts, stretchesOf } from './doc-parts.ts';
import { type ArtRecord, type ArtShape, artRecords, artShapes, artTypes, entryPicture } from './office-art.ts';
import { readPlc } from './plc.ts';

/** Shapes that stand free on the page, by the position of the character that holds them. */
export interface Drawings {
  /** Its parts in order, those of a group one by one. */
  shapesAt(position: number): readonly Shape[];
}

export interface Shape {
  picture: ArtRecord | null;
  /** It has a picture that could not be found. */
  isPictureLost: boolean;
  wordArt: string;
  alt: string;
  /** The text in it; null where it has none. */
  text: { from: number; to: number } | null;
  widthPt: number | null;
}

export function readDrawings(parts: DocParts): Drawings {
  const { shapes, pictures } = readArt(parts);
  const texts = readBoxes(parts);
  const anchors = readPlc(parts.part('shapes'), 26);
  const found = new Map<number, { id: number; widthPt: number }>();
  for (const [index, data] of anchors.data.entries()) {
    const widthPt = (data.i32(12) - data.i32(4)) / 20;
    found.set(anchors.positions[index] ?? 0, { id: data.u32(0), widthPt });
  }
  const pictureOf = (number: number): ArtRecord | null => {
    const entry = pictures[number - 1];
    if (!entry) return null;
    return entry.type === artTypes.pictureEntry ? entryPicture(entry.body, parts.stream) : entry;
  };
  const parted = (shape: ArtShape): ArtShape[] => [shape, ...shape.children.flatMap(parted)];
  return {
    shapesAt(position) {
      const anchor = found.get(position);
      if (!anchor) return [];
      const shape = shapes.get(anchor.id);
      const all = shape ? parted(shape) : [{ id: anchor.id, picture: 0, wordArt: '', alt: '', children: [] }];
      return all.map(({ id, picture, wordArt, alt }): Shape => {
        const text = texts.get(id) ?? null;
        // Each text once, however often its shape is named.
        texts.delete(id);
        const record = picture > 0 ? pictureOf(picture) : null;
        const widthPt = all.length === 1 && anchor.widthPt > 0 ? anchor.widthPt : null;
        return { picture: record, isPictureLost: picture > 0 && record === null, wordArt, alt, text, widthPt };
      });
    },
  };
}

interface Art {
  /** Those that stand directly in a drawing, by their id. */
  shapes: Map<number, ArtShape>;
  pictures: ArtRecord[];
}

function readArt(parts: DocParts): Art {
  const art: Art = { shapes: new Map(), pictures: [] };
  const part = parts.part('drawings');
  if (!part) return art;
  const [common] = artRecords(part);
  if (!common) return art;
  const pictures = artRecords(common.body).find(({ type }) => type === artTypes.pictures);
  art.pictures = pictures ? artRecords(pictures.body) : [];
  // Behind it the drawings of the text and of the headers, a byte before each.
  for (let at = 8 + common.body.length; at + 9 <= part.length; ) {
    const [drawing] = artRecords(byteView(part.bytes.subarray(at + 1)));
    if (!drawing) break;
    for (const shape of artShapes(drawing.body).flatMap(({ children, ...own }) => [{ ...own, children }, ...children])) {
      if (!art.shapes.has(shape.id)) art.shapes.set(shape.id, shape);
    }
    at += 1 + 8 + drawing.body.length;
  }
  return art;
}

/** Texts of boxes by the id of their shape. */
function readBoxes(parts: DocParts): Map<number, { from: number; to: number }> {
  const { positions, data } = readPlc(parts.part('boxText'), 22);
  const stretches = stretchesOf(parts, 'boxes', positions);
  const boxes = new Map<number, { from: number; to: number }>();
  for (const [index, entry] of data.entries()) {
    const stretch = stretches[index];
    const isFree = entry.u16(8) !== 0;
    if (!stretch || isFree) continue;
    // Behind its last paragraph stands a mark that is none of it.
    const text = { from: stretch.from, to: stretch.to - 1 };
    const isEmpty = parts.characters.subarray(text.from, Math.max(text.from, text.to)).every((character) => character === 0x0d);
    if (!isEmpty) boxes.set(entry.u32(14), text);
  }
  return boxes;
}
