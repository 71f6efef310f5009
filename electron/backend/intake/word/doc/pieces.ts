import { type ByteView, byteView } from './byte-view.ts';
import type { Fib } from './fib.ts';
import { readPlc } from './plc.ts';
import { shortSprm } from './sprms.ts';

/** A stretch of the text that stands in one place of the stream (MS-DOC 2.4.1). */
export interface Piece {
  /** Character positions: of its first character and behind its last. */
  from: number;
  to: number;
  /** Where its first byte stands. */
  at: number;
  /** Bytes of a character: 1 is Windows-1252. */
  width: 1 | 2;
  /** Changes that hold for the whole of it. */
  changes: Uint8Array | null;
}

/** The pieces in the order of the text; null where the table makes no sense. */
export function readPieces(clx: ByteView | null): Piece[] | null {
  if (!clx) return null;
  const changes: Uint8Array[] = [];
  let at = 0;
  while (at + 3 <= clx.length && clx.u8(at) === 1) {
    const length = clx.u16(at + 1);
    if (at + 3 + length > clx.length) return null;
    changes.push(clx.slice(at + 3, length));
    at += 3 + length;
  }
  if (at + 5 > clx.length || clx.u8(at) !== 2) return null;
  const table = readPlc(clx.view(at + 5, Math.min(clx.u32(at + 1), clx.length - at - 5)), 8);
  const pieces: Piece[] = [];
  for (const [index, entry] of table.data.entries()) {
    const from = table.positions[index] ?? 0;
    const to = table.positions[index + 1] ?? 0;
    // In order, without gaps: what comes behind a wrong one cannot be told apart.
    if (to < from || from !== (pieces.at(-1)?.to ?? 0)) break;
    if (to === from) continue;
    const place = entry.u32(2);
    const isNarrow = (place & 0x40000000) !== 0;
    const prm = entry.u16(6);
    pieces.push({
      from,
      to,
      at: isNarrow ? (place & 0x3fffffff) >> 1 : place & 0x3fffffff,
      width: isNarrow ? 1 : 2,
      changes: (prm & 1 ? changes[prm >> 1] : prm === 0 ? null : shortSprm((prm >> 1) & 0x7f, prm >> 8)) ?? null,
    });
  }
  return pieces.length > 0 ? pieces : null;
}

/** Where the table is lost: the text as it stands in the stream, in one go. */
export function unbrokenPiece(fib: Fib, characters: number): Piece[] {
  const room = fib.text.to - fib.text.from;
  if (characters <= 0 || room <= 0) return [];
  return [{ from: 0, to: characters, at: fib.text.from, width: room >= 2 * characters ? 2 : 1, changes: null }];
}

/** The characters of all pieces; where bytes are missing, 0. There are never more than the stream has bytes. */
export function readCharacters(pieces: readonly Piece[], stream: Uint8Array): { characters: Uint16Array; isCut: boolean } {
  const count = Math.min(pieces.at(-1)?.to ?? 0, stream.length);
  let isCut = count < (pieces.at(-1)?.to ?? 0);
  const characters = new Uint16Array(count);
  const view = byteView(stream);
  for (const { from, to, at, width } of pieces) {
    const end = Math.min(to, count);
    const whole = Math.floor((stream.length - at) / width);
    if (end - from > whole) isCut = true;
    const last = Math.min(end, from + Math.max(0, whole));
    for (let position = from; position < last; position++) {
      const place = at + (position - from) * width;
      characters[position] = width === 2 ? view.u16(place) : windows1252(view.u8(place));
    }
  }
  return { characters, isCut };
}

const highCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function windows1252(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? highCharacters.charCodeAt(byte - 0x80) : byte;
}
