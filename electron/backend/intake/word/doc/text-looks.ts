import { type CharacterLook, changeCharacter } from './character-look.ts';
import type { DocParts } from './doc-parts.ts';
import { stretchAt } from './formatting-pages.ts';
import { changeParagraph, type ParagraphLook } from './paragraph-look.ts';
import type { Piece } from './pieces.ts';
import { type RowLook, readRowLook } from './row-look.ts';

/** How the text at a position looks. */
export interface TextLooks {
  /** By the mark that ends the paragraph. */
  paragraphAt(position: number): { look: ParagraphLook; row: RowLook };
  /** Runs of characters in one look. */
  runs(from: number, to: number, style: number): Generator<{ from: number; to: number; look: CharacterLook }>;
}

export function textLooks(parts: DocParts): TextLooks {
  const { pieces, paragraphs, runs, styles, lists } = parts;
  const hugeList = (at: number): Uint8Array | null => {
    if (at + 2 > parts.data.length) return null;
    const length = parts.data.u16(at);
    return at + 2 + length <= parts.data.length ? parts.data.slice(at + 2, length) : null;
  };

  return {
    paragraphAt(position) {
      const piece = pieces[pieceAt(pieces, position)];
      const place = piece ? placeOf(piece, position) : 0;
      const stretch = paragraphs[stretchAt(paragraphs, place)];
      const found = stretch && stretch.from <= place ? stretch : null;
      const own = [found?.changes, piece?.changes].filter((list) => list instanceof Uint8Array);
      const base = styles.paragraphOf(found?.style ?? 0);
      const look: ParagraphLook = { ...base };
      for (const list of own) changeParagraph(look, list, hugeList);
      const level = look.list === base.list ? null : lists.paragraphChanges(look.list, look.level);
      if (level) {
        // The indents of its level stand between those of the style and its own.
        Object.assign(look, base);
        changeParagraph(look, level, () => null);
        for (const list of own) changeParagraph(look, list, hugeList);
      }
      look.style = base.style;
      return { look, row: readRowLook(own, hugeList) };
    },
    *runs(from, to, style) {
      const base = styles.charactersOf(style);
      for (let position = from, at = pieceAt(pieces, from); position < to; ) {
        const piece = pieces[at];
        if (!piece) return;
        const pieceEnd = Math.min(to, piece.to);
        let index = stretchAt(runs, placeOf(piece, position));
        while (position < pieceEnd) {
          const place = placeOf(piece, position);
          const stretch = runs[index];
          const isInside = stretch !== undefined && stretch.from <= place;
          // Up to the end of the stretch, or to the beginning of the next one.
          const limit = stretch === undefined ? Number.POSITIVE_INFINITY : isInside ? stretch.to : stretch.from;
          const end = Math.min(pieceEnd, position + Math.max(1, Math.ceil((limit - place) / piece.width)));
          const changed = isInside ? changeCharacter(base, stretch.changes, styles.changedBy) : base;
          yield {
            from: position,
            to: end,
            look: piece.changes ? changeCharacter(changed, piece.changes, styles.changedBy) : changed,
          };
          position = end;
          if (isInside) index += 1;
        }
        at += 1;
      }
    },
  };
}

function placeOf(piece: Piece, position: number): number {
  return piece.at + (position - piece.from) * piece.width;
}

/** Index of the piece in which the position stands. */
function pieceAt(pieces: readonly Piece[], position: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
