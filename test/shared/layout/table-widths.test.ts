import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableGrid } from '../../../shared/document/table-grid.ts';
import type { TableCellNode, TableNode } from '../../../shared/document/types.ts';
import { tableRowLines } from '../../../shared/layout/table-rows.ts';
import { tableColumnWidths } from '../../../shared/layout/table-widths.ts';

function cell(text: string, attrs: TableCellNode['attrs'] = {}, type: TableCellNode['type'] = 'tableCell'): TableCellNode {
  return { type, attrs, content: [{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }] };
}

function table(...rows: TableCellNode[][]): TableNode {
  return { type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) };
}

test('widths set in the editor are kept in proportion', () => {
  const widths = tableColumnWidths(
    table([cell('甲', { colwidth: [100] }), cell('乙', { colspan: 2, colwidth: [200, 100] })], []),
    200,
  );
  expect(widths).toEqual([100, 100]);
  const three = table(
    [cell('甲', { colwidth: [100] }), cell('乙', { colspan: 2, colwidth: [200, 100] })],
    [cell('丙', { colwidth: [100] }), cell('丁', { colwidth: [200] }), cell('戊', { colwidth: [100] })],
  );
  expect(tableColumnWidths(three, 200)).toEqual([50, 100, 50]);
});

test('a long text gets the wider column, a number still fits', () => {
  const [left = 0, right = 0] = tableColumnWidths(
    table([cell('一件跨了三个部门才办成的事项，写进了清单'.repeat(2)), cell('17')]),
    220,
  );
  expect(left).toBeGreaterThan(2 * right);
  expect(right).toBeGreaterThanOrEqual(27);
});

test('rows take whole lines; a merged cell lengthens its last row', () => {
  const merged = table(
    [cell('这一格并了两行，字也多得一行里写不下，要三行'), cell('甲')].map((one, index) =>
      index === 0 ? { ...one, attrs: { rowspan: 2 } } : one,
    ),
    [cell('乙')],
  );
  expect(tableRowLines(merged, [80, 80])).toEqual([1, 2]);
  expect(tableRowLines(table([cell('一行\n两行'), cell('')]), [80, 80])).toEqual([2]);
});

test('header rows are the leading rows of header cells', () => {
  const head = (text: string): TableCellNode => cell(text, {}, 'tableHeader');
  expect(tableGrid(table([head('甲'), head('乙')], [head('丙'), cell('丁')])).headerRows).toBe(1);
  expect(tableGrid(table([head('甲')])).headerRows).toBe(0);
});

test('any table: cells do not overlap, every column has a width, widths add up', () => {
  const span = fc.integer({ min: 1, max: 1000 });
  const anyCell = fc.record({ text: fc.string({ maxLength: 40 }), colspan: span, rowspan: span });
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const random = table(...rows.map((row) => row.map(({ text, ...attrs }) => cell(text, attrs))));
      const grid = tableGrid(random);
      const places = grid.cells.flatMap((one) =>
        Array.from({ length: one.rowspan * one.colspan }, (_, at) => {
          const column = one.column + (at % one.colspan);
          expect(column).toBeLessThan(grid.columns);
          return `${one.row + Math.floor(at / one.colspan)},${column}`;
        }),
      );
      expect(new Set(places).size).toBe(places.length);
      expect(grid.cells).toHaveLength(rows.flat().length);
      const widths = tableColumnWidths(random, 231);
      expect(widths).toHaveLength(grid.columns);
      expect(Math.min(...widths)).toBeGreaterThan(0);
      expect(widths.reduce((a, b) => a + b)).toBeCloseTo(231);
      expect(Math.min(...tableRowLines(random, widths))).toBeGreaterThanOrEqual(1);
    }),
  );
});
