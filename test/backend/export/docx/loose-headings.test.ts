import { expect, test } from 'vitest';
import { looseHeadings } from '../../../../electron/backend/export/docx/loose-headings.ts';
import { heading, paragraph } from '../../../../shared/document/build.ts';
import { defaultLayout } from '../../../../shared/periodical/layout.ts';

const blocks = [paragraph('甲'), heading(1, '一'), heading(2, '（一）'), paragraph('乙'), paragraph('丙'), heading(1, '二')];
/** Blocks by column and line of page 1. */
const places = (...at: [column: number, line: number][]) =>
  at.map(([column, line], index) => ({ index, page: 1, xPt: column === 0 ? 60 : 310, yPt: 68.03 + line * 16.8 + 12.4 }));

test('headings above a paragraph that the end of a column parts, and at the end of the columns, are loose', () => {
  const loose = (...at: [number, number][]) => [
    ...looseHeadings(blocks, { from: 0, to: blocks.length }, places(...at), defaultLayout),
  ];
  expect(loose([0, 6], [0, 7], [0, 8], [0, 9], [1, 7], [1, 8])).toEqual([blocks[1], blocks[2], blocks[5]]);
  expect(loose([0, 6], [0, 7], [0, 8], [0, 9], [1, 6], [1, 7])).toEqual([blocks[5]]);
});
