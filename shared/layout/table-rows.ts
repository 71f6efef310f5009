import { inlineText } from '../document/plain-text.ts';
import { tableGrid } from '../document/table-grid.ts';
import type { TableCellNode, TableNode } from '../document/types.ts';
import { emWidth } from '../text/em-width.ts';
import { tableType } from './table-widths.ts';

/**
 * Whole lines of the pitch each row of a table takes at the given column widths in pt. PDF and DOCX give the rows these
 * heights (as a minimum), so that their pages agree whatever their rules and paddings add.
 */
export function tableRowLines(table: TableNode, columnWidthsPt: readonly number[]): number[] {
  const { cells, rows } = tableGrid(table);
  const lines = Array.from({ length: rows }, () => 1);
  for (const { cell, row, rowspan, column, colspan } of [...cells].sort((a, b) => a.rowspan - b.rowspan)) {
    const needed = cellTextLines(cell, columnWidthsPt.slice(column, column + colspan));
    const covered = lines.slice(row, row + rowspan).reduce((sum, one) => sum + one, 0);
    const last = row + rowspan - 1;
    if (needed > covered) lines[last] = (lines[last] ?? 1) + needed - covered;
  }
  return lines;
}

/** Tables of at most this many lines stand whole in one column or page. */
const shortTable = 14;

/** A short table is not broken over columns or pages. */
export function isKeptWhole(rowLines: readonly number[], linesPerColumn: number): boolean {
  return rowLines.reduce((sum, lines) => sum + lines, 0) <= Math.min(shortTable, Math.floor(linesPerColumn / 2));
}

/**
 * The most lines that a row, or the rows of a merged cell, may have to stay in one column: what a column holds below the repeated
 * header, the caption and the line above it. A higher one has to be cut.
 */
export function tallestWholeRow(rowLines: readonly number[], repeatedRows: number, linesPerColumn: number): number {
  const header = rowLines.slice(0, repeatedRows).reduce((sum, lines) => sum + lines, 0);
  return Math.max(1, linesPerColumn - header - 3);
}

/** Lines the text of a cell takes over columns of these widths. */
export function cellTextLines(cell: TableCellNode, columnWidthsPt: readonly number[]): number {
  const widthPt = columnWidthsPt.reduce((sum, one) => sum + one, 0);
  const widthEm = (widthPt - 2 * tableType.paddingPt) / tableType.sizePt;
  return cell.content
    .flatMap((paragraph) => inlineText(paragraph.content).split('\n'))
    .reduce((sum, line) => sum + wrappedLines(line, widthEm), 0);
}

/** Greedy line breaking with the two rules that matter in cells: words stay whole, a closing mark takes its character along. */
function wrappedLines(text: string, widthEm: number): number {
  const units = text.match(/[!-~]+|[\s\S][，。、；：？！”’）》〉」』】…—％]*/gu) ?? [];
  let lines = 1;
  let used = 0;
  let before = '';
  for (const unit of units) {
    const size = emWidth(unit);
    const gap = emWidth(before + unit) - emWidth(before) - size;
    if (used > 0 && used + gap + size > widthEm + 0.01) {
      lines += 1;
      used = 0;
    } else if (used > 0) used += gap;
    used += size;
    before = unit;
    // A word longer than the line runs on over several.
    while (used > widthEm && size > widthEm) {
      lines += 1;
      used -= Math.max(1, widthEm);
    }
  }
  return lines;
}
