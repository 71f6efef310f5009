import { cellGrid, fillGrid, gridRows } from './cell-grid.ts';
import { type PlacedCell, placeCells } from './table-grid.ts';
import type { TableCellNode, TableRowNode } from './types.ts';

/** A row of a foreign table; some of it is not shown where it comes from. */
export interface ForeignRow {
  isHidden: boolean;
  cells: readonly ForeignCell[];
}

export interface ForeignCell {
  cell: TableCellNode;
  isHidden: boolean;
  /** The column of the cell has no width. */
  isNarrow: boolean;
}

export interface VisibleTable {
  rows: TableRowNode[];
  /** How many rows, columns and single cells with text are not shown. */
  hiddenRows: number;
  hiddenColumns: number;
  hiddenCells: number;
}

/**
 * What is shown of a foreign table, as a whole rectangle. Merged cells lose the hidden rows and columns they reach over; one that
 * begins in a hidden row or column and goes on keeps its text. Columns in which no cell begins have no width, as in browsers, and
 * go. `hiddenColumns`: places of columns the table itself calls hidden.
 */
export function visibleTable(foreign: readonly ForeignRow[], hiddenColumns: ReadonlySet<number>): VisibleTable {
  const all = foreign.flatMap(({ cells }) => cells);
  const narrow = new Set(all.filter(({ isNarrow }) => isNarrow).map(({ cell }) => cell));
  const columns = new Set(hiddenColumns);
  for (const { cell, column, colspan } of placeCells(foreign.map(({ cells }) => cells.map(({ cell }) => cell))))
    if (narrow.has(cell)) for (let at = column; at < column + colspan; at += 1) columns.add(at);

  // Without hidden columns a hidden cell makes no place in its row, as in browsers.
  const unseen = new Set(all.filter(({ isHidden }) => isHidden).map(({ cell }) => cell));
  const grid = cellGrid(
    foreign.map(({ cells }) => cells.filter(({ isHidden }) => columns.size > 0 || !isHidden).map(({ cell }) => cell)),
  );
  const given = new Set(all.map(({ cell }) => cell));
  const shownRows = places(grid.rows, (row) => foreign[row]?.isHidden !== true);
  const shownColumns = places(grid.columns, (column) => !columns.has(column));
  const told = { rows: new Set<number>(), columns: new Set<number>() };
  const own = new Set<TableCellNode>();
  let hiddenCells = columns.size > 0 ? 0 : [...unseen].filter(hasText).length;
  const cells = grid.cells.flatMap((placed): PlacedCell[] => {
    const rows = shownOf(shownRows, placed.row, placed.rowspan);
    const across = shownOf(shownColumns, placed.column, placed.colspan);
    if (rows.count > 0 && across.count > 0) {
      const isUnseen = unseen.has(placed.cell);
      if (isUnseen && hasText(placed.cell)) hiddenCells += 1;
      const cell = isUnseen ? { ...placed.cell, content: [{ type: 'paragraph' as const }] } : placed.cell;
      if (given.has(placed.cell)) own.add(cell);
      return [{ cell, row: rows.first, column: across.first, rowspan: rows.count, colspan: across.count }];
    }
    if (hasText(placed.cell)) rows.count === 0 ? told.rows.add(placed.row) : told.columns.add(placed.column);
    return [];
  });
  const narrowed = withoutEmptyColumns(cells, shownColumns.count, own);
  const rows = gridRows(fillGrid(narrowed.cells, narrowed.width, shownRows.count));
  return { rows, hiddenRows: told.rows.size, hiddenColumns: told.columns.size, hiddenCells };
}

/** `width`: columns left of those in which one of `own` begins; empty cells that fill a row up go with their columns. */
function withoutEmptyColumns(
  cells: readonly PlacedCell[],
  width: number,
  own: ReadonlySet<TableCellNode>,
): { cells: PlacedCell[]; width: number } {
  const begun = new Set(cells.filter(({ cell }) => own.has(cell)).map(({ column }) => column));
  const columns = places(width, (column) => begun.has(column));
  const narrowed = cells.flatMap((placed): PlacedCell[] => {
    const { first, count } = shownOf(columns, placed.column, placed.colspan);
    return count > 0 ? [{ ...placed, column: first, colspan: count }] : [];
  });
  return { cells: narrowed, width: columns.count };
}

/** For each place how many shown ones stand before it. */
interface Places {
  before: readonly number[];
  count: number;
}

function places(length: number, isShown: (place: number) => boolean): Places {
  let count = 0;
  const before = Array.from({ length: length + 1 }, (_, place) => {
    const so = count;
    if (place < length && isShown(place)) count += 1;
    return so;
  });
  return { before, count };
}

function shownOf({ before }: Places, from: number, span: number): { first: number; count: number } {
  const first = before[from] ?? 0;
  return { first, count: (before[from + span] ?? first) - first };
}

function hasText({ content }: TableCellNode): boolean {
  return content.some((paragraph) => (paragraph.content?.length ?? 0) > 0);
}
