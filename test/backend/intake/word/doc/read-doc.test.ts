import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDoc } from '../../../../../electron/backend/intake/word/doc/read-doc.ts';
import type { SourceText } from '../../../../../electron/backend/intake/word/source-text.ts';
import { temporaryFolder } from '../../../../helpers/temporary-folder.ts';
import { wordFile } from '../../../../helpers/word-file.ts';
import { shownSource } from '../shown-source.ts';
import { docSources } from './doc-sources.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures/word/doc');

function read(name: string): SourceText {
  return readDoc(readFileSync(path.join(fixtures, `${name}.doc`)), '来稿.doc');
}

test.runIf(process.env.MAKE_DOC_FIXTURES)('the documents are made anew', () => {
  const folder = temporaryFolder();
  const files = Object.entries(docSources).map(([name, parts]) => {
    const file = path.join(folder, `${name}.docx`);
    writeFileSync(file, wordFile(parts));
    return file;
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'doc:MS Word 97', '--outdir', fixtures, ...files]);
});

test('paragraphs in order, with tabs, line breaks, hyphens and characters beyond the BMP; hidden text is left out and told', () => {
  const { blocks, losses } = read('text');
  expect(shownSource(blocks)).toEqual([
    '标题在中间',
    '小标题',
    '平粗斜线上下式黑',
    '甲\t乙⏎丙‑丁𠀀Ĺ√αж',
    '看得见又看见',
    '首行缩进两字',
    '靠右',
    '两端',
    '另起一页',
    '整段粗',
  ]);
  expect(losses).toEqual([{ kind: 'hidden-text', number: 5, words: '看不见' }]);
});

test('looks by styles and by what the text says itself', () => {
  const { blocks } = read('text');
  const plain = { outline: null, align: 'start', sizePt: 10.5, bold: false, pageBreak: false, isBoxed: false, font: '宋体' };
  expect(blocks).toMatchObject([
    { number: 1, style: 'Heading 2', outline: 2, align: 'center', sizePt: 16, bold: true },
    { number: 2, style: '我的小标题', outline: 2, align: 'start', sizePt: 16, bold: true },
    plain,
    plain,
    plain,
    { ...plain, firstLine: 2, indent: 0 },
    { ...plain, align: 'end' },
    { ...plain, align: 'justify' },
    { ...plain, pageBreak: true },
    { sizePt: 16, bold: true, outline: null },
  ]);
  const marked = blocks[2];
  const marks = marked?.type === 'paragraph' ? marked.inlines.map((one) => one.type === 'text' && one.marks[0]?.type) : [];
  expect(marks).toEqual([undefined, 'bold', 'emphasis', 'underline', 'superscript', 'subscript', 'bold', undefined]);
});

test('automatic numbers as they are shown: of the paragraph and of its style', () => {
  expect(shownSource(read('numbers').blocks)).toEqual([
    '一、总体要求',
    '（一）指导思想',
    '（二）基本原则',
    '1.第一条',
    '没有编号的一段',
    '二、主要任务',
    '（一）分工',
    '●圆点',
    '1章',
    '1.1节',
    '1.2再一节',
  ]);
});

test('tables with cells merged both ways, header rows, widths, and a table in a cell', () => {
  const { blocks } = read('tables');
  expect(shownSource(blocks)).toEqual([
    '表前',
    '甲(1×3)|乙(2×1)',
    '丙|丁',
    '戊|己',
    '庚(2×1)|辛',
    '表间',
    '外/内一|内二/外尾|右',
    '表后',
  ]);
  expect(blocks[1]).toMatchObject({
    number: 2,
    widthsPt: [50, 100, 150],
    rows: [{ isHeader: true }, { isHeader: false, cells: [{ valign: 'top' }, { valign: 'middle' }] }, {}, {}],
  });
});

test('footnotes and endnotes stand where they are called; what headers say is told', () => {
  const { blocks, losses } = read('notes');
  expect(shownSource(blocks)[0]).toBe('正文[脚注文/脚注又一段]之后[尾注文]。');
  expect(blocks).toMatchObject([
    { inlines: [{}, { kind: 'footnote' }, {}, { kind: 'endnote' }, {}] },
    { number: 2 },
    { number: 3 },
  ]);
  expect(losses).toEqual([{ kind: 'header', number: null, words: '内部资料' }]);
});

test('tracked changes and comments with author, time and range', () => {
  const { blocks, comments } = read('notes');
  const inserted = { id: 'insertion-1', author: '甲', time: '2031-02-03T04:05:00.000Z' };
  const deleted = { id: 'deletion-2', author: '乙', time: '2032-12-31T23:59:00.000Z' };
  expect(blocks.slice(1)).toMatchObject([
    {
      inlines: [
        { text: '原', marks: [] },
        { text: '新', marks: [{ type: 'insertion', attrs: inserted }] },
        { text: '旧', marks: [{ type: 'deletion', attrs: deleted }] },
        { text: '完', marks: [] },
      ],
    },
    { inlines: [{ text: '说到' }, { text: '这里', comments: ['1'] }, { text: '为止' }] },
  ]);
  const commented = blocks[2]?.type === 'paragraph' ? blocks[2].inlines : [];
  expect(commented.map((one) => one.type === 'text' && one.comments)).toEqual([undefined, ['1'], undefined]);
  expect(comments).toEqual([{ id: '1', author: '王五', time: '2031-02-03T04:05:00.000Z', text: '请核对' }]);
});

test('pictures in line, text boxes behind their paragraph, links, results of fields', () => {
  const { blocks, pictures, losses } = read('pictures');
  expect(shownSource(blocks)).toEqual(['图前{image1.png}图后', '锚在这里', '框里的字', '链接：网页', '1页']);
  expect(blocks).toMatchObject([
    { inlines: [{}, { type: 'picture', widthPt: expect.closeTo(48, 0) }, {}] },
    { isBoxed: false },
    { isBoxed: true },
    { inlines: [{}, { text: '网页', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] }] },
    {},
  ]);
  const { bytes = new Uint8Array() } = pictures.get('image1.png') ?? {};
  expect(Buffer.from(bytes).includes('\x89PNG\r\n', 0, 'latin1')).toBe(true);
  expect(losses).toEqual([]);
});
