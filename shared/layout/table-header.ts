import { tableGrid } from '../document/table-grid.ts';
import type { TableNode, TableRowNode } from '../document/types.ts';

/** A header of more than this part of a column is not repeated: there would be no room left for the table. */
const longestHeaderPart = 0.3;

/**
 * How many leading header rows are printed again on every page and column the table runs over; 0 where none are. Never a header
 * with footnotes, whose notes would be asked for again at each foot (Typst then lays out without end), nor one with a cell
 * that reaches down into the body. `rowLines` are the heights of the rows in lines.
 */
export function repeatedHeaderRows(table: TableNode, rowLines: readonly number[], linesPerColumn: number): number {
  const { headerRows, cells } = tableGrid(table);
  const lines = rowLines.slice(0, headerRows).reduce((sum, one) => sum + one, 0);
  const crosses = cells.some(({ row, rowspan }) => row < headerRows && row + rowspan > headerRows);
  const hasFootnote = table.content.slice(0, headerRows).some(containsFootnote);
  return crosses || hasFootnote || lines > linesPerColumn * longestHeaderPart ? 0 : headerRows;
}

function containsFootnote(row: TableRowNode): boolean {
  return (row.content ?? []).some((cell) =>
    cell.content.some((paragraph) => paragraph.content?.some((node) => node.type === 'footnote')),
  );
}
