import { keymap } from '@tiptap/pm/keymap';
import { Plugin } from '@tiptap/pm/state';
import { columnResizing, tableEditing } from '@tiptap/pm/tables';
import { pasteIntoCells } from './paste-into-cells.ts';
import { deleteWholeTable, nextCell, previousCell } from './table-commands.ts';
import { minimumColumnWidthPx } from './table-view.ts';

/** Cells that can be selected, merged, widened and pasted into, and the keys of tables. `notify` shows one sentence. */
export function tablePlugins(notify: (sentence: string) => void): Plugin[] {
  return [
    keymap({
      Tab: nextCell,
      'Shift-Tab': previousCell,
      Backspace: deleteWholeTable,
      Delete: deleteWholeTable,
      'Mod-Backspace': deleteWholeTable,
    }),
    columnResizing({ View: null, cellMinWidth: minimumColumnWidthPx, defaultCellMinWidth: minimumColumnWidthPx }),
    // Before the table's own, which throws on merged cells and tears them apart.
    pasteIntoCells(notify),
    tableEditing(),
    wholeWidths(),
  ];
}

/** Dragging gives widths with fractions, which the schema does not take. */
function wholeWidths(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _, { doc, tr }) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      doc.forEach((block, start) => {
        if (block.type.name !== 'table') return;
        block.descendants((cell, offset) => {
          const widths = cell.attrs.colwidth as number[] | null | undefined;
          if (!widths || widths.every(Number.isInteger)) return;
          tr.setNodeAttribute(start + 1 + offset, 'colwidth', widths.map(Math.round));
        });
      });
      return tr.docChanged ? tr : null;
    },
  });
}
