import type { ByteView } from './byte-view.ts';

/** Positions and the data of each stretch between two of them (MS-DOC 2.2.2). */
export interface Plc {
  positions: number[];
  /** One less than positions. */
  data: ByteView[];
}

/** Of a part with so many bytes of data each; as many as it has room for. */
export function readPlc(part: ByteView | null, dataBytes: number): Plc {
  if (!part || part.length < 4) return { positions: [], data: [] };
  const count = Math.floor((part.length - 4) / (4 + dataBytes));
  const positions: number[] = [];
  const data: ByteView[] = [];
  for (let at = 0; at <= count; at++) positions.push(part.u32(4 * at));
  for (let at = 0; at < count; at++) data.push(part.view(4 * (count + 1) + at * dataBytes, dataBytes));
  return { positions, data };
}

/** A part that is nothing but positions. */
export function readPositions(part: ByteView | null): number[] {
  const positions: number[] = [];
  for (let at = 0; part && at + 4 <= part.length; at += 4) positions.push(part.u32(at));
  return positions;
}
