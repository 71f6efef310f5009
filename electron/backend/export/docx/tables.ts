import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, VerticalMergeType } from 'docx';
import { type PlacedCell, type TableGrid, tableGrid } from '../../../../shared/document/table-grid.ts';
import type { ParagraphNode, TableNode } from '../../../../shared/document/types.ts';
import { repeatedHeaderRows } from '../../../../shared/periodical/table-header.ts';
import { isKeptWhole, tableRowLines } from '../../../../shared/periodical/table-rows.ts';
import { tableColumnWidths, tableType } from '../../../../shared/periodical/table-widths.ts';
import type { DocxContext } from './docx-context.ts';
import { inlineRuns, textRun } from './inlines.ts';
import { styleIds } from './styles-part.ts';
import { tinyParagraph } from './tiny-paragraph.ts';
import { twips } from './units.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A three-line table: caption, header rows repeated on every page, rows of whole lines, a blank line below where it is wanted. */
export function tableBlocks(
  node: TableNode,
  { widthPt, blankBelow }: { widthPt: number; blankBelow: boolean },
  context: DocxContext,
): (Paragraph | Table)[] {
  const grid = tableGrid(node);
  const widthsPt = tableColumnWidths(node, widthPt);
  const rowLines = tableRowLines(node, widthsPt);
  const keptWhole = isKeptWhole(rowLines);
  const repeatedRows = repeatedHeaderRows(node, rowLines);
  const caption = node.attrs?.caption ?? '';
  const rows = Array.from(
    { length: grid.rows },
    (_, row) =>
      new TableRow({
        cantSplit: true,
        tableHeader: row < repeatedRows,
        height: { value: twips((rowLines[row] ?? 1) * context.complete.layout.linePitchPt), rule: 'atLeast' },
        children: rowCells({ row, grid, keepNext: keptWhole && row < grid.rows - 1 }, widthsPt, context),
      }),
  );
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

/** `keepNext`: the row stays with the one below, as all of a table that is kept whole. */
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
    const width = widthsPt.slice(column, column + colspan).reduce((sum, one) => sum + one, 0);
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
    verticalAlign: VerticalAlignTable.CENTER,
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
