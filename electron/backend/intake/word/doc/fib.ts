import { byteView } from './byte-view.ts';

/** The parts of the text, one behind the other in its character positions. */
export const storyNames = ['main', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes', 'headerBoxes'] as const;
export type StoryName = (typeof storyNames)[number];

/** Places in the table stream, by their index in FibRgFcLcb (MS-DOC 2.5.6 to 2.5.9). */
export const places = {
  styles: 1,
  footnoteRefs: 2,
  footnoteText: 3,
  commentRefs: 4,
  commentText: 5,
  sections: 6,
  headerText: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  clx: 33,
  commentOwners: 36,
  commentMarks: 37,
  shapes: 40,
  commentStarts: 42,
  commentEnds: 43,
  endnoteRefs: 46,
  endnoteText: 47,
  drawings: 50,
  revisionAuthors: 51,
  boxText: 56,
  lists: 73,
  listOverrides: 74,
  commentTimes: 112,
} as const;
export type PlaceName = keyof typeof places;

/** The head of a Word document (MS-DOC 2.5.1): where its parts stand. */
export interface Fib {
  tableStream: '0Table' | '1Table';
  isEncrypted: boolean;
  /** Characters of each part of the text. */
  lengths: Record<StoryName, number>;
  /** Where the text stands where nothing else says so. */
  text: { from: number; to: number };
  place(name: PlaceName): { at: number; length: number } | null;
}

/** Word 97 to 2003; Word 6 and 95 have the same head but another identity. */
export type FibRefusal = 'none' | 'old';

const word97 = 0xa5ec;
/** Of Word 6 and 95; the others in East Asia. */
const olderIdentities: ReadonlySet<number> = new Set([0xa5dc, 0xa697, 0xa698, 0xa699]);

/** Its files have no container around them. */
export function isWord2(bytes: Uint8Array): boolean {
  return bytes[0] === 0xdb && bytes[1] === 0xa5;
}

/** @throws RangeError where the stream is too short for one */
export function readFib(stream: Uint8Array): Fib | FibRefusal {
  const view = byteView(stream);
  const identity = view.u16(0);
  const version = view.u16(2);
  if (olderIdentities.has(identity) || (identity === word97 && version < 0xc0)) return 'old';
  if (identity !== word97) return 'none';
  const flags = view.u16(10);
  const shorts = view.u16(32);
  const longs = view.u16(34 + 2 * shorts);
  const longsAt = 36 + 2 * shorts;
  const pairs = view.u16(longsAt + 4 * longs);
  const pairsAt = longsAt + 4 * longs + 2;
  if (longs < 11 || pairs < 75) return 'none';
  const lengths = Object.fromEntries(storyNames.map((name, at) => [name, Math.max(0, view.i32(longsAt + 12 + 4 * at))]));
  return {
    tableStream: flags & 0x0200 ? '1Table' : '0Table',
    isEncrypted: (flags & 0x0100) !== 0,
    lengths: lengths as Record<StoryName, number>,
    text: { from: view.u32(24), to: view.u32(28) },
    place(name) {
      if (places[name] >= pairs) return null;
      const at = pairsAt + 8 * places[name];
      if (at + 8 > view.length) return null;
      const length = view.u32(at + 4);
      return length === 0 ? null : { at: view.u32(at), length };
    },
  };
}
