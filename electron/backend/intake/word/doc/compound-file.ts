import { type ByteView, byteView } from './byte-view.ts';

/** The streams of an OLE compound file (MS-CFB), as far as they stand directly in its root. */
export interface CompoundFile {
  /** As much of it as can be read; null where there is none of that name. */
  stream(name: string): Uint8Array | null;
  /** A chain of sectors broke off: what was read of a stream is cut. */
  isCut(): boolean;
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
const entryBytes = 128;
/** Sector numbers from here on are marks: end of a chain, free, of the table itself. */
const lastSector = 0xfffffffa;
const none = 0xffffffff;

interface Entry {
  name: string;
  /** 1 storage, 2 stream, 5 root. */
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= headerBytes && signature.every((byte, at) => bytes[at] === byte);
}

/** @throws RangeError where its header or directory makes no sense */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = byteView(bytes);
  const shift = file.u16(30);
  if (shift !== 9 && shift !== 12) throw new RangeError('size of sectors');
  const sectorBytes = 1 << shift;
  const miniBytes = 64;
  const miniCutoff = 4096;
  let isCut = false;

  const sector = (number: number): Uint8Array => {
    // The last one of a file may be short.
    const at = (number + 1) * sectorBytes;
    return bytes.subarray(Math.min(at, bytes.length), Math.min(at + sectorBytes, bytes.length));
  };
  const next = allocation(file, sectorBytes, sector);

  /** Never more than the file has, and so no chain runs for ever. */
  const chain = (start: number, most: number, follow: (sector: number) => number): number[] => {
    const sectors: number[] = [];
    for (let one = start; one < lastSector && sectors.length < most; one = follow(one)) sectors.push(one);
    return sectors;
  };
  const read = (start: number, size: number): Uint8Array => {
    const most = Math.ceil(Math.min(size, bytes.length) / sectorBytes);
    return joined(chain(start, most, next).map(sector), Math.min(size, bytes.length));
  };

  const fileSectors = Math.ceil(bytes.length / sectorBytes);
  const directory = byteView(joined(distinct(chain(file.u32(48), fileSectors, next)).map(sector), bytes.length));
  const entries = readEntries(directory);
  const root = entries[0];
  if (root?.type !== 5) throw new RangeError('no root');

  const miniStream = read(root.start, root.size);
  const miniTable = byteView(joined(distinct(chain(file.u32(60), fileSectors, next)).map(sector), bytes.length));
  const nextMini = (number: number): number => (4 * number + 4 <= miniTable.length ? miniTable.u32(4 * number) : none);
  const readMini = (start: number, size: number): Uint8Array => {
    const sectors = chain(start, Math.ceil(size / miniBytes), nextMini);
    return joined(
      sectors.map((number) => miniStream.subarray(number * miniBytes, (number + 1) * miniBytes)),
      size,
    );
  };

  return {
    stream(name) {
      const entry = childOf(entries, root.child, name) ?? entries.find((one) => one.type === 2 && one.name === name);
      if (!entry) return null;
      const contents = entry.size < miniCutoff ? readMini(entry.start, entry.size) : read(entry.start, entry.size);
      if (contents.length < entry.size) isCut = true;
      return contents;
    },
    isCut: () => isCut,
  };
}

/** What follows a sector in its chain: the file allocation table, whose own sectors stand in the header and in a chain of lists. */
function allocation(file: ByteView, sectorBytes: number, sector: (number: number) => Uint8Array): (number: number) => number {
  const perSector = sectorBytes / 4;
  const tables: number[] = [];
  for (let at = 76; at < headerBytes; at += 4) tables.push(file.u32(at));
  const seen = new Set<number>();
  for (let one = file.u32(68); one < lastSector && !seen.has(one); ) {
    seen.add(one);
    const list = byteView(sector(one));
    if (list.length < sectorBytes) break;
    for (let at = 0; at < sectorBytes - 4; at += 4) tables.push(list.u32(at));
    one = list.u32(sectorBytes - 4);
  }
  const views = new Map<number, ByteView>();
  return (number) => {
    const table = tables[Math.floor(number / perSector)];
    if (table === undefined || table >= lastSector) return none;
    const view = views.get(table) ?? byteView(sector(table));
    views.set(table, view);
    const at = 4 * (number % perSector);
    return at + 4 <= view.length ? view.u32(at) : none;
  };
}

function readEntries(directory: ByteView): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
    const nameBytes = Math.min(directory.u16(at + 64), 64);
    entries.push({
      name: directory.text(at, Math.max(0, (nameBytes >> 1) - 1)),
      type: directory.u8(at + 66),
      left: directory.u32(at + 68),
      right: directory.u32(at + 72),
      child: directory.u32(at + 76),
      start: directory.u32(at + 116),
      size: directory.u32(at + 120),
    });
  }
  return entries;
}

/** Embedded documents have streams of the same names in storages of their own. */
function childOf(entries: readonly Entry[], child: number, name: string): Entry | undefined {
  const seen = new Set<number>();
  const ahead = [child];
  while (ahead.length > 0) {
    const number = ahead.pop() ?? none;
    const entry = entries[number];
    if (!entry || seen.has(number)) continue;
    seen.add(number);
    if (entry.type === 2 && entry.name === name) return entry;
    ahead.push(entry.left, entry.right);
  }
  return undefined;
}

function joined(parts: readonly Uint8Array[], most: number): Uint8Array {
  const length = Math.min(
    most,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    whole.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return whole;
}

function distinct(sectors: readonly number[]): number[] {
  return [...new Set(sectors)];
}
