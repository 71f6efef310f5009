import { type ByteView, byteView } from './byte-view.ts';
import { readPlc } from './plc.ts';

/** A stretch of the stream, in bytes, with the list of changes that holds for it. */
export interface FormattedStretch {
  from: number;
  to: number;
  changes: Uint8Array;
  /** Style of the paragraph; 0 for characters. */
  style: number;
}

const pageBytes = 512;
const nothing = new Uint8Array();

/** The formatting of paragraphs or characters, in order of place: pages of 512 bytes in the main stream (MS-DOC 2.9.33, 2.9.175). */
export function readFormatting(
  pages: ByteView | null,
  stream: Uint8Array,
  kind: 'paragraphs' | 'characters',
): FormattedStretch[] {
  const seen = new Set<number>();
  const stretches: FormattedStretch[] = [];
  for (const entry of readPlc(pages, 4).data) {
    const page = entry.u32(0) & 0x3fffff;
    if (seen.has(page) || (page + 1) * pageBytes > stream.length) continue;
    seen.add(page);
    stretches.push(...readPage(byteView(stream.subarray(page * pageBytes, (page + 1) * pageBytes)), kind));
  }
  return inOrder(stretches);
}

function readPage(page: ByteView, kind: 'paragraphs' | 'characters'): FormattedStretch[] {
  const entryBytes = kind === 'paragraphs' ? 13 : 1;
  const count = Math.min(page.u8(pageBytes - 1), Math.floor((pageBytes - 5) / (4 + entryBytes)));
  const stretches: FormattedStretch[] = [];
  for (let index = 0; index < count; index++) {
    const from = page.u32(4 * index);
    const to = page.u32(4 * index + 4);
    if (to <= from) continue;
    const at = 2 * page.u8(4 * (count + 1) + index * entryBytes);
    stretches.push({
      from,
      to,
      ...(kind === 'paragraphs' ? paragraphAt(page, at) : { changes: charactersAt(page, at), style: 0 }),
    });
  }
  return stretches;
}

function charactersAt(page: ByteView, at: number): Uint8Array {
  if (at === 0) return nothing;
  return page.slice(at + 1, Math.min(page.u8(at), pageBytes - at - 1));
}

function paragraphAt(page: ByteView, at: number): { changes: Uint8Array; style: number } {
  if (at === 0) return { changes: nothing, style: 0 };
  const half = page.u8(at);
  const start = half === 0 ? at + 2 : at + 1;
  const length = half === 0 ? 2 * page.u8(Math.min(at + 1, pageBytes - 1)) : 2 * half - 1;
  const entry = page.bytes.subarray(start, Math.min(start + length, pageBytes));
  if (entry.length < 2) return { changes: nothing, style: 0 };
  return { changes: entry.subarray(2), style: byteView(entry).u16(0) };
}

/** Where two claim the same place, the first has it. */
function inOrder(stretches: FormattedStretch[]): FormattedStretch[] {
  const kept: FormattedStretch[] = [];
  for (const one of stretches.sort((a, b) => a.from - b.from)) {
    const from = Math.max(one.from, kept.at(-1)?.to ?? 0);
    if (one.to > from) kept.push({ ...one, from });
  }
  return kept;
}

/** Index of the stretch at that place, or of the first behind it. */
export function stretchAt(stretches: readonly FormattedStretch[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
