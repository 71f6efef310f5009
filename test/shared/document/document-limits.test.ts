import { expect, test } from 'vitest';
import { documentExcess, documentLimits } from '../../../shared/document/document-limits.ts';

const para = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const docOf = (length: number, node: unknown) => ({ type: 'doc', content: Array.from({ length }, () => node) });
const cell = (attrs = {}) => ({ type: 'tableCell', attrs, content: [para('字')] });
const table = (rows: number, columns: number) => ({
  type: 'table',
  content: Array.from({ length: rows }, () => ({ type: 'tableRow', content: Array.from({ length: columns }, () => cell()) })),
});
const footnote = { type: 'footnote', content: [{ type: 'text', text: '注' }] };

test.each([
  ['the longest paragraph', doc(para('字'.repeat(documentLimits.paragraphCharacters)))],
  ['the most paragraphs', doc(...Array.from({ length: documentLimits.paragraphs }, () => para('字')))],
  ['the widest table', doc(table(2, 64))],
  ['the longest table', doc(table(2000, 10))],
  ['the most footnotes', doc({ type: 'paragraph', content: Array.from({ length: documentLimits.footnotes }, () => footnote) })],
  ['nothing', doc()],
  ['no document at all', 'text'],
])('%s is taken', (_, document) => {
  expect(documentExcess(document)).toBeNull();
});

test.each([
  ['a paragraph', doc(para('字'.repeat(50_001))), { what: '有一段长 50001 字', limit: '50000 字' }],
  ['a heading', doc({ ...para('字'.repeat(60_000)), type: 'heading' }), { what: '有一段长 60000 字', limit: '50000 字' }],
  [
    'a paragraph in many pieces',
    doc({ type: 'paragraph', content: Array.from({ length: 60 }, () => para('字'.repeat(1000)).content[0]) }),
    { what: '有一段长 60000 字', limit: '50000 字' },
  ],
  ['all texts', doc(...Array.from({ length: 40 }, () => para('字'.repeat(30_000)))), { what: '文字太多', limit: '1000000 字' }],
  ['paragraphs', docOf(20_001, para('')), { what: '段落太多', limit: '20000 段' }],
  ['columns', doc(table(1, 65)), { what: '有一个表格有 65 列', limit: '64 列' }],
  [
    'merged columns',
    doc({ type: 'table', content: [{ type: 'tableRow', content: [cell({ colspan: 60 }), cell({ colspan: 5 })] }] }),
    { what: '有一个表格有 65 列', limit: '64 列' },
  ],
  ['rows', doc(table(2001, 1)), { what: '有一个表格有 2001 行', limit: '2000 行' }],
  ['cells', doc(table(400, 60)), { what: '表格的单元格太多', limit: '20000 格' }],
  [
    'footnotes',
    doc({ type: 'paragraph', content: Array.from({ length: 2001 }, () => footnote) }),
    { what: '脚注太多', limit: '2000 条' },
  ],
  [
    'a caption',
    doc({ type: 'table', attrs: { caption: '题'.repeat(2001) }, content: [] }),
    { what: '图题、表题、图片说明或链接网址太长', limit: '2000 字' },
  ],
  [
    'an address',
    doc({
      type: 'paragraph',
      content: [{ type: 'text', text: '字', marks: [{ type: 'link', attrs: { href: `http://a.cn/${'a'.repeat(2000)}` } }] }],
    }),
    { what: '图题、表题、图片说明或链接网址太长', limit: '2000 字' },
  ],
  ['unknown nodes', docOf(300_000, { type: 'x' }), { what: '内容太多', limit: '300000 个部分' }],
])('too large: %s', (_, document, excess) => {
  expect(documentExcess(document)).toEqual(excess);
});

test('a document deeper than any stack is told', () => {
  let deep: object = para('字');
  for (let depth = 0; depth < 200_000; depth += 1) deep = { type: 'blockquote', content: [deep] };
  expect(documentExcess(doc(deep))).toEqual({ what: '内容一层套一层，套得太深', limit: '64 层' });
});
