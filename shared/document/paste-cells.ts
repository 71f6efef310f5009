import { type CellGrid, cellGrid, fillGrid, gridRows } from './cell-grid.ts';
import type { PlacedCell } from './table-grid.ts';
import type { TableCellNode, TableNode } from './types.ts';

/** Rows and columns from 0; `bottom` and `right` are exclusive. */
export interface CellArea {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Where cells go. `cells`: only there, from one end to the other; `cursor`: from there on, into new rows and columns too. */
export interface PasteTarget {
  kind: 'cells' | 'cursor';
  /** The selected cells, or the cell of the cursor. */
  area: CellArea;
}

export interface PastedCells {
  table: TableNode;
  /** What was written to. */
  area: CellArea;
  /** Copied cells with text for which there was no room. */
  leftOut: number;
}

/**
 * Puts copied cells into a table. One cell goes into every chosen cell and leaves those merged as they are; several lay their
 * own merging over the place. Cells that stand only partly in it are cut, and keep their text outside of it. Nothing else
 * changes; the table stays a whole rectangle.
 */
export function pasteCells(
  table: TableNode,
  { kind, area }: PasteTarget,
  clip: readonly (readonly TableCellNode[])[],
): PastedCells {
  const old = cellGrid(table.content.map((row) => row.content ?? []));
  const copied = cellGrid(clip);
  const [only] = copied.cells;
  if (!only) return { table, area, leftOut: 0 };
  if (copied.cells.length === 1) {
    const cells = old.cells.map((placed) => (startsIn(placed, area) ? withContent(placed, only.cell) : placed));
    return { table: { ...table, content: gridRows({ ...old, cells }) }, area, leftOut: 0 };
  }
  const place = kind === 'cells' ? area : grown(area, copied);
  const fitted = isOneCell(old, area) ? stretched(copied, place) : tiled(copied, place);
  const cells = [...old.cells.flatMap((placed) => outsideOf(placed, place)), ...fitted.map((placed) => typed(placed, old))];
  const grid = fillGrid(cells, Math.max(old.columns, place.right), Math.max(old.rows, place.bottom), (empty) =>
    typed(empty, old),
  );
  const written = new Set(fitted.map(({ cell }) => cell));
  const leftOut = copied.cells.filter(({ cell }) => !written.has(cell) && hasText(cell)).length;
  return { table: { ...table, content: gridRows(withWidths(grid, old)) }, area: place, leftOut };
}

/** From the cell of the cursor on, as far as what was copied reaches. */
function grown({ top, left, bottom, right }: CellArea, { rows, columns }: CellGrid): CellArea {
  return { top, left, bottom: Math.max(bottom, top + rows), right: Math.max(right, left + columns) };
}

function isOneCell({ owners, columns }: CellGrid, { top, left, bottom, right }: CellArea): boolean {
  const cell = owners[top * columns + left];
  return cell?.row === top && cell.column === left && top + cell.rowspan === bottom && left + cell.colspan === right;
}

/** Into a merged cell: the last column and the last row take what is left of it. */
function stretched({ cells, rows, columns }: CellGrid, area: CellArea): PlacedCell[] {
  const moreRows = Math.max(0, area.bottom - area.top - rows);
  const moreColumns = Math.max(0, area.right - area.left - columns);
  const wider = cells.map((placed) => ({
    ...placed,
    rowspan: placed.rowspan + (placed.row + placed.rowspan === rows ? moreRows : 0),
    colspan: placed.colspan + (placed.column + placed.colspan === columns ? moreColumns : 0),
  }));
  return wider.flatMap((placed) => cutTo(area, placed, area.top, area.left));
}

/** Again and again until the place is full. */
function tiled({ cells, rows, columns }: CellGrid, area: CellArea): PlacedCell[] {
  const tiles: PlacedCell[] = [];
  for (let top = area.top; top < area.bottom; top += rows)
    for (let left = area.left; left < area.right; left += columns)
      tiles.push(...cells.flatMap((placed) => cutTo(area, placed, top, left)));
  return tiles;
}

function cutTo(area: CellArea, placed: PlacedCell, top: number, left: number): PlacedCell[] {
  const row = top + placed.row;
  const column = left + placed.column;
  if (row >= area.bottom || column >= area.right) return [];
  return [
    {
      ...placed,
      row,
      column,
      rowspan: Math.min(placed.rowspan, area.bottom - row),
      colspan: Math.min(placed.colspan, area.right - column),
    },
  ];
}

/** What of a cell stands outside of a place, as whole rectangles; the first of them keeps the text. */
function outsideOf(placed: PlacedCell, area: CellArea): PlacedCell[] {
  const { row, column } = placed;
  const bottom = row + placed.rowspan;
  const right = column + placed.colspan;
  if (row >= area.bottom || bottom <= area.top || column >= area.right || right <= area.left) return [placed];
  const middleTop = Math.max(row, area.top);
  const middleBottom = Math.min(bottom, area.bottom);
  const parts: CellArea[] = [
    { top: row, left: column, bottom: area.top, right },
    { top: middleTop, left: column, bottom: middleBottom, right: area.left },
    { top: middleTop, left: area.right, bottom: middleBottom, right },
    { top: area.bottom, left: column, bottom, right },
  ];
  return parts
    .filter((part) => part.bottom > part.top && part.right > part.left)
    .map((part, index) => ({
      cell: index === 0 ? placed.cell : { ...placed.cell, content: [{ type: 'paragraph' }] },
      row: part.top,
      column: part.left,
      rowspan: part.bottom - part.top,
      colspan: part.right - part.left,
    }));
}

function startsIn({ row, column }: PlacedCell, { top, left, bottom, right }: CellArea): boolean {
  return row >= top && row < bottom && column >= left && column < right;
}

/** Which cells are headers is up to the table they come into. */
function typed(placed: PlacedCell, { owners, rows, columns }: CellGrid): PlacedCell {
  const there = placed.row < rows ? owners[placed.row * columns + Math.min(placed.column, columns - 1)] : undefined;
  return { ...placed, cell: { ...placed.cell, type: there?.cell.type ?? 'tableCell' } };
}

function withContent(placed: PlacedCell, { content }: TableCellNode): PlacedCell {
  return { ...placed, cell: { ...placed.cell, content } };
}

/** Columns that were set to a width keep it. */
function withWidths(grid: CellGrid, old: CellGrid): CellGrid {
  const widths = Array.from({ length: grid.columns }, () => 0);
  for (const { cell, column } of old.cells)
    for (const [index, width] of (cell.attrs?.colwidth ?? []).entries()) widths[column + index] = width;
  const cells = grid.cells.map((placed) => {
    const own = widths.slice(placed.column, placed.column + placed.colspan);
    const colwidth = own.some((width) => width > 0) ? own : null;
    return { ...placed, cell: { ...placed.cell, attrs: { ...placed.cell.attrs, colwidth } } };
  });
  return { ...grid, cells };
}

function hasText({ content }: TableCellNode): boolean {
  return content.some((paragraph) => (paragraph.content?.length ?? 0) > 0);
}
