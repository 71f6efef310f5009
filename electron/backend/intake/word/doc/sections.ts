import { byteView } from './byte-view.ts';
import type { DocParts } from './doc-parts.ts';
import { readPlc } from './plc.ts';
import { sprmCodes } from './sprm-codes.ts';
import { readSprms } from './sprms.ts';

/** The parts of the text with their own pages (MS-DOC 2.8.26). */
export interface Sections {
  /** The character before that position ends one. */
  endAt(position: number): boolean;
  /** The one that begins there begins a page. */
  beginsPageAt(position: number): boolean;
}

export function readSections(parts: DocParts): Sections {
  const { positions, data } = readPlc(parts.part('sections'), 12);
  const pages = new Set<number>();
  for (const [index, entry] of data.entries()) {
    // 0: it goes on on the same page, 1: in the next column.
    if (index > 0 && kindOf(parts.stream, entry.i32(2)) >= 2) pages.add(positions[index] ?? 0);
  }
  const ends = new Set(positions.slice(1));
  return { endAt: (position) => ends.has(position), beginsPageAt: (position) => pages.has(position) };
}

function kindOf(stream: Uint8Array, at: number): number {
  const nextPage = 2;
  if (at < 0 || at + 2 > stream.length) return nextPage;
  const length = byteView(stream).u16(at);
  const found = readSprms(stream.subarray(at + 2, at + 2 + length)).findLast(({ code }) => code === sprmCodes.SBkc);
  return found?.operand.u8(0) ?? nextPage;
}
