import type { VerticalAlign } from '../../../../../shared/document/types.ts';
import { hugeLists } from './paragraph-look.ts';
import { sprmCodes } from './sprm-codes.ts';
import { readSprms, type Sprm } from './sprms.ts';

/** How a row of a table is divided (TAP, MS-DOC 2.4.6.2). */
export interface RowLook {
  /** Edges of its cells from the left, in 1/20 pt; one more than cells. */
  edges: number[];
  cells: CellLook[];
  isHeader: boolean;
}

export interface CellLook {
  /** Flags of cells that are merged side by side: the first one of a group has one, the others have the other. */
  across: number;
  /** It goes on below the one above it. */
  continuesAbove: boolean;
  valign: VerticalAlign;
}

const mostCells = 64;

export function readRowLook(lists: readonly Uint8Array[], hugeList: (at: number) => Uint8Array | null): RowLook {
  const row: RowLook = { edges: [], cells: [], isHeader: false };
  for (const list of lists) changeRow(row, list, hugeList);
  return row;
}

function changeRow(row: RowLook, list: Uint8Array, hugeList: (at: number) => Uint8Array | null): void {
  for (const { code, operand } of readSprms(list)) {
    if (hugeLists.has(code)) {
      const huge = hugeList(operand.u32(0));
      if (huge) changeRow(row, huge, () => null);
    } else if (operand.length > 0) changes[code]?.(row, operand);
  }
}

type Change = (row: RowLook, operand: Sprm['operand']) => void;

const changes: Readonly<Record<number, Change>> = {
  [sprmCodes.TDefTable]: define,
  [sprmCodes.TTableHeader]: (row, operand) => {
    row.isHeader = operand.u8(0) !== 0;
  },
  [sprmCodes.TMerge]: (row, operand) => {
    const [first, end] = [operand.u8(0), operand.u8(1)];
    for (const [at, cell] of row.cells.slice(first, end).entries()) cell.across = at === 0 ? 1 : 2;
  },
  [sprmCodes.TSplit]: (row, operand) => {
    for (const cell of row.cells.slice(operand.u8(0), operand.u8(1))) cell.across = 0;
  },
  [sprmCodes.TVertMerge]: (row, operand) => {
    const cell = row.cells[operand.u8(0)];
    if (cell && operand.length >= 2) setDown(cell, operand.u8(1));
  },
  [sprmCodes.TVertAlign]: (row, operand) => {
    if (operand.length < 3) return;
    for (const cell of row.cells.slice(operand.u8(0), operand.u8(1))) cell.valign = valigns[operand.u8(2)] ?? 'top';
  },
};

const valigns: readonly VerticalAlign[] = ['top', 'middle', 'bottom'];
const cellBytes = 20;

function define(row: RowLook, operand: Sprm['operand']): void {
  const count = Math.min(operand.u8(0), mostCells);
  if (1 + 2 * (count + 1) > operand.length) return;
  row.edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + 2 * index));
  row.cells = Array.from({ length: count }, (_, index): CellLook => {
    const at = 1 + 2 * (count + 1) + cellBytes * index;
    const flags = at + 2 <= operand.length ? operand.u16(at) : 0;
    const cell: CellLook = {
      across: flags & 3,
      continuesAbove: false,
      valign: valigns[(flags >> 7) & 3] ?? 'top',
    };
    setDown(cell, (flags >> 5) & 3);
    return cell;
  });
}

/** 1: it goes on; 3: one begins that goes on below. */
function setDown(cell: CellLook, flag: number): void {
  cell.continuesAbove = flag === 1;
}
