import type { ByteView } from './byte-view.ts';
import { type DocParts, positionsOf, stretchesOf } from './doc-parts.ts';
import { readPlc } from './plc.ts';
import { readStrings, readStringTable } from './string-tables.ts';
import { timeOf } from './time-of.ts';

export interface DocComment {
  id: string;
  author: string;
  time: string;
  /** The text that it is on. */
  from: number;
  to: number;
  /** Its own text. */
  text: { from: number; to: number };
}

/** In the order of the text (ATRDPre10, MS-DOC 2.9.6). */
export function readComments(parts: DocParts): DocComment[] {
  const calls = readPlc(parts.part('commentRefs'), 30);
  const texts = stretchesOf(parts, 'comments', positionsOf(parts, 'commentText'));
  const owners = readStrings(parts.part('commentOwners'));
  const ranges = readRanges(parts);
  const times = parts.part('commentTimes');
  return calls.data.flatMap((entry, index): DocComment[] => {
    const text = texts[index];
    if (!text) return [];
    const position = calls.positions[index] ?? 0;
    const range = ranges.get(entry.i32(26)) ?? { from: position, to: position };
    return [
      {
        id: String(index + 1),
        author: owners[entry.u16(20)] ?? initialsOf(entry),
        time: times && 18 * index + 4 <= times.length ? timeOf(times.u32(18 * index)) : '',
        ...range,
        text,
      },
    ];
  });
}

function initialsOf(entry: ByteView): string {
  return entry.text(2, Math.min(entry.u16(0), 9));
}

/** By the number that a comment names; the ends of all of them stand in a list of their own. */
function readRanges(parts: DocParts): Map<number, { from: number; to: number }> {
  const starts = readPlc(parts.part('commentStarts'), 4);
  const ends = positionsOf(parts, 'commentEnds');
  const ranges = new Map<number, { from: number; to: number }>();
  for (const [index, entry] of readStringTable(parts.part('commentMarks')).data.entries()) {
    if (entry.length < 6) continue;
    const from = starts.positions[index] ?? 0;
    const to = ends[starts.data[index]?.u16(0) ?? 0] ?? from;
    if (to >= from) ranges.set(entry.i32(2), { from, to });
  }
  return ranges;
}
