import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state';
import { addRowAfter, CellSelection, deleteTable, goToNextCell, isInTable, selectedRect, type TableMap } from '@tiptap/pm/tables';
import type { Span } from '../../../shared/document/types.ts';

export interface SelectedTable {
  node: Node;
  position: number;
}

/** The table the cursor or the selected cells are in. */
export function selectedTable({ selection: { $head } }: Pick<EditorState, 'selection'>): SelectedTable | null {
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const node = $head.node(depth);
    if (node.type.name === 'table') return { node, position: $head.before(depth) };
  }
  return null;
}

/** Puts an empty table with one header row below the block of the cursor, which goes into the first cell. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { tr, selection } = state;
    const table = emptyTable(state.schema, rows, columns);
    if (!table || isInTable(state)) return false;
    const { $head } = selection;
    const block = $head.depth > 0 ? $head.node(1) : null;
    const isEmptyParagraph = block?.type.name === 'paragraph' && block.content.size === 0;
    const position = block ? (isEmptyParagraph ? $head.before(1) : $head.after(1)) : $head.pos;
    tr.replaceWith(position, isEmptyParagraph ? position + 2 : position, table);
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1))).scrollIntoView());
    return true;
  };
}

/** In the last cell Tab adds a row. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch, view)) return true;
  if (!dispatch || !view) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, dispatch, view);
};

export const previousCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  goToNextCell(-1)(state, dispatch, view);
  return true;
};

/** Backspace or Delete with all cells selected removes the table; with some of them the key empties the cells. */
export const deleteWholeTable: Command = (state, dispatch) => {
  const { selection } = state;
  const isWhole = selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection();
  return isWhole ? deleteTable(state, dispatch) : false;
};

export function setTableSpan(span: Span): Command {
  return (state, dispatch) => {
    const table = selectedTable(state);
    if (!table || table.node.attrs.span === span) return false;
    dispatch?.(state.tr.setNodeAttribute(table.position, 'span', span));
    return true;
  };
}

/**
 * 表头行: makes the rows from the first to the last selected one header rows, and only them; where they are already, the
 * selected ones and those below become plain rows.
 */
export const toggleHeaderRows: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { tr, schema } = state;
  const { table, tableStart, map, bottom, top } = selectedRect(state);
  const isHeader = (row: number): boolean => rowCells(map, row).every((cell) => table.nodeAt(cell)?.type.name === 'tableHeader');
  const areHeaders = Array.from({ length: bottom }, (_, row) => row).every(isHeader);
  const headerRows = areHeaders ? top : bottom;
  for (let row = 0; row < map.height; row += 1) {
    // Header cells in a row of both kinds name the line; they stay.
    if (row >= headerRows && !isHeader(row)) continue;
    const type = schema.nodes[row < headerRows ? 'tableHeader' : 'tableCell'];
    for (const cell of rowCells(map, row)) {
      const node = table.nodeAt(cell);
      if (type && node && node.type !== type) tr.setNodeMarkup(tableStart + cell, type, node.attrs);
    }
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

/** How many leading rows are header rows. */
export function countHeaderRows(table: Node): number {
  let rows = 0;
  for (const row of table.children) {
    if (row.childCount === 0 || !row.children.every((cell) => cell.type.name === 'tableHeader')) break;
    rows += 1;
  }
  return rows;
}

function rowCells(map: TableMap, row: number): number[] {
  return [...new Set(map.map.slice(row * map.width, (row + 1) * map.width))];
}

function emptyTable({ nodes }: Schema, rows: number, columns: number): Node | null {
  const { table, tableRow, tableCell, tableHeader, paragraph } = nodes;
  if (!table || !tableRow || !tableCell || !tableHeader || !paragraph) return null;
  const row = (index: number): Node => {
    const cell =
      index === 0 && rows > 1
        ? tableHeader.create(null, paragraph.create({ align: 'center' }))
        : tableCell.create(null, paragraph.create());
    return tableRow.create(
      null,
      Array.from({ length: columns }, () => cell),
    );
  };
  return table.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index)),
  );
}
