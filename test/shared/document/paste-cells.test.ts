import { TableMap } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraph } from '../../../shared/document/build.ts';
import { type CellArea, type PasteTarget, pasteCells } from '../../../shared/document/paste-cells.ts';
import { documentSchema } from '../../../shared/document/schema.ts';
import { placeCells } from '../../../shared/document/table-grid.ts';
import type { TableCellNode, TableNode } from '../../../shared/document/types.ts';

test('merged cells go into cells of the same shape and into a row of two', () => {
  const merged = [[cell('甲'), cell('乙', 2)], [cell('丙')]];
  const square = cellsOf('1 2', '3 4');
  expect(texts(pasted(square, 'cells', [0, 0, 2, 2], merged))).toEqual(['甲 乙', '丙']);
  // One row of the copied cells finds no room in a row: the merged cell is cut, what stands below is told.
  const row = pasteCells(tableOf(square), { kind: 'cells', area: area(0, 0, 1, 2) }, merged);
  expect([texts(row.table), row.leftOut]).toEqual([['甲 乙', '3 4'], 1]);
  expect(texts(pasted(square, 'cursor', [1, 1, 2, 2], merged))).toEqual(['1 2 ', '3 甲 乙', ' 丙']);
});

test('a merged target stays merged for one cell and takes several within its bounds', () => {
  const target = [[cell('大', 2, 2), cell('一')], [cell('二')], [cell('三'), cell('四'), cell('五')]];
  expect(texts(pasted(target, 'cursor', [0, 0, 2, 2], cellsOf('新')))).toEqual(['新 一', '二', '三 四 五']);
  expect(spans(pasted(target, 'cursor', [0, 0, 2, 2], cellsOf('新')))[0]).toEqual([
    [2, 2],
    [1, 1],
  ]);
  const two = pasted(target, 'cursor', [0, 0, 2, 2], cellsOf('左 右'));
  expect([texts(two), spans(two)[0]]).toEqual([
    ['左 右 一', '二', '三 四 五'],
    [
      [2, 1],
      [2, 1],
      [1, 1],
    ],
  ]);
  // A cell that only reaches into the place keeps its text outside of it.
  expect(texts(pasted(target, 'cells', [1, 1, 3, 3], cellsOf('a b', 'c d')))).toEqual(['大 一', ' a b', '三 c d']);
});

test('the place is filled again and again; header cells and widths are those of the table', () => {
  const target = cellsOf('!甲 !乙', '丙 丁', '戊 己').map((row) =>
    row.map((one, column) => ({ ...one, attrs: { ...one.attrs, colwidth: [column === 0 ? 80 : 120] } })),
  );
  const result = pasted(target, 'cells', [0, 0, 3, 2], cellsOf('1', '!2'));
  expect(texts(result)).toEqual(['1 1', '2 2', '1 1']);
  expect(result.content.map((row) => row.content?.map(({ type }) => type))).toEqual([
    ['tableHeader', 'tableHeader'],
    ['tableCell', 'tableCell'],
    ['tableCell', 'tableCell'],
  ]);
  expect(result.content[2]?.content?.map(({ attrs }) => attrs?.colwidth)).toEqual([[80], [120]]);
});

test('any cells into any table: a whole table, nothing lost outside, nothing copied without being there or told', () => {
  fc.assert(
    fc.property(randomTarget, randomGrid('新'), ({ target, kind, chosen }, clip) => {
      const { table, area: place, leftOut } = pasteCells(tableOf(target), { kind, area: chosen }, clip);
      const node = documentSchema.nodeFromJSON(table);
      node.check();
      expect(TableMap.get(node).problems).toBeNull();
      const old = placeCells(target);
      const now = words(table);
      const isSingle = placeCells(clip).length === 1;
      for (const placed of old) {
        const isInside = isSingle
          ? contains(chosen, placed.row, placed.column)
          : placed.row >= place.top &&
            placed.row + placed.rowspan <= place.bottom &&
            placed.column >= place.left &&
            placed.column + placed.colspan <= place.right;
        expect(now.filter((word) => word === wordOf(placed.cell))).toHaveLength(isInside ? 0 : 1);
      }
      const lost = clip.flat().filter((one) => !now.includes(wordOf(one)));
      expect(lost).toHaveLength(leftOut);
      if (kind === 'cursor') expect(leftOut).toBe(0);
      if (isSingle) expect(spans(table)).toEqual(spans(tableOf(target)));
    }),
    { numRuns: 500 },
  );
});

/** Rows of words; `!` is a header cell. */
function cellsOf(...rows: string[]): TableCellNode[][] {
  return rows.map((row) => row.split(' ').map((text) => cell(text)));
}

function cell(text: string, rowspan = 1, colspan = 1): TableCellNode {
  const isHeader = text.startsWith('!');
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: { rowspan, colspan, colwidth: null },
    content: [paragraph(isHeader ? text.slice(1) : text)],
  };
}

function tableOf(rows: readonly TableCellNode[][]): TableNode {
  return {
    type: 'table',
    attrs: { span: 'column', caption: '' },
    content: rows.map((content) => ({ type: 'tableRow', content })),
  };
}

function area(top: number, left: number, bottom: number, right: number): CellArea {
  return { top, left, bottom, right };
}

function pasted(
  target: readonly TableCellNode[][],
  kind: PasteTarget['kind'],
  place: Parameters<typeof area>,
  clip: readonly TableCellNode[][],
): TableNode {
  return pasteCells(tableOf(target), { kind, area: area(...place) }, clip).table;
}

function wordOf({ content: [first] }: TableCellNode): string {
  const [text] = first?.content ?? [];
  return text?.type === 'text' ? text.text : '';
}

function texts({ content }: TableNode): string[] {
  return content.map((row) => (row.content ?? []).map(wordOf).join(' '));
}

function words({ content }: TableNode): string[] {
  return content.flatMap((row) => (row.content ?? []).map(wordOf));
}

function spans({ content }: TableNode) {
  return content.map((row) => (row.content ?? []).map(({ attrs }) => [attrs?.rowspan, attrs?.colspan]));
}

function contains({ top, left, bottom, right }: CellArea, row: number, column: number): boolean {
  return row >= top && row < bottom && column >= left && column < right;
}

/** A whole rectangle with cells merged at random, each with a word of its own. */
function randomGrid(prefix: string): fc.Arbitrary<TableCellNode[][]> {
  const merge = fc.record({ at: fc.nat(24), rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }) });
  return fc
    .record({
      rows: fc.integer({ min: 1, max: 5 }),
      columns: fc.integer({ min: 1, max: 5 }),
      merges: fc.array(merge, { maxLength: 5 }),
      headers: fc.nat(2),
    })
    .map(({ rows, columns, merges, headers }) => {
      const owner = Array.from({ length: rows * columns }, (_, index) => index);
      const sizes = new Map<number, [number, number]>();
      for (const { at, rows: high, columns: wide } of merges) {
        const start = at % owner.length;
        const [row, column] = [Math.floor(start / columns), start % columns];
        const covered = Array.from(
          { length: high * wide },
          (_, index) => [row + Math.floor(index / wide), column + (index % wide)] as const,
        );
        const isFree = covered.every(
          ([r, c]) => r < rows && c < columns && owner[r * columns + c] === r * columns + c && !sizes.has(r * columns + c),
        );
        if (!isFree) continue;
        for (const [r, c] of covered) owner[r * columns + c] = start;
        sizes.set(start, [high, wide]);
      }
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => row * columns + column)
          .filter((index) => owner[index] === index)
          .map((index) => cell(`${row < headers ? '!' : ''}${prefix}${index}`, ...(sizes.get(index) ?? [1, 1]))),
      );
    });
}

/** Some cells of a table chosen from one to another, or one of them with the cursor in it. */
const randomTarget = fc
  .tuple(randomGrid('旧'), fc.constantFrom('cells', 'cursor'), fc.nat(), fc.nat())
  .map(([target, kind, first, second]) => {
    const placed = placeCells(target);
    const [a, b] = [placed[first % placed.length], placed[kind === 'cursor' ? first % placed.length : second % placed.length]];
    const both = [a, b].flatMap((one) => (one ? [one] : []));
    const chosen = area(
      Math.min(...both.map(({ row }) => row)),
      Math.min(...both.map(({ column }) => column)),
      Math.max(...both.map(({ row, rowspan }) => row + rowspan)),
      Math.max(...both.map(({ column, colspan }) => column + colspan)),
    );
    return { target, kind: kind as PasteTarget['kind'], chosen };
  });
