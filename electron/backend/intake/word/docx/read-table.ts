import type { VerticalAlign } from '../../../../../shared/document/types.ts';
import { child, elementsOf, type XmlElement } from '../read-xml.ts';
import type { SourceBlock, SourceCell, SourceRow, SourceTable } from '../source-text.ts';
import { isOn, numberOf } from './read-styles.ts';

/** Reads a table by its grid; `readBlocks` reads what stands in a cell, in the order of the rows. */
export function readTable(element: XmlElement, readBlocks: (cell: XmlElement) => SourceBlock[]): Omit<SourceTable, 'number'> {
  const grid = child(element, 'w:tblGrid');
  const widthsPt = elementsOf(grid).flatMap((one) =>
    one.name === 'w:gridCol' ? [(numberOf(one.attributes['w:w']) ?? 0) / 20] : [],
  );
  /** The cell that a vertical merge goes on from, by its first column. */
  const merged = new Map<number, { cell: SourceCell; colspan: number }>();
  const rows: SourceRow[] = [];
  for (const row of within(element, 'w:tr')) {
    const properties = child(row, 'w:trPr');
    const cells: SourceCell[] = [];
    let column = Math.min(mostSkipped, numberOf(child(properties, 'w:gridBefore')?.attributes['w:val']) ?? 0);
    if (column > 0) cells.push(emptyCell(column));
    const open = new Set<number>();
    for (const cell of within(row, 'w:tc')) {
      const own = child(cell, 'w:tcPr');
      const colspan = Math.max(1, Math.min(mostSkipped, numberOf(child(own, 'w:gridSpan')?.attributes['w:val']) ?? 1));
      const merge = child(own, 'w:vMerge');
      const above = merged.get(column);
      const isCovered = merge !== undefined && merge.attributes['w:val'] !== 'restart' && above?.colspan === colspan;
      const across = child(own, 'w:hMerge');
      const left = cells.at(-1);
      if (isCovered) {
        above.cell.rowspan += 1;
        open.add(column);
      } else if (across && across.attributes['w:val'] !== 'restart' && left) {
        left.colspan += colspan;
      } else {
        const read: SourceCell = { colspan, rowspan: 1, valign: valignOf(own), blocks: readBlocks(cell) };
        cells.push(read);
        if (merge) {
          merged.set(column, { cell: read, colspan });
          open.add(column);
        }
      }
      column += colspan;
    }
    for (const at of merged.keys()) if (!open.has(at)) merged.delete(at);
    const header = child(properties, 'w:tblHeader');
    rows.push({ cells, isHeader: header !== undefined && isOn(header.attributes['w:val']) });
  }
  return { type: 'table', rows, widthsPt };
}

const mostSkipped = 64;

function emptyCell(colspan: number): SourceCell {
  return { colspan, rowspan: 1, valign: 'middle', blocks: [] };
}

/** Rows or cells, also those in content controls and around tracked changes. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((one) => {
    if (one.name === name) return [one];
    const isAround = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'].includes(one.name);
    return isAround ? within(one, name) : [];
  });
}

function valignOf(properties: XmlElement | undefined): VerticalAlign {
  const value = child(properties, 'w:vAlign')?.attributes['w:val'];
  return value === 'center' || value === 'both' ? 'middle' : value === 'bottom' ? 'bottom' : 'top';
}
