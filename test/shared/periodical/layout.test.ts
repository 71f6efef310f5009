import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageBudget, pageCountText } from '../../../shared/layout/page-budget.ts';
import type { Page, PageKind } from '../../../shared/layout/page-map.ts';
import { defaultLayout, geometryOf, type Layout, layoutSchema, layoutWarnings } from '../../../shared/periodical/layout.ts';

test('the default layout: 22 characters, 40 lines, nothing to warn of', () => {
  const geometry = geometryOf(defaultLayout);
  expect(geometry.charactersPerLine).toBe(22);
  expect(geometry.linesPerColumn).toBe(40);
  expect(geometry.pageWidthPt).toBeCloseTo(595.28, 2);
  expect(geometry.areaWidthPt).toBeCloseTo(481.89, 2);
  expect(geometry.columnWidthPt).toBeCloseTo(231.02, 2);
  expect(layoutWarnings(defaultLayout)).toEqual([]);
});

test.each<[Partial<Layout>, RegExp[]]>([
  [{ columnGapMm: 10 }, [/21\.60 字/]],
  [{ marginBottomMm: 20 }, [/版心高度/]],
  [{ linePitchPt: 12 }, [/1\.2 倍/]],
  [{ columns: 1 }, [/45\.89 字/]],
  [{ columns: 1, bodySizePt: 10 }, []],
])('warnings for %j', (changes, expected) => {
  const warnings = layoutWarnings({ ...defaultLayout, ...changes });
  expect(warnings.length).toBe(expected.length);
  for (const [index, pattern] of expected.entries()) expect(warnings[index]).toMatch(pattern);
});

test.each<[Record<string, unknown>]>([
  [{ pageWidthMm: 0 }],
  [{ pageHeightMm: Number.NaN }],
  [{ columns: 3 }],
  [{ columnGapMm: '7' }],
  [{ accent: 'red' }],
  [{ accent: '#8B1A1' }],
  [{ bodySizePt: 100 }],
  [{ cover: 'none' }],
  [{ firstLineIndentChars: 3 }],
  [{ fonts: { song: 1 } }],
])('%j is refused', (changes) => {
  expect(layoutSchema.safeParse({ ...defaultLayout, ...changes }).success).toBe(false);
});

test('columns, gap and margins fill the page; whole characters and lines fit', () => {
  const layouts = fc
    .record({
      pageWidthMm: fc.double({ min: 180, max: 450, noNaN: true }),
      pageHeightMm: fc.double({ min: 240, max: 600, noNaN: true }),
      marginInsideMm: fc.double({ min: 8, max: 40, noNaN: true }),
      marginTopMm: fc.double({ min: 10, max: 40, noNaN: true }),
      columns: fc.constantFrom<1 | 2>(1, 2),
      columnGapMm: fc.double({ min: 2, max: 20, noNaN: true }),
      bodySizePt: fc.double({ min: 7, max: 18, noNaN: true }),
      linePitchPt: fc.double({ min: 9, max: 36, noNaN: true }),
    })
    .map((changes) => layoutSchema.parse(changes));
  fc.assert(
    fc.property(layouts, (layout) => {
      const geometry = geometryOf(layout);
      const mm = 25.4 / 72;
      const width = layout.columns * geometry.columnWidthPt * mm + (layout.columns - 1) * layout.columnGapMm;
      expect(width + layout.marginInsideMm + layout.marginOutsideMm).toBeCloseTo(layout.pageWidthMm, 6);
      expect(geometry.charactersPerLine * layout.bodySizePt).toBeLessThanOrEqual(geometry.columnWidthPt + 0.001);
      expect((geometry.charactersPerLine + 1) * layout.bodySizePt).toBeGreaterThan(geometry.columnWidthPt);
      const heightPt = (layout.pageHeightMm - layout.marginTopMm - layout.marginBottomMm) / mm;
      expect(geometry.linesPerColumn * layout.linePitchPt).toBeLessThanOrEqual(heightPt + 0.001);
      expect((geometry.linesPerColumn + 1) * layout.linePitchPt).toBeGreaterThan(heightPt);
    }),
  );
});

test.each([
  [0, 0, 0],
  [1, 4, 3],
  [47, 48, 1],
  [48, 48, 0],
])('page budget of %i pages', (used, printed, missing) => {
  const inner = pages('article', used, 0);
  const blank = pages('blank', missing, used);
  const cover: Page[] = ['cover', 'opening', 'blank', 'back-cover'].map((kind) => ({ kind: kind as PageKind, folio: null }));
  const separate = [...cover.slice(0, 2), ...inner, ...blank, ...cover.slice(2)];
  expect(pageBudget({ pages: separate }, { cover: 'separate' })).toEqual({ used, printed, missing });
  expect(pageBudget({ pages: [...inner, ...blank] }, { cover: 'own' })).toEqual({ used, printed, missing });
});

test('pages are counted in one wording that tells of blank ones', () => {
  expect(pageCountText({ used: 47, printed: 48, missing: 1 })).toBe('47 页，加 1 页空白共 48 页');
  expect(pageCountText({ used: 48, printed: 48, missing: 0 })).toBe('48 页');
});

function pages(kind: PageKind, count: number, after: number): Page[] {
  return Array.from({ length: count }, (_, index) => ({ kind, folio: after + index + 1 }));
}
