import type { Node } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { isInTable, selectedRect, TableMap } from '@tiptap/pm/tables';

/** The widths that were set, column by column; null where a column has none. */
export function setWidths(table: Node): (number | null)[] {
  const map = TableMap.get(table);
  const widths: (number | null)[] = Array.from({ length: map.width }, () => null);
  for (const position of new Set(map.map)) {
    const { left } = map.findCell(position);
    const own = (table.nodeAt(position)?.attrs.colwidth ?? []) as number[];
    for (const [index, width] of own.entries()) widths[left + index] ??= width || null;
  }
  return widths;
}

/** Gives every cell the widths of the columns it covers; `start` is the place of its first row. Null: no column has a width. */
export function writeWidths(tr: Transaction, table: Node, start: number, widths: readonly number[] | null): void {
  const map = TableMap.get(table);
  for (const position of new Set(map.map)) {
    const { left, right } = map.findCell(position);
    const wanted = widths?.slice(left, right) ?? null;
    const cell = table.nodeAt(position);
    if (cell && String(cell.attrs.colwidth) !== String(wanted)) tr.setNodeAttribute(start + position, 'colwidth', wanted);
  }
}

/** Columns without a width share what the others leave of the whole. */
export function shownWidths(widths: readonly (number | null)[], whole: number, least: number): number[] {
  const given = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = widths.filter((width) => width === null).length;
  const share = open === 0 ? 0 : Math.max(least, (whole - given) / open);
  return widths.map((width) => Math.round(width ?? share));
}

/** One column became wider or narrower: its neighbour gives or takes the difference, so that the table keeps its width. */
export function withNeighbour(shown: readonly number[], column: number, width: number, least: number): number[] {
  const neighbour = column + 1 < shown.length ? column + 1 : column - 1;
  const both = (shown[column] ?? 0) + (shown[neighbour] ?? 0);
  const own = Math.round(Math.min(Math.max(width, least), Math.max(least, both - least)));
  return shown.map((old, index) => (index === column ? own : index === neighbour ? Math.max(least, both - own) : old));
}

/** What columns are measured in where nothing is on a screen; only their proportion is printed. */
const nominalPx = 640;
const leastPx = 40;

/** 平均分布各列: the selected columns become equally wide, all of them where one is selected. */
export const evenColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { table, tableStart, left, right } = selectedRect(state);
  const shown = shownWidths(setWidths(table), nominalPx, leastPx);
  const [from, to] = right - left > 1 ? [left, right] : [0, shown.length];
  const mean = Math.round(shown.slice(from, to).reduce((sum, width) => sum + width, 0) / (to - from));
  const { tr } = state;
  writeWidths(
    tr,
    table,
    tableStart,
    shown.map((width, column) => (column >= from && column < to ? mean : width)),
  );
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

/** 按文字多少定列宽: takes every width away that was set. */
export const automaticColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { table, tableStart } = selectedRect(state);
  const { tr } = state;
  writeWidths(tr, table, tableStart, null);
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};
