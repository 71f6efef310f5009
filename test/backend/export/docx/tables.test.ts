import { expect, test } from 'vitest';
import { documentOf, note, paragraph } from '../../../../shared/document/build.ts';
import type { BlockNode, TableCellNode } from '../../../../shared/document/types.ts';
import { docxPart, exportedDocx, issueOfDocuments } from '../../../helpers/exported-docx.ts';
import { canConvert, officeText } from '../../../helpers/office-tools.ts';

test('a line stays blank below a table that text follows, none before its note or at the end', async () => {
  const table: BlockNode = {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('格')] }] }],
  };
  const whiteBelow = async (...blocks: BlockNode[]): Promise<(string | undefined)[]> => {
    const document = docxPart(await exportedDocx(issueOfDocuments([documentOf(...blocks)])), 'word/document.xml');
    const own = document.slice(document.indexOf('w:name="article_1"'));
    const tables = [...own.matchAll(/<\/w:tbl><w:p><w:pPr><w:pStyle w:val="Tiny"\/>(?:<w:spacing w:after="(\d+)"\/>)?/g)];
    return tables.slice(0, 1).map((found) => found[1]);
  };
  expect(await whiteBelow(table, paragraph('之后'))).toEqual(['316']);
  expect(await whiteBelow(table, note(paragraph('注')))).toEqual([undefined]);
  const wide: BlockNode = { ...table, attrs: { span: 'page' } };
  expect(await whiteBelow(wide, paragraph('之后'))).toEqual(['316']);
  const document = docxPart(await exportedDocx(issueOfDocuments([documentOf(wide, paragraph('之后'))])), 'word/document.xml');
  expect(document).toMatch(/w:after="316"\/><\/w:pPr><\/w:p><w:p><w:pPr><w:pStyle w:val="Tiny"\/><w:sectPr/);
  expect(await whiteBelow(paragraph('之前'), table)).toEqual([undefined]);
});

/** Two rows and two columns; the left cell is merged over both. */
function mergedTable(text: string, span: 'column' | 'page'): BlockNode {
  const cell = (words: string, rowspan = 1): TableCellNode => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan, colwidth: null },
    content: [paragraph(words)],
  });
  return {
    type: 'table',
    attrs: { span, caption: '' },
    content: [
      { type: 'tableRow', content: [cell(text, 2), cell('右上')] },
      { type: 'tableRow', content: [cell('右下')] },
    ],
  };
}

/** Numbered, so that each loss is seen. */
function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `甲${index + 3000}乙`).join('，');
}

test('a row or a merged cell higher than a column may break, and has no height that would cut it off; others may not', async () => {
  const rowsOf = async (block: BlockNode) => {
    const document = docxPart(await exportedDocx(issueOfDocuments([documentOf(block)])), 'word/document.xml');
    const own = document.slice(document.indexOf('w:name="article_1"'));
    return [...own.slice(own.indexOf('<w:tbl>'), own.indexOf('</w:tbl>')).matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => row);
  };
  const short = await rowsOf(mergedTable('短', 'column'));
  expect(short.map((row) => [row.includes('<w:cantSplit/>'), row.includes('<w:trHeight'), row.includes('<w:vMerge')])).toEqual([
    [true, true, true],
    [true, true, true],
  ]);
  const long = await rowsOf(mergedTable(numbered(400), 'column'));
  expect(long.map((row) => [row.includes('<w:cantSplit/>'), row.includes('<w:trHeight'), row.includes('<w:vMerge')])).toEqual([
    [false, false, false],
    [true, true, false],
  ]);
});

test.skipIf(!canConvert)(
  'LibreOffice shows the whole text of a merged cell and of a row that are higher than a page',
  async () => {
    const tall: BlockNode = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(numbered(900))] }] }],
    };
    const blocks = [mergedTable(numbered(900), 'page'), paragraph('后文'), tall, paragraph('后文')];
    const shown = officeText(await exportedDocx(issueOfDocuments(blocks.map((block) => documentOf(block, paragraph('后文'))))));
    const found: readonly string[] = shown.match(/\d{4}/g) ?? [];
    const wanted: readonly string[] = numbered(900).match(/\d{4}/g) ?? [];
    expect(wanted.filter((number) => found.filter((one) => one === number).length !== 2)).toEqual([]);
  },
  180_000,
);

test('a table has its head marked, whether or not it may be broken', async () => {
  const table = (rows: number): BlockNode => ({
    type: 'table',
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      content: [{ type: row === 0 ? ('tableHeader' as const) : ('tableCell' as const), content: [paragraph('格')] }],
    })),
  });
  const heads = async (rows: number) =>
    docxPart(await exportedDocx(issueOfDocuments([documentOf(table(rows))])), 'word/document.xml').split('<w:tblHeader/>')
      .length - 1;
  expect(await heads(5)).toBe(1);
  expect(await heads(30)).toBe(1);
});

test('the rows of a merged cell stay together', async () => {
  const table: BlockNode = {
    type: 'table',
    content: Array.from({ length: 30 }, (_, row) => ({
      type: 'tableRow' as const,
      content: [
        ...(row === 11 || row === 12
          ? []
          : [{ type: 'tableCell' as const, attrs: { rowspan: row === 10 ? 3 : 1 }, content: [paragraph('甲')] }]),
        { type: 'tableCell' as const, content: [paragraph('乙')] },
      ],
    })),
  };
  const document = docxPart(await exportedDocx(issueOfDocuments([documentOf(table)])), 'word/document.xml');
  const rows = document.slice(document.indexOf('w:name="article_1"')).split('<w:tr>').slice(1);
  expect(rows.flatMap((row, index) => (row.includes('<w:keepNext/>') ? [index] : []))).toEqual([10, 11]);
});
