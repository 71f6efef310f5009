import type { LevelOverride, ListInstance, NumberingDefinitions, NumberLevel } from '../numbering/numbering-definitions.ts';
import type { ByteView } from './byte-view.ts';
import { numberFormatName } from './number-format-names.ts';
import { sprmCodes } from './sprm-codes.ts';
import { readSprms } from './sprms.ts';

/** The automatic numbering of a document (MS-DOC 2.4.6.3). Paragraphs name a list by its number, from 1. */
export interface DocLists {
  numbering: NumberingDefinitions;
  /** What a level changes in its paragraphs; null where there is none. */
  paragraphChanges(list: number, level: number): Uint8Array | null;
}

interface ReadLevel {
  level: NumberLevel;
  paragraph: Uint8Array;
}

/** `lists` is handed over with what stands behind it: the levels do not count to its length. */
export function readLists(lists: ByteView | null, overrides: ByteView | null, fonts: readonly string[]): DocLists {
  const definitions = lists ? readDefinitions(lists, fonts) : new Map<number, ReadLevel[]>();
  const entries = overrides ? readOverrides(overrides, fonts) : [];
  return {
    numbering: {
      lists: new Map([...definitions].map(([id, levels]) => [String(id), new Map(levels.map(({ level }, at) => [at, level]))])),
      instances: new Map(entries.map((entry, index) => [String(index + 1), instanceOf(entry)])),
    },
    paragraphChanges(list, level) {
      const entry = entries[list - 1];
      return (entry?.levels.get(level) ?? definitions.get(entry?.id ?? 0)?.[level])?.paragraph ?? null;
    },
  };
}

function instanceOf({ id, levels, starts }: Override): ListInstance {
  const overrides = new Map<number, LevelOverride>();
  for (const level of new Set([...levels.keys(), ...starts.keys()])) {
    overrides.set(level, { start: starts.get(level) ?? null, level: levels.get(level)?.level ?? null });
  }
  return { listId: String(id), overrides };
}

const headBytes = 28;

function readDefinitions(part: ByteView, fonts: readonly string[]): Map<number, ReadLevel[]> {
  const definitions = new Map<number, ReadLevel[]>();
  const count = part.u16(0);
  let at = 2 + headBytes * count;
  for (let index = 0; index < count && at < part.length; index++) {
    const id = part.i32(2 + headBytes * index);
    const levelCount = part.u8(2 + headBytes * index + 26) & 1 ? 1 : 9;
    const levels: ReadLevel[] = [];
    for (let level = 0; level < levelCount; level++) {
      const read = readLevel(part, at, fonts);
      if (!read) return definitions;
      levels.push(read);
      at = read.end;
    }
    definitions.set(id, levels);
  }
  return definitions;
}

/** One level (LVL, MS-DOC 2.9.147); null where the part ends. */
function readLevel(part: ByteView, at: number, fonts: readonly string[]): (ReadLevel & { end: number }) | null {
  if (at + headBytes > part.length) return null;
  const flags = part.u8(at + 5);
  const [charactersBytes, paragraphBytes] = [part.u8(at + 24), part.u8(at + 25)];
  const textAt = at + headBytes + paragraphBytes + charactersBytes;
  if (textAt + 2 > part.length) return null;
  const length = part.u16(textAt);
  if (textAt + 2 + 2 * length > part.length) return null;
  const format = numberFormatName(part.u8(at + 4));
  return {
    level: {
      start: part.i32(at),
      format,
      pattern: '',
      text: withPlaceholders(part.text(textAt + 2, length)),
      font: fontOf(part.slice(at + headBytes + paragraphBytes, charactersBytes), fonts),
      isLegal: (flags & 4) !== 0,
      restart: flags & 8 ? part.u8(at + 26) : null,
    },
    paragraph: part.slice(at + headBytes, paragraphBytes),
    end: textAt + 2 + 2 * length,
  };
}

/** The numbers of the levels stand in the text as characters 0 to 8. */
function withPlaceholders(text: string): string {
  return [...text].map((character) => (character < '\t' ? `%${character.charCodeAt(0) + 1}` : character)).join('');
}

/** Of Latin characters: bullets are such. */
function fontOf(characters: Uint8Array, fonts: readonly string[]): string {
  const named = readSprms(characters).findLast(({ code }) => code === sprmCodes.CRgFtc0);
  return (named && fonts[named.operand.u16(0)]) ?? '';
}

interface Override {
  id: number;
  levels: Map<number, ReadLevel>;
  starts: Map<number, number>;
}

const entryBytes = 16;

/** Which list each number means, and what it has of its own (PlfLfo, MS-DOC 2.9.176). */
function readOverrides(part: ByteView, fonts: readonly string[]): Override[] {
  const count = Math.min(part.u32(0), Math.floor((part.length - 4) / entryBytes));
  const entries: Override[] = [];
  for (let index = 0; index < count; index++) {
    entries.push({ id: part.i32(4 + entryBytes * index), levels: new Map(), starts: new Map() });
  }
  let at = 4 + entryBytes * count;
  for (const [index, entry] of entries.entries()) {
    const levels = part.u8(4 + entryBytes * index + 12);
    // Before the levels stands a position that says nothing.
    at += 4;
    for (let number = 0; number < levels; number++) {
      if (at + 8 > part.length) return entries;
      const start = part.i32(at);
      const flags = part.u32(at + 4);
      at += 8;
      const level = flags & 0xf;
      const hasStart = (flags & 0x10) !== 0;
      if (flags & 0x20) {
        const own = readLevel(part, at, fonts);
        if (!own) return entries;
        entry.levels.set(level, own);
        if (hasStart) entry.starts.set(level, own.level.start);
        at = own.end;
      } else if (hasStart) entry.starts.set(level, start);
    }
  }
  return entries;
}
