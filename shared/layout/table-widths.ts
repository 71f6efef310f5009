import { inlineText } from '../document/plain-text.ts';
import { type PlacedCell, tableGrid } from '../document/table-grid.ts';
import type { TableNode } from '../document/types.ts';
import { emWidth } from '../text/em-width.ts';

/** Type of tables in PDF and DOCX. Text lines stand closer than the pitch, so that rules and descenders fit in a row of whole lines. */
export const tableType = { sizePt: 9, textPitchPt: 14, paddingPt: 4 } as const;

/** A column asks for at most this many characters before others do without. */
const longestWish = 22;
/** And gets at least room for these. */
const shortestWidth = 3;

/**
 * Widths of the columns in pt, adding up to `widthPt`: the widths set in the editor in proportion, or by the text of the
 * cells where a column has none.
 */
export function tableColumnWidths(table: TableNode, widthPt: number): number[] {
  const { cells, columns } = tableGrid(table);
  const given = Array.from({ length: columns }, (_, column) => givenWidth(cells, column));
  if (given.every((width) => width !== null)) return shareOut(given, widthPt);
  const wishes = Array.from({ length: columns }, (_, column) => wishedWidth(cells, column));
  const total = sum(wishes);
  if (total <= widthPt) return shareOut(wishes, widthPt);
  const padding = 2 * tableType.paddingPt;
  const floors = wishes.map((wish) => Math.min(wish, shortestWidth * tableType.sizePt + padding));
  const spare = widthPt - sum(floors);
  if (spare <= 0) return shareOut(floors, widthPt);
  const above = wishes.map((wish, column) => wish - (floors[column] ?? 0));
  return floors.map((floor, column) => floor + (spare * (above[column] ?? 0)) / sum(above));
}

function givenWidth(cells: readonly PlacedCell[], column: number): number | null {
  for (const { cell, column: first, colspan } of cells) {
    const widths = cell.attrs?.colwidth;
    if (column < first || column >= first + colspan || widths?.length !== colspan) continue;
    const width = widths[column - first];
    if (width) return width;
  }
  return null;
}

function wishedWidth(cells: readonly PlacedCell[], column: number): number {
  const own = cells.filter((placed) => placed.column === column && placed.colspan === 1);
  const longest = Math.max(shortestWidth, ...own.flatMap(({ cell }) => cell.content.map(paragraphWidth)));
  return Math.min(longest, longestWish) * tableType.sizePt + 2 * tableType.paddingPt + 1;
}

function paragraphWidth(paragraph: { content?: Parameters<typeof inlineText>[0] }): number {
  return Math.max(...inlineText(paragraph.content).split('\n').map(emWidth));
}

function shareOut(parts: readonly number[], whole: number): number[] {
  const total = sum(parts);
  return parts.map((part) => (part * whole) / total);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
