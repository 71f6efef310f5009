import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextQuery } from '../../../shared/contract/articles-contract.ts';
import { documentOf, footnote, heading, marked, paragraph } from '../../../shared/document/build.ts';
import { findInDocument, findInText, replaceMatches } from '../../../shared/document/find-text.ts';
import { documentSchema } from '../../../shared/document/schema.ts';
import type { DocumentNode, TextNode } from '../../../shared/document/types.ts';
import { randomDocument } from '../../helpers/random-document.ts';

const loose = { matchCase: false, matchWidth: false };
const deleted: TextNode = {
  type: 'text',
  text: '删去',
  marks: [{ type: 'deletion', attrs: { id: '1', author: '甲', time: '2026-01-05T09:00:00.000Z' } }],
};

function found(document: DocumentNode, query: TextQuery) {
  return findInDocument(documentSchema.nodeFromJSON(document), query);
}

function replaced(document: DocumentNode, query: TextQuery, replacement: string): DocumentNode {
  const transform = new Transform(documentSchema.nodeFromJSON(document));
  replaceMatches(transform, findInDocument(transform.doc, query), replacement);
  transform.doc.check();
  return transform.doc.toJSON() as DocumentNode;
}

test.each([
  ['编制管理编制', '编制', {}, [0, 4]],
  ['啊啊啊', '啊啊', {}, [0]],
  ['Word word WORD', 'word', {}, [0, 5, 10]],
  ['Word word WORD', 'word', { matchCase: true }, [5]],
  ['（一）(一)', '(一)', {}, [0, 3]],
  ['（一）(一)', '(一)', { matchWidth: true }, [3]],
  ['ＷＯＲＤ　表', 'word 表', {}, [0]],
  ['ＷＯＲＤ', 'WORD', { matchWidth: true }, []],
  ['İstanbul', 'stanbul', {}, [1]],
  ['𠮷田𠮷', '𠮷', {}, [0, 3]],
  ['甲', '', {}, []],
  ['a\0b', '\0', {}, []],
  ['.*', '.*', {}, [0]],
])('finds in 「%s」「%s」 %o', (text, wanted, options, places) => {
  const matches = findInText(text, { ...loose, ...options, text: wanted });
  expect(matches.map(({ from }) => from)).toEqual(places);
  for (const { from, to, match } of matches) expect(match).toBe(text.slice(from, to));
});

test('finds across marks, in headings, notes, cells, captions and footnotes, in reading order', () => {
  const document: DocumentNode = documentOf(
    heading(1, '一、编制'),
    paragraph('前文编', marked('制', 'bold'), footnote('脚注里的编制'), '，编', deleted, '制'),
    { type: 'note', content: [paragraph('注：编制')] },
    {
      type: 'table',
      attrs: { caption: '表1 编制与编制' },
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('编制数')] }] }],
    },
    { type: 'figure', attrs: { asset: 'a'.repeat(64), alt: '编制' }, content: [{ type: 'text', text: '图1 编制' }] },
  );
  const matches = found(document, { ...loose, text: '编制' });
  expect(matches.map(({ in: where, part, before, after }) => [where, part, before, after])).toEqual([
    ['text', 'body', '一、', ''],
    ['text', 'body', '前文', ''],
    ['text', 'footnote', '脚注里的', ''],
    ['text', 'body', '注：', ''],
    ['caption', 'body', '表1 ', '与编制'],
    ['caption', 'body', '表1 编制与', ''],
    ['text', 'body', '', '数'],
    ['text', 'body', '图1 ', ''],
  ]);
  const node = documentSchema.nodeFromJSON(document);
  for (const match of matches) if (match.in === 'text') expect(node.textBetween(match.from, match.to)).toBe('编制');
});

test('the new text takes the marks of the first character; all else stays', () => {
  const document = documentOf(paragraph('前', marked('编', 'bold'), marked('制', 'emphasis'), '后', footnote('编制注')), {
    type: 'table',
    attrs: { caption: '编制、编制' },
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('编制')] }] }],
  });
  const result = replaced(document, { ...loose, text: '编制' }, '人员');
  expect(result.content[0]).toMatchObject({
    content: [
      { text: '前' },
      { text: '人员', marks: [{ type: 'bold' }] },
      { text: '后' },
      { type: 'footnote', content: [{ text: '人员注' }] },
    ],
  });
  expect(result.content[1]).toMatchObject({ attrs: { caption: '人员、人员' } });
  const emptied = replaced(document, { ...loose, text: '编制' }, '');
  expect(emptied.content[0]).toMatchObject({ content: [{ text: '前后' }, { content: [{ text: '注' }] }] });
});

test('in random documents every hit is replaced, and putting the old text back gives every character again', () => {
  const marker = '\u{10ABCD}';
  const query = fc.record({
    text: fc.constantFrom('的', '编办', '，', '一', 'a', '（一）', '(', '2021', ' ', '是在'),
    matchCase: fc.boolean(),
    matchWidth: fc.boolean(),
  });
  fc.assert(
    fc.property(randomDocument(['b'.repeat(64)]), query, (document, wanted) => {
      const matches = found(document, wanted);
      const result = replaced(document, wanted, marker);
      const [before, after] = [strings(document), strings(result)];
      expect(after.join('').split(marker).length - 1).toBe(matches.length);
      let index = 0;
      const restored = after.join('\n').replaceAll(marker, () => matches[index++]?.match ?? '');
      expect(restored).toBe(before.join('\n'));
      expect(found(result, wanted)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** All strings of a document in reading order: runs of text joined, whatever their marks. */
function strings(document: DocumentNode): string[] {
  const all: string[] = [];
  documentSchema.nodeFromJSON(document).descendants((node) => {
    if (node.type.name === 'table') all.push(String(node.attrs.caption));
    if (!node.inlineContent) return;
    let run = '';
    node.forEach((child) => {
      const isDeletion = child.marks.some((mark) => mark.type.name === 'deletion');
      run += child.isText ? (isDeletion ? `[${child.text}]` : child.text) : '|';
    });
    all.push(run);
  });
  return all;
}
