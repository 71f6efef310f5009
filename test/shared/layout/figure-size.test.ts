import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureSize } from '../../../shared/layout/figure-size.ts';
import { defaultLayout, geometryOf } from '../../../shared/periodical/layout.ts';

const { columnWidthPt, areaWidthPt } = geometryOf(defaultLayout);

test('a wide picture takes the whole column, a small one keeps its size', () => {
  expect(figureSize({ widthPx: 1600, heightPx: 900 }, { span: 'column' }, defaultLayout).widthPt).toBeCloseTo(columnWidthPt);
  expect(figureSize({ widthPx: 1600, heightPx: 900 }, { span: 'page' }, defaultLayout).widthPt).toBeCloseTo(areaWidthPt);
  expect(figureSize({ widthPx: 100, heightPx: 40 }, {}, defaultLayout)).toEqual({ widthPt: 75, heightPt: 30, lines: 3 });
});

test('a picture keeps its shape and stays within its lines and its width', () => {
  const size = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(
      size,
      size,
      fc.constantFrom('column' as const, 'page' as const),
      fc.option(fc.integer({ min: 10, max: 100 })),
      (widthPx, heightPx, span, width) => {
        const figure = figureSize({ widthPx, heightPx }, { span, width }, defaultLayout);
        expect(figure.widthPt / figure.heightPt).toBeCloseTo(widthPx / heightPx, 5);
        expect(figure.widthPt).toBeLessThanOrEqual((span === 'page' ? areaWidthPt : columnWidthPt) + 1e-6);
        expect(figure.heightPt).toBeLessThan(figure.lines * defaultLayout.linePitchPt);
        expect(figure.lines).toBeLessThanOrEqual(span === 'page' ? 24 : 18);
      },
    ),
  );
});

test('a chosen width is a share of the column or the type area, also of a picture of few pixels', () => {
  const small = { widthPx: 60, heightPx: 20 };
  expect(figureSize(small, { width: 50 }, defaultLayout).widthPt).toBeCloseTo(columnWidthPt / 2);
  expect(figureSize(small, { span: 'page', width: 80 }, defaultLayout).widthPt).toBeCloseTo(areaWidthPt * 0.8);
  expect(figureSize({ widthPx: 100, heightPx: 9000 }, { width: 100 }, defaultLayout).lines).toBeLessThanOrEqual(18);
});
