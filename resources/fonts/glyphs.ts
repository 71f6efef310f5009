import { type FontTables, tableOf } from '../../electron/backend/fonts/sfnt.ts';

/** One glyph as stored in `glyf`, with its metrics. `data` is empty where the glyph has no outline. */
export interface Glyph {
  data: Buffer;
  advanceWidth: number;
  leftSideBearing: number;
  advanceHeight: number;
  topSideBearing: number;
}

/** Reads glyphs by number. A font without vertical metrics gives 0 for both. */
export function glyphReader(tables: FontTables): (index: number) => Glyph {
  const glyf = tableOf(tables, 'glyf');
  const loca = tableOf(tables, 'loca');
  const isLong = tableOf(tables, 'head').readInt16BE(50) === 1;
  const positionOf = (index: number) => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  const horizontal = metricsReader(tableOf(tables, 'hmtx'), tableOf(tables, 'hhea').readUInt16BE(34));
  const vhea = tables.get('vhea');
  const vertical = vhea ? metricsReader(tableOf(tables, 'vmtx'), vhea.readUInt16BE(34)) : () => [0, 0] as const;
  return (index) => {
    const [advanceWidth, leftSideBearing] = horizontal(index);
    const [advanceHeight, topSideBearing] = vertical(index);
    const data = glyf.subarray(positionOf(index), positionOf(index + 1));
    return { data, advanceWidth, leftSideBearing, advanceHeight, topSideBearing };
  };
}

/** Places in a composite glyph's data where the numbers of its components stand; empty for a simple glyph. */
export function componentPositions(data: Buffer): number[] {
  if (data.length === 0 || data.readInt16BE(0) >= 0) return [];
  const positions: number[] = [];
  let position = 10;
  let flags: number;
  do {
    flags = data.readUInt16BE(position);
    positions.push(position + 2);
    const argumentBytes = flags & 0x0001 ? 4 : 2;
    const scaleBytes = flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0;
    position += 4 + argumentBytes + scaleBytes;
  } while (flags & 0x0020);
  return positions;
}

/** The last advance in the table holds for all glyphs after it; their bearings follow without advances. */
function metricsReader(table: Buffer, advances: number): (index: number) => readonly [number, number] {
  return (index) => {
    const bearing = index < advances ? 4 * index + 2 : 4 * advances + 2 * (index - advances);
    return [table.readUInt16BE(4 * Math.min(index, advances - 1)), table.readInt16BE(bearing)];
  };
}
