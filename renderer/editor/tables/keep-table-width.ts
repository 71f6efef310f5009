import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { columnResizingPluginKey } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { setWidths, shownWidths, withNeighbour, writeWidths } from './column-widths.ts';
import { minimumColumnWidthPx } from './table-view.ts';

/**
 * Where a column was dragged, every column gets a width, in whole pixels: of a table in which only some have one the page would
 * measure all by their text. What the column takes its neighbour gives.
 */
export function keepTableWidth(): Plugin {
  let view: EditorView | null = null;
  return new Plugin({
    view(given) {
      view = given;
      return {};
    },
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      const isDragged = columnResizingPluginKey.getState(before)?.dragging;
      doc.forEach((table, position) => {
        if (table.type.name !== 'table') return;
        const was = isDragged ? before.doc.nodeAt(position) : null;
        const dragged = was?.type.name === 'table' && was !== table ? draggedColumn(was, table) : null;
        if (was && dragged) {
          const shown = shownWidths(setWidths(was), shownWidthOf(view, position), minimumColumnWidthPx);
          writeWidths(tr, table, position + 1, withNeighbour(shown, dragged.column, dragged.width, minimumColumnWidthPx));
          return;
        }
        table.descendants((cell, offset) => {
          const widths = cell.attrs.colwidth as number[] | null | undefined;
          if (!widths || widths.every(Number.isInteger)) return;
          tr.setNodeAttribute(position + 1 + offset, 'colwidth', widths.map(Math.round));
        });
      });
      return tr.docChanged ? tr : null;
    },
  });
}

function draggedColumn(was: Node, now: Node): { column: number; width: number } | null {
  const [before, after] = [setWidths(was), setWidths(now)];
  if (before.length !== after.length) return null;
  const column = after.findIndex((width, index) => width !== before[index]);
  const width = after[column];
  return column === -1 || width === null || width === undefined ? null : { column, width };
}

function shownWidthOf(view: EditorView | null, position: number): number {
  const dom = view?.nodeDOM(position);
  const frame = dom instanceof HTMLElement ? dom.querySelector('table')?.parentElement : null;
  return frame?.clientWidth ?? 0;
}
