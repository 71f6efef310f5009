import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../source-text.ts';
import type { CellLook, RowLook } from './row-look.ts';

/** A paragraph on its way into tables. */
export interface PlacedBlocks {
  /** The paragraph and what stands in boxes at it; empty where it only ends a row. */
  blocks: SourceBlock[];
  /** Tables around it. */
  depth: number;
  ends: 'paragraph' | 'cell' | 'row';
  row: RowLook | null;
}

interface OpenTable {
  rows: ReadRow[];
  cells: SourceBlock[][];
  blocks: SourceBlock[];
}

interface ReadRow {
  cells: SourceBlock[][];
  look: RowLook;
}

const mostDepth = 32;

/** Puts paragraphs into the cells, rows and tables that their marks end. `covered`: told of blocks in a cell that another one covers. */
export function intoTables(placed: readonly PlacedBlocks[], covered: (blocks: readonly SourceBlock[]) => void): SourceBlock[] {
  const whole: SourceBlock[] = [];
  const open: OpenTable[] = [];
  const blocksOf = (table: OpenTable | undefined): SourceBlock[] => table?.blocks ?? whole;
  const close = (depth: number): void => {
    while (open.length > depth) {
      const table = open.pop();
      if (!table) return;
      if (table.blocks.length > 0) table.cells.push(table.blocks);
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, look: { edges: [], cells: [], isHeader: false } });
      const made = tableOf(table.rows, covered);
      if (made) blocksOf(open.at(-1)).push(made);
    }
  };
  for (const { blocks, depth, ends, row } of placed) {
    const wanted = Math.min(ends === 'paragraph' ? depth : Math.max(1, depth), mostDepth);
    close(wanted);
    while (open.length < wanted) open.push({ rows: [], cells: [], blocks: [] });
    const table = open.at(-1);
    blocksOf(table).push(...blocks);
    if (!table || ends === 'paragraph') continue;
    if (ends === 'cell') {
      table.cells.push(table.blocks);
      table.blocks = [];
    } else {
      if (table.blocks.length > 0) table.cells.push(table.blocks);
      if (table.cells.length > 0 && row) table.rows.push({ cells: table.cells, look: row });
      table.cells = [];
      table.blocks = [];
    }
  }
  close(0);
  return whole;
}

/** Edges nearer to each other than this are one, in 1/20 pt: rows drawn by hand are never quite in line. */
const sameEdge = 30;

function tableOf(rows: readonly ReadRow[], covered: (blocks: readonly SourceBlock[]) => void): SourceTable | null {
  const looks = rows.map(({ cells, look }) => (look.cells.length >= cells.length ? look : evenly(cells.length, look)));
  const edges = gridOf(looks);
  const columnOf = (edge: number): number => edges.findLastIndex((one) => one <= edge);
  const grid = rows.map((row, index) => readRow(row, looks[index] ?? row.look, columnOf, edges.length - 1, covered));
  mergeDown(grid, covered);
  // Only those at its head are repeated.
  const plainRow = rows.findIndex(({ look }) => !look.isHeader);
  const headerRows = plainRow < 0 ? rows.length : plainRow;
  const first = firstNumber(grid.flatMap((row) => row.flatMap(({ cell }) => cell.blocks)));
  if (first === null) return null;
  return {
    type: 'table',
    number: first,
    rows: grid.map((row, index): SourceRow => {
      return {
        cells: row.filter(({ isCovered }) => !isCovered).map(({ cell }) => cell),
        isHeader: index < headerRows,
      };
    }),
    widthsPt: rows.every(({ look }) => look.edges.length > 1)
      ? edges.slice(1).map((edge, at) => (edge - (edges[at] ?? 0)) / 20)
      : [],
  };
}

/** Where a row does not say how it is divided: cells of the same width. */
function evenly(count: number, look: RowLook): RowLook {
  const plain: CellLook = { across: 0, continuesAbove: false, valign: 'top' };
  const last = look.edges.at(-1) ?? 0;
  const from = look.edges[0] ?? 0;
  const width = last > from + count * sameEdge ? (last - from) / count : 1000;
  return {
    edges: Array.from({ length: count + 1 }, (_, at) => Math.round(from + at * width)),
    cells: Array.from({ length: count }, (_, at) => look.cells[at] ?? plain),
    isHeader: look.isHeader,
  };
}

/** The edges of all rows in order, those that are one counted once. */
function gridOf(looks: readonly RowLook[]): number[] {
  const all = [...new Set(looks.flatMap(({ edges }) => edges))].sort((a, b) => a - b);
  return all.filter((edge, at) => at === 0 || edge - (all[at - 1] ?? 0) > sameEdge);
}

interface GridCell {
  cell: SourceCell;
  look: CellLook;
  column: number;
  isCovered: boolean;
}

function readRow(
  { cells }: ReadRow,
  look: RowLook,
  columnOf: (edge: number) => number,
  columns: number,
  covered: (blocks: readonly SourceBlock[]) => void,
): GridCell[] {
  const row: GridCell[] = [];
  let mergeFlag = 0;
  for (const [index, blocks] of cells.entries()) {
    const cellLook = look.cells[index];
    if (!cellLook) continue;
    const column = columnOf(look.edges[index] ?? 0);
    const end = columnOf(look.edges[index + 1] ?? 0);
    const last = row.at(-1);
    // The one that begins a group has another flag than those that it covers.
    const isPartOfGroup = cellLook.across !== 0 && mergeFlag !== 0 && cellLook.across !== mergeFlag;
    if (isPartOfGroup && last) {
      last.cell.colspan = Math.max(last.cell.colspan, end - last.column);
      covered(blocks);
      continue;
    }
    mergeFlag = cellLook.across;
    // Narrower than anything that can be told apart: it still has a column if there is one.
    const colspan = Math.max(1, end - column);
    row.push({ cell: { colspan, rowspan: 1, valign: cellLook.valign, blocks }, look: cellLook, column, isCovered: false });
  }
  return filled(row, columns);
}

/** Rows that begin later or end earlier than others get an empty cell there. */
function filled(row: readonly GridCell[], columns: number): GridCell[] {
  const whole: GridCell[] = [];
  let column = 0;
  const gap = (to: number): void => {
    if (to <= column) return;
    const look: CellLook = { across: 0, continuesAbove: false, valign: 'top' };
    whole.push({ cell: { colspan: to - column, rowspan: 1, valign: 'top', blocks: [] }, look, column, isCovered: false });
    column = to;
  };
  for (const one of row) {
    gap(one.column);
    whole.push({ ...one, column });
    column += one.cell.colspan;
  }
  gap(columns);
  return whole;
}

/** Cells that go on below take those up. */
function mergeDown(grid: readonly GridCell[][], covered: (blocks: readonly SourceBlock[]) => void): void {
  const above = new Map<number, GridCell>();
  for (const row of grid) {
    const columns = new Set(row.map(({ column }) => column));
    for (const column of above.keys()) if (!columns.has(column)) above.delete(column);
    for (const one of row) {
      const start = above.get(one.column);
      if (one.look.continuesAbove && start && start.cell.colspan === one.cell.colspan) {
        start.cell.rowspan += 1;
        one.isCovered = true;
        covered(one.cell.blocks);
      } else above.set(one.column, one);
    }
  }
}

function firstNumber(blocks: readonly SourceBlock[]): number | null {
  return blocks[0]?.number ?? null;
}
