import type { TableCellNode, TableNode } from './types.ts';

/** A cell in its place. Rows and columns count from 0; spans are cut to what the table has. */
export interface PlacedCell {
  cell: TableCellNode;
  row: number;
  column: number;
  rowspan: number;
  colspan: number;
}

export interface TableGrid {
  columns: number;
  rows: number;
  /** Leading rows made of header cells only. */
  headerRows: number;
  /** In document order. */
  cells: PlacedCell[];
}

/**
 * Where each cell stands once merged cells are counted. A column that no cell begins or ends at is folded into its
 * neighbour, so that a cell that claims hundreds of columns does not make hundreds.
 */
export function tableGrid(table: TableNode): TableGrid {
  const cells = placeCells(table.content.map((row) => row.content ?? []));
  return { ...foldColumns(cells), rows: table.content.length, headerRows: countHeaderRows(table) };
}

/** Where each cell of these rows stands, every column counted: no cell over another, none below the last row. */
export function placeCells(rows: readonly (readonly TableCellNode[])[]): PlacedCell[] {
  const taken = new Map<number, Set<number>>();
  const cells: PlacedCell[] = [];
  for (const [row, content] of rows.entries()) {
    let column = 0;
    for (const cell of content) {
      while (taken.get(row)?.has(column)) column += 1;
      const rowspan = Math.min(cell.attrs?.rowspan ?? 1, rows.length - row);
      const colspan = freeColumns(taken.get(row), column, cell.attrs?.colspan ?? 1);
      for (let r = row; r < row + rowspan; r += 1) {
        const used = taken.get(r) ?? new Set();
        for (let c = column; c < column + colspan; c += 1) used.add(c);
        taken.set(r, used);
      }
      cells.push({ cell, row, column, rowspan, colspan });
      column += colspan;
    }
  }
  return cells;
}

function freeColumns(taken: Set<number> | undefined, from: number, wanted: number): number {
  let count = 1;
  while (count < wanted && !taken?.has(from + count)) count += 1;
  return count;
}

function foldColumns(cells: readonly PlacedCell[]): { columns: number; cells: PlacedCell[] } {
  const edges = [...new Set([0, ...cells.flatMap((cell) => [cell.column, cell.column + cell.colspan])])].sort((a, b) => a - b);
  const indexOf = new Map(edges.map((edge, index) => [edge, index]));
  const place = (edge: number): number => indexOf.get(edge) ?? 0;
  return {
    columns: Math.max(1, edges.length - 1),
    cells: cells.map((cell) => ({
      ...cell,
      column: place(cell.column),
      colspan: place(cell.column + cell.colspan) - place(cell.column),
    })),
  };
}

function countHeaderRows(table: TableNode): number {
  const first = table.content.findIndex((row) => !row.content?.length || row.content.some((cell) => cell.type !== 'tableHeader'));
  return first === -1 ? table.content.length - 1 : first;
}
