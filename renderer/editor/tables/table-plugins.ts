import { keymap } from '@tiptap/pm/keymap';
import type { Plugin } from '@tiptap/pm/state';
import { columnResizing, tableEditing } from '@tiptap/pm/tables';
import { keepTableWidth } from './keep-table-width.ts';
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
    columnResizing({
      View: null,
      cellMinWidth: minimumColumnWidthPx,
      defaultCellMinWidth: minimumColumnWidthPx,
      // A table is as wide as its column of the page.
      lastColumnResizable: false,
    }),
    // Before the table's own, which throws on merged cells and tears them apart.
    pasteIntoCells(notify),
    tableEditing(),
    keepTableWidth(),
  ];
}
