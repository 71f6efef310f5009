import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportDocx } from '../../../electron/backend/export/docx/export-docx.ts';
import { typesetIssue } from '../../../electron/backend/typeset/typeset-issue.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import type { Align } from '../../../shared/document/types.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { readMongolianFont } from '../../helpers/office-tools.ts';
import { readPdfBoxes } from '../../helpers/pdf-boxes.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { standInPageMap } from '../../helpers/stand-in-page-map.ts';
import { createTypesetState } from '../../helpers/typeset-state.ts';

/** A word in each kind of cell with each alignment, and where it has to stand. */
const cells: readonly { word: string; type: 'tableHeader' | 'tableCell'; align: Align | undefined; stands: Align }[] = [
  { word: '甲', type: 'tableHeader', align: undefined, stands: 'center' },
  { word: '乙', type: 'tableHeader', align: 'start', stands: 'center' },
  { word: '丙', type: 'tableHeader', align: 'center', stands: 'center' },
  { word: '丁', type: 'tableHeader', align: 'end', stands: 'end' },
  { word: '戊', type: 'tableCell', align: undefined, stands: 'start' },
  { word: '己', type: 'tableCell', align: 'start', stands: 'start' },
  { word: '庚', type: 'tableCell', align: 'center', stands: 'center' },
  { word: '辛', type: 'tableCell', align: 'end', stands: 'end' },
];

const { document } = checkDocument({
  type: 'doc',
  content: [
    {
      type: 'table',
      content: cells.map(({ word, type, align }) => ({
        type: 'tableRow',
        content: [
          { type, content: [{ type: 'paragraph', ...(align && { attrs: { align } }), content: [{ type: 'text', text: word }] }] },
        ],
      })),
    },
  ],
});
const complete = {
  ...inventedIssue(),
  sections: [{ id: 's', name: '栏目', articles: [plainArticle('一张表', { document })] }],
  assets: [],
};

test('heads of tables stand in the middle and other cells at the start, unless they say otherwise: in the PDF', async () => {
  const { pdf } = typesetIssue(await createTypesetState(), { complete, readImage: () => new Uint8Array() });
  const { boxes } = await readPdfBoxes(pdf);
  const middles = cells.map(({ word }) => {
    const box = boxes.find(({ text }) => text.trim() === word);
    return box ? (box.left + box.right) / 2 : Number.NaN;
  });
  const [start, end] = [Math.min(...middles), Math.max(...middles)];
  const places: Record<Align, number> = { start, center: (start + end) / 2, end };
  expect(end - start).toBeGreaterThan(100);
  for (const [index, { stands }] of cells.entries()) expect(middles[index]).toBeCloseTo(places[stands], 0);
});

test('and in the DOCX', async () => {
  const docx = await exportDocx({
    complete,
    map: standInPageMap(complete, 2),
    loadAsset: () => new Uint8Array(),
    fonts: { mongolian: readMongolianFont() },
  });
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const words: Record<Align, string> = { start: 'left', center: 'center', end: 'right' };
  const found = cells.map(({ word }) => {
    const paragraph = xml.split('<w:p>').find((part) => part.includes(`>${word}<`)) ?? '';
    return /<w:jc w:val="(\w+)"/.exec(paragraph)?.[1];
  });
  expect(found).toEqual(cells.map(({ stands }) => words[stands]));
});
