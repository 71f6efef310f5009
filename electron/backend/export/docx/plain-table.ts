import {
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
} from 'docx';
import { styleIds } from './styles-part.ts';
import { twips } from './units.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export interface PlainRow {
  cells: readonly { children: readonly (Paragraph | Table)[]; foot?: boolean; span?: number; top?: IBorderOptions }[];
  heightPt?: number;
}

/** A table without rules, for things that stand side by side. */
export function plainTable(widthsPt: readonly number[], rows: readonly PlainRow[]): Table {
  return new Table({
    width: { size: twips(widthsPt.reduce((sum, width) => sum + width, 0)), type: 'dxa' },
    columnWidths: widthsPt.map(twips),
    indent: { size: 0, type: 'dxa' },
    layout: TableLayoutType.FIXED,
    // Without its own, LibreOffice gives cells a margin and moves the table to the right.
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map((row) => {
      let column = 0;
      const cells = row.cells.map((cell) => {
        const span = cell.span ?? 1;
        const width = widthsPt.slice(column, column + span).reduce((sum, one) => sum + one, 0);
        column += span;
        return new TableCell({
          width: { size: twips(width), type: 'dxa' },
          ...(span > 1 ? { columnSpan: span } : {}),
          ...(cell.foot ? { verticalAlign: VerticalAlignTable.BOTTOM } : {}),
          borders: { top: cell.top ?? none, bottom: none, left: none, right: none },
          children: withEnd(cell.children),
        });
      });
      return new TableRow({
        cantSplit: true,
        ...(row.heightPt ? { height: { value: twips(row.heightPt), rule: 'atLeast' as const } } : {}),
        children: cells,
      });
    }),
  });
}

/** Word wants a paragraph at the end of every cell. */
function withEnd(children: readonly (Paragraph | Table)[]): readonly (Paragraph | Table)[] {
  return children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ style: styleIds.tiny })];
}
