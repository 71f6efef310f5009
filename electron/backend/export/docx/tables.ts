import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, VerticalMergeType } from 'docx';
import { type PlacedCell, type TableGrid, tableGrid } from '../../../../shared/document/table-grid.ts';
import type { ParagraphNode, TableNode } from '../../../../shared/document/types.ts';
import { repeatedHeaderRows } from '../../../../shared/layout/table-header.ts';
import { cellTextLines, isKeptWhole, tableRowLines, tallestWholeRow } from '../../../../shared/layout/table-rows.ts';
import { tableColumnWidths, tableType } from '../../../../shared/layout/table-widths.ts';
import type { DocxContext } from './docx-context.ts';
import { inlineRuns, textRun } from './inlines.ts';
import { styleIds } from './styles-part.ts';
import { tinyParagraph } from './tiny-paragraph.ts';
import { twips } from './units.ts';

const verticalAligns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A three-line table: caption, header rows repeated on every page, rows of whole lines, a blank line below where it is wanted. */
export function tableBlocks(
  node: TableNode,
  { widthPt, blankBelow }: { widthPt: number; blankBelow: boolean },
  context: DocxContext,
): (Paragraph | Table)[] {
  const widthsPt = tableColumnWidths(node, widthPt);
  const planned = tableRowLines(node, widthsPt);
  const keptWhole = isKeptWhole(planned, context.geometry.linesPerColumn);
  const repeatedRows = repeatedHeaderRows(node, planned, context.geometry.linesPerColumn);
  const caption = node.attrs?.caption ?? '';
  const tallest = tallestWholeRow(planned, repeatedRows, context.geometry.linesPerColumn);
  const { grid, rowLines } = withoutTallMerges(tableGrid(node), planned, widthsPt, tallest);
  const keptMerges = grid.cells.filter(
    ({ row, rowspan }) => row >= repeatedRows && sum(planned.slice(row, row + rowspan)) <= tallest,
  );
  const rows = Array.from({ length: grid.rows }, (_, row) => {
    const lines = rowLines[row] ?? 1;
    const isWhole = lines <= tallest;
    // The line that Word wants below the table comes off its last row.
    const heightPt = lines * context.complete.layout.linePitchPt - (row === grid.rows - 1 ? 1 : 0);
    return new TableRow({
      cantSplit: isWhole,
      tableHeader: row < repeatedRows,
      // A row with a height, or that may not be cut, loses what does not fit on a page.
      ...(isWhole ? { height: { value: twips(heightPt), rule: 'atLeast' as const } } : {}),
      children: rowCells(
        { row, grid, keepNext: (keptWhole && row < grid.rows - 1) || isInside(row, keptMerges) },
        widthsPt,
        context,
      ),
    });
  });
  return [
    ...(caption ? [new Paragraph({ style: styleIds.tableCaption, children: [textRun(caption)] })] : []),
    new Table({
      columnWidths: widthsPt.map(twips),
      width: { size: twips(widthPt), type: 'dxa' },
      indent: { size: 0, type: 'dxa' },
      layout: TableLayoutType.FIXED,
      margins: { left: twips(tableType.paddingPt), right: twips(tableType.paddingPt) },
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows,
    }),
    tinyParagraph(blankBelow ? context.complete.layout.linePitchPt : undefined),
  ];
}

/**
 * A merged cell with more text than a column holds gets a row of its own height, the places below it stay empty: LibreOffice shows
 * of a merged cell what fits on one page and loses the rest.
 */
function withoutTallMerges(
  grid: TableGrid,
  planned: readonly number[],
  widthsPt: readonly number[],
  tallest: number,
): { grid: TableGrid; rowLines: readonly number[] } {
  const linesOf = ({ cell, column, colspan }: PlacedCell): number =>
    cellTextLines(cell, widthsPt.slice(column, column + colspan));
  const isTall = (placed: PlacedCell): boolean => placed.rowspan > 1 && linesOf(placed) > tallest;
  const tall = grid.cells.filter(isTall);
  if (tall.length === 0) return { grid, rowLines: planned };
  const rowLines = [...planned];
  for (const { row, rowspan } of tall) {
    const last = row + rowspan - 1;
    const others = grid.cells.filter((cell) => cell.row + cell.rowspan - 1 === last && !isTall(cell));
    rowLines[last] = Math.max(1, ...others.filter((cell) => cell.rowspan === 1).map(linesOf));
  }
  for (const placed of tall) rowLines[placed.row] = Math.max(rowLines[placed.row] ?? 1, linesOf(placed));
  return { grid: { ...grid, cells: grid.cells.map((cell) => (isTall(cell) ? { ...cell, rowspan: 1 } : cell)) }, rowLines };
}

/** Whether the lower edge of a row runs through one of the cells. */
function isInside(lowerEdgeOf: number, cells: readonly PlacedCell[]): boolean {
  return cells.some(({ row, rowspan }) => lowerEdgeOf >= row && lowerEdgeOf < row + rowspan - 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** `keepNext`: the row stays with the one below, as all of a table that is kept whole, and those of a merged cell. */
interface RowPlace {
  row: number;
  grid: TableGrid;
  keepNext: boolean;
}

/** Every place of a row in order: its own cells, the rest of cells merged from above, and empty ones where the row is short. */
function rowCells({ row, grid, keepNext }: RowPlace, widthsPt: readonly number[], context: DocxContext): TableCell[] {
  const cells: TableCell[] = [];
  let column = 0;
  while (column < grid.columns) {
    const placed = cellAt(grid, row, column);
    const colspan = placed?.colspan ?? 1;
    const width = sum(widthsPt.slice(column, column + colspan));
    cells.push(wordCell(placed, { row, grid, keepNext, width }, context));
    column += colspan;
  }
  return cells;
}

function cellAt(grid: TableGrid, row: number, column: number): PlacedCell | undefined {
  return grid.cells.find(
    (cell) => column >= cell.column && column < cell.column + cell.colspan && row >= cell.row && row < cell.row + cell.rowspan,
  );
}

function wordCell(placed: PlacedCell | undefined, place: RowPlace & { width: number }, context: DocxContext): TableCell {
  const isFirst = placed?.row === place.row;
  const isHead = placed?.cell.type === 'tableHeader';
  const style = isHead ? styleIds.tableHead : styleIds.tableText;
  return new TableCell({
    width: { size: twips(place.width), type: 'dxa' },
    verticalAlign: verticalAligns[placed?.cell.attrs?.valign ?? 'middle'],
    borders: rules(place.row, place.grid, context),
    ...(placed && placed.colspan > 1 ? { columnSpan: placed.colspan } : {}),
    ...(placed && placed.rowspan > 1 ? { verticalMerge: isFirst ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    children:
      placed && isFirst
        ? placed.cell.content.map((paragraph) => cellParagraph(paragraph, { style, isHead, keepNext: place.keepNext }, context))
        : [new Paragraph({ style, keepNext: place.keepNext })],
  });
}

function cellParagraph(
  node: ParagraphNode,
  { style, isHead, keepNext }: { style: string; isHead: boolean; keepNext: boolean },
  context: DocxContext,
): Paragraph {
  const align = node.attrs?.align;
  const alignment = align === 'center' ? 'center' : align === 'end' ? 'right' : isHead ? 'center' : 'left';
  return new Paragraph({ style, keepNext, alignment, children: inlineRuns(node.content, context) });
}

function rules(row: number, grid: TableGrid, context: DocxContext) {
  const accent = context.complete.layout.accent.slice(1);
  const strong = { style: BorderStyle.SINGLE, size: 8, color: accent };
  const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const bottom = row === grid.rows - 1 ? strong : grid.headerRows > 0 && row === grid.headerRows - 1 ? thin : none;
  return { top: row === 0 ? strong : none, bottom, left: none, right: none };
}
