import { type PlaceName, places, type StoryName, storyNames } from '../../electron/backend/intake/word/doc/fib.ts';

/** A Word 97–2003 document byte by byte: what no program at hand writes, and what is wrong on purpose. */
export interface DocFile {
  /** In pieces; a string is one. Those that are narrow have a byte a character. They stand in the file last piece first. */
  text: string | readonly DocPiece[];
  /** Further parts of the text. */
  stories?: Partial<Record<Exclude<StoryName, 'main'>, string>>;
  /** Changes of the paragraph that ends at that position, from the code of the first to the value of the last. */
  paragraphs?: Readonly<Record<number, readonly number[]>>;
  /** Number of its style, by the same position. */
  styles?: Readonly<Record<number, number>>;
  /** Changes of characters: from, to, changes. */
  runs?: readonly (readonly [number, number, readonly number[]])[];
  /** Changes that pieces name (Prc), by their number. */
  changes?: readonly (readonly number[])[];
  /** Parts of the table stream. */
  parts?: Partial<Record<PlaceName, Uint8Array>>;
  data?: Uint8Array;
  identity?: number;
  version?: number;
  flags?: number;
  /** Characters that the head claims the text has. */
  claimed?: number;
}

export interface DocPiece {
  text: string;
  isNarrow?: boolean;
  /** What stands for its changes (Prm). */
  prm?: number;
}

const pageBytes = 512;
const textAt = 2048;
const entries = 136;
/** Paragraphs behind them look plain. */
const mostOnPage = 25;

export function docFile(given: DocFile): Uint8Array {
  const main: readonly DocPiece[] = typeof given.text === 'string' ? [{ text: given.text }] : given.text;
  const rest = storyNames.map((name) => (name === 'main' ? '' : (given.stories?.[name] ?? ''))).join('');
  const pieces = rest === '' ? main : [...main, { text: rest }];
  const placed = place(pieces);
  const textBytes = Buffer.concat(placed.toReversed().map(({ bytes }) => bytes));
  const pages = textAt + Math.ceil(textBytes.length / pageBytes) * pageBytes;
  const whole = pieces.map(({ text }) => text).join('');
  const placeOf = (position: number): number => {
    const piece = placed.find(({ from, to }) => position >= from && position < to) ?? placed.at(-1);
    return piece ? piece.at + (position - piece.from) * piece.width : 0;
  };
  const endOf = (position: number): number => placeOf(position - 1) + (placed.find(({ to }) => position <= to)?.width ?? 2);

  const ends = whole === '' ? [] : paragraphEnds(whole);
  const paragraphs = ends
    .map((end, index) => ({
      from: placeOf((ends[index - 1] ?? -1) + 1),
      to: endOf(end + 1),
      changes: [...u16(given.styles?.[end] ?? 0), ...(given.paragraphs?.[end] ?? [])],
    }))
    .sort((a, b) => a.from - b.from);
  const runs = (given.runs ?? []).map(([from, to, changes]) => ({ from: placeOf(from), to: endOf(to), changes }));

  const parts: Partial<Record<PlaceName, Uint8Array>> = {
    styles: styleSheet([{ name: 'Normal' }]),
    clx: Buffer.from(clx(placed, given.changes ?? [])),
    characterPages: Buffer.from([...u32(textAt), ...u32(pages), ...u32(pages / pageBytes)]),
    paragraphPages: Buffer.from([...u32(textAt), ...u32(pages), ...u32(pages / pageBytes + 1)]),
    ...given.parts,
  };
  const head = Buffer.alloc(textAt);
  const table: Buffer[] = [];
  let tableAt = 0;
  for (const [name, bytes] of Object.entries(parts) as [PlaceName, Uint8Array][]) {
    head.writeUInt32LE(tableAt, 154 + 8 * places[name]);
    head.writeUInt32LE(bytes.length, 158 + 8 * places[name]);
    table.push(Buffer.from(bytes));
    tableAt += bytes.length;
  }
  head.writeUInt16LE(given.identity ?? 0xa5ec, 0);
  head.writeUInt16LE(given.version ?? 0xc1, 2);
  head.writeUInt16LE(0x1000 | (given.flags ?? 0), 10);
  head.writeUInt32LE(textAt, 24);
  head.writeUInt32LE(textAt + textBytes.length, 28);
  head.writeUInt16LE(14, 32);
  head.writeUInt16LE(22, 62);
  head.writeUInt16LE(entries, 152);
  const lengths = { main: main.map(({ text }) => text).join('').length, ...lengthsOf(given.stories ?? {}) };
  for (const [index, name] of storyNames.entries()) head.writeUInt32LE(lengths[name] ?? 0, 76 + 4 * index);
  if (given.claimed !== undefined) head.writeUInt32LE(given.claimed, 76);

  const stream = Buffer.alloc(pages + 2 * pageBytes);
  head.copy(stream);
  textBytes.copy(stream, textAt);
  charactersPage(runs).copy(stream, pages);
  paragraphsPage(paragraphs.slice(0, mostOnPage)).copy(stream, pages + pageBytes);
  return compoundFile({
    WordDocument: stream,
    '0Table': Buffer.concat(table),
    ...(given.data ? { Data: Buffer.from(given.data) } : {}),
  });
}

/** One change: its code and what it is set to. */
export function sprm(code: number, ...operand: number[]): number[] {
  return [...u16(code), ...operand];
}

export function u16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

/** Positions, then the data of each stretch. */
export function plc(positions: readonly number[], data: readonly (readonly number[])[] = []): Uint8Array {
  return Uint8Array.from([...positions.flatMap(u32), ...data.flat()]);
}

export interface WrittenStyle {
  name: string;
  builtIn?: number;
  base?: number;
  isOfCharacters?: boolean;
  paragraph?: readonly number[];
  characters?: readonly number[];
}

export function styleSheet(styles: readonly WrittenStyle[]): Uint8Array {
  const sheet = [...u16(18), ...u16(styles.length), ...u16(10), ...u16(1), ...new Array<number>(12).fill(0)];
  for (const [index, style] of styles.entries()) {
    const kind = style.isOfCharacters ? 2 : 1;
    const paragraph = [...u16(index), ...(style.paragraph ?? [])];
    const parts = (style.isOfCharacters ? [style.characters ?? []] : [paragraph, style.characters ?? []]).flatMap((part) => [
      ...u16(part.length),
      ...part,
      ...(part.length % 2 === 1 ? [0] : []),
    ]);
    const name = [...u16(style.name.length), ...[...style.name].flatMap((one) => u16(one.charCodeAt(0))), 0, 0];
    const base = [
      ...u16(style.builtIn ?? 0xffe),
      ...u16(kind | ((style.base ?? 0xfff) << 4)),
      ...u16(style.isOfCharacters ? 1 : 2),
      ...u16(0),
      ...u16(0),
    ];
    const whole = [...base, ...name, ...parts];
    sheet.push(...u16(whole.length), ...whole);
  }
  return Uint8Array.from(sheet);
}

export function fontTable(names: readonly string[]): Uint8Array {
  const fonts = names.map((name) => [
    ...new Array<number>(39).fill(0),
    ...[...name].flatMap((one) => u16(one.charCodeAt(0))),
    0,
    0,
  ]);
  return Uint8Array.from([...u16(names.length), ...u16(0), ...fonts.flatMap((font) => [font.length, ...font])]);
}

interface PlacedPiece {
  from: number;
  to: number;
  at: number;
  width: number;
  prm: number;
  bytes: Buffer;
}

function place(pieces: readonly DocPiece[]): PlacedPiece[] {
  let from = 0;
  const placed = pieces.map(({ text, isNarrow = false, prm = 0 }): PlacedPiece => {
    const bytes = Buffer.from(text, isNarrow ? 'latin1' : 'utf16le');
    from += text.length;
    return { from: from - text.length, to: from, at: 0, width: isNarrow ? 1 : 2, prm, bytes };
  });
  let at = textAt;
  for (const piece of placed.toReversed()) {
    piece.at = at;
    at += piece.bytes.length;
  }
  return placed;
}

function clx(pieces: readonly PlacedPiece[], changes: readonly (readonly number[])[]): number[] {
  const positions = [...pieces.map(({ from }) => from), pieces.at(-1)?.to ?? 0];
  const data = pieces.map(({ at, width, prm }) => [0, 0, ...u32(width === 1 ? (at * 2) | 0x40000000 : at), ...u16(prm)]);
  const table = plc(positions, data);
  return [...changes.flatMap((list) => [1, ...u16(list.length), ...list]), 2, ...u32(table.length), ...table];
}

function paragraphEnds(text: string): number[] {
  const ends = [...text].flatMap((character, index) => (character === '\r' || character === '\u0007' ? [index] : []));
  return ends.at(-1) === text.length - 1 ? ends : [...ends, text.length - 1];
}

function lengthsOf(stories: NonNullable<DocFile['stories']>): Partial<Record<StoryName, number>> {
  return Object.fromEntries(Object.entries(stories).map(([name, text]) => [name, text.length]));
}

interface PageEntry {
  from: number;
  to: number;
  changes: readonly number[];
}

/** Stretches must join: those without changes stand between the others. */
function withGaps(given: readonly PageEntry[]): PageEntry[] {
  const all: PageEntry[] = [];
  for (const one of [...given].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && last.to < one.from) all.push({ from: last.to, to: one.from, changes: [] });
    all.push(one);
  }
  return all;
}

function charactersPage(given: readonly PageEntry[]): Buffer {
  const runs = withGaps(given);
  const page = Buffer.alloc(pageBytes);
  let at = pageBytes - 2;
  for (const [index, { from, to, changes }] of runs.entries()) {
    page.writeUInt32LE(from, 4 * index);
    page.writeUInt32LE(to, 4 * index + 4);
    if (changes.length === 0) continue;
    at = (at - 1 - changes.length) & ~1;
    page.set([changes.length, ...changes], at);
    page[4 * (runs.length + 1) + index] = at / 2;
  }
  page[pageBytes - 1] = runs.length;
  return page;
}

function paragraphsPage(given: readonly PageEntry[]): Buffer {
  const page = Buffer.alloc(pageBytes);
  let at = pageBytes - 2;
  for (const [index, { from, to, changes }] of given.entries()) {
    page.writeUInt32LE(from, 4 * index);
    page.writeUInt32LE(to, 4 * index + 4);
    const even = changes.length % 2 === 0;
    at = (at - changes.length - 2) & ~1;
    page.set(even ? [0, changes.length / 2, ...changes] : [(changes.length + 1) / 2, ...changes], at);
    page[4 * (given.length + 1) + 13 * index] = at / 2;
  }
  page[pageBytes - 1] = given.length;
  return page;
}

/** A container with streams in its root, each padded so that it needs no small sectors. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const sector = 512;
  const free = 0xffffffff;
  const end = 0xfffffffe;
  const contents = Object.entries(streams).map(([name, bytes]) => {
    const size = Math.max(bytes.length, 4096);
    return { name, size, bytes: Buffer.concat([bytes, Buffer.alloc(Math.ceil(size / sector) * sector - bytes.length)]) };
  });
  const directorySectors = Math.ceil((contents.length + 1) / 4);
  const dataSectors = contents.reduce((sum, { bytes }) => sum + bytes.length / sector, 0);
  let tableSectors = 1;
  while (tableSectors * 128 < tableSectors + directorySectors + dataSectors) tableSectors += 1;
  const table = new Array<number>(tableSectors * 128).fill(free);
  for (let index = 0; index < tableSectors; index++) table[index] = 0xfffffffd;
  const directory = Buffer.alloc(directorySectors * sector);
  let next = tableSectors;
  const chain = (count: number): number => {
    const first = next;
    for (let index = 0; index < count; index++) table[next + index] = index === count - 1 ? end : next + index + 1;
    next += count;
    return first;
  };
  const directoryAt = chain(directorySectors);
  const entry = (index: number, name: string, type: number, start: number, size: number, child: number, right: number): void => {
    const at = 128 * index;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(2 * name.length + 2, at + 64);
    directory.writeUInt8(type, at + 66);
    for (const [offset, value] of [
      [68, free],
      [72, right],
      [76, child],
      [116, start],
      [120, size],
    ] as const) {
      directory.writeUInt32LE(value, at + offset);
    }
  };
  entry(0, 'Root Entry', 5, end, 0, 1, free);
  for (const [index, { name, bytes, size }] of contents.entries()) {
    entry(index + 1, name, 2, chain(bytes.length / sector), size, free, index + 2 <= contents.length ? index + 2 : free);
  }
  const header = Buffer.alloc(sector);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, tableSectors],
    [48, directoryAt],
    [56, 4096],
    [60, end],
    [68, end],
  ] as const) {
    header.writeUInt32LE(value, at);
  }
  for (let index = 0; index < 109; index++) header.writeUInt32LE(index < tableSectors ? index : free, 76 + 4 * index);
  const tables = Buffer.alloc(tableSectors * sector);
  for (const [index, value] of table.entries()) tables.writeUInt32LE(value, 4 * index);
  return Buffer.concat([header, tables, directory, ...contents.map(({ bytes }) => bytes)]);
}
