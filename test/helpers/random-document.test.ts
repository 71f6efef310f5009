import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDocument } from '../../shared/document/check.ts';
import { documentSchema } from '../../shared/document/schema.ts';
import { tableGrid } from '../../shared/document/table-grid.ts';
import { cleanText } from '../../shared/text/clean-text.ts';
import { hostileStrings } from './hostile-strings.ts';
import { randomDocument } from './random-document.ts';
import { testImages } from './test-images.ts';

const assets = testImages.map((image) => image.asset.id);

test('random documents are valid, and checking them again changes nothing', () => {
  fc.assert(
    fc.property(randomDocument(assets), (document) => {
      expect(checkDocument(document)).toEqual({ document, replaced: [] });
    }),
    { numRuns: 200 },
  );
});

test('random documents use every node and mark, and merge cells', () => {
  const text = JSON.stringify(fc.sample(randomDocument(assets), { numRuns: 200, seed: 1 }));
  for (const name of [...Object.keys(documentSchema.nodes), ...Object.keys(documentSchema.marks)]) {
    expect(text).toContain(`"type":"${name}"`);
  }
  expect(text).toMatch(/"colspan":[2-9]/);
  expect(text).toMatch(/"rowspan":[2-9]/);
});

test('the cells of random tables tile their grid', () => {
  fc.assert(
    fc.property(randomDocument(), (document) => {
      for (const block of document.content) {
        if (block.type !== 'table') continue;
        const grid = tableGrid(block);
        const places = grid.cells.flatMap(({ row, column, rowspan, colspan }) =>
          Array.from({ length: rowspan * colspan }, (_, n) => `${row + (n % rowspan)}/${column + Math.floor(n / rowspan)}`),
        );
        expect(new Set(places).size).toBe(places.length);
        expect(places.length).toBe(grid.rows * grid.columns);
      }
    }),
    { numRuns: 200 },
  );
});

test('the hostile strings are many, all different, each one line that survives cleaning', () => {
  expect(hostileStrings.length).toBeGreaterThanOrEqual(80);
  expect(new Set(hostileStrings).size).toBe(hostileStrings.length);
  for (const text of hostileStrings) {
    expect(text).not.toContain('\n');
    expect(cleanText(text).text.trim()).not.toBe('');
    expect(cleanText(cleanText(text).text).replaced).toEqual([]);
  }
});
