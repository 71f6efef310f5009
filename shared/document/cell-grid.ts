import { type PlacedCell, placeCells } from './table-grid.ts';
import type { TableCellNode, TableRowNode } from './types.ts';

/** A whole rectangle of cells. */
export interface CellGrid {
  rows: number;
  columns: number;
  cells: readonly PlacedCell[];
  /** The cell over each place, row by row. */
  owners: readonly PlacedCell[];
}

/** Rows of cells as a rectangle; short rows are filled up. */
export function cellGrid(rows: readonly (readonly TableCellNode[])[]): CellGrid {
  const cells = placeCells(rows);
  const columns = cells.reduce((most, { column, colspan }) => Math.max(most, column + colspan), 0);
  return fillGrid(cells, columns, rows.length);
}

/** Every place that no cell covers gets an empty one, made different by `adapt`. */
export function fillGrid(
  cells: readonly PlacedCell[],
  columns: number,
  rows: number,
  adapt = (empty: PlacedCell): PlacedCell => empty,
): CellGrid {
  const all = [...cells];
  const owners: PlacedCell[] = Array.from({ length: rows * columns });
  for (const placed of cells)
    for (let row = placed.row; row < placed.row + placed.rowspan; row += 1)
      owners.fill(placed, row * columns + placed.column, row * columns + placed.column + placed.colspan);
  for (let index = 0; index < owners.length; index += 1) {
    if (owners[index]) continue;
    const cell: TableCellNode = { type: 'tableCell', content: [{ type: 'paragraph' }] };
    const empty = adapt({ cell, row: Math.floor(index / columns), column: index % columns, rowspan: 1, colspan: 1 });
    owners[index] = empty;
    all.push(empty);
  }
  return { rows, columns, cells: all, owners };
}

/** The grid as the rows of a table. */
export function gridRows({ rows, cells }: CellGrid): TableRowNode[] {
  const content: PlacedCell[][] = Array.from({ length: rows }, () => []);
  for (const placed of cells) content[placed.row]?.push(placed);
  return content.map((row) => ({
    type: 'tableRow',
    content: row
      .sort((a, b) => a.column - b.column)
      .map(({ cell, rowspan, colspan }) => ({ ...cell, attrs: { colwidth: null, ...cell.attrs, rowspan, colspan } })),
  }));
}
