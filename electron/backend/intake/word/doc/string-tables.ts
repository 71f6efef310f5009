import type { ByteView } from './byte-view.ts';

/** Strings of a table with UTF-16 characters (STTB, MS-DOC 2.2.4), with the data behind each. */
export interface StringTable {
  strings: string[];
  data: ByteView[];
}

export function readStringTable(part: ByteView | null): StringTable {
  const table: StringTable = { strings: [], data: [] };
  if (!part || part.length < 6 || part.u16(0) !== 0xffff) return table;
  const count = part.u16(2);
  const extra = part.u16(4);
  for (let at = 6, index = 0; index < count && at + 2 <= part.length; index++) {
    const characters = part.u16(at);
    const end = at + 2 + 2 * characters;
    if (end + extra > part.length) break;
    table.strings.push(part.text(at + 2, characters));
    table.data.push(part.view(end, extra));
    at = end + extra;
  }
  return table;
}

/** Strings one behind the other, each after its length (Xst), till the part ends. */
export function readStrings(part: ByteView | null): string[] {
  const strings: string[] = [];
  for (let at = 0; part && at + 2 <= part.length; ) {
    const characters = part.u16(at);
    if (at + 2 + 2 * characters > part.length) break;
    strings.push(part.text(at + 2, characters));
    at += 2 + 2 * characters;
  }
  return strings;
}

/** Names of the fonts by their number (SttbfFfn, MS-DOC 2.9.286). */
export function readFontNames(part: ByteView | null): string[] {
  const names: string[] = [];
  if (!part || part.length < 4) return names;
  // With two bytes more where its first one says that it is of the wide kind.
  const isWide = part.u16(0) === 0xffff;
  const count = part.u16(isWide ? 2 : 0);
  for (let at = isWide ? 6 : 4, index = 0; index < count && at < part.length; index++) {
    const length = part.u8(at) + 1;
    if (at + length > part.length) break;
    let name = '';
    for (let place = at + 40; place + 2 <= at + length && part.u16(place) !== 0; place += 2) {
      name += String.fromCharCode(part.u16(place));
    }
    names.push(name);
    at += length;
  }
  return names;
}
