import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, footnote, heading, marked, paragraph } from '../../../shared/document/build.ts';
import { findInDocument, findInText, replaceMatches, replaceRanges } from '../../../shared/document/find-text.ts';
import { documentSchema } from '../../../shared/document/schema.ts';
import type { TextQuery } from '../../../shared/document/text-query.ts';
import type { DocumentNode, TextNode } from '../../../shared/document/types.ts';
import { fold } from '../../../shared/text/fold.ts';
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
  ['caf\u00e9 cafe\u0301 CAFE\u0301', 'café', {}, [0, 5, 11]],
  ['caf\u00e9', 'cafe\u0301', {}, [0]],
  ['cafe\u0301', 'cafe', {}, []],
  ['⽂件與⻓期', '文件', {}, [0]],
  ['⽂件與⻓期', '长期', {}, [3]],
  ['長期', '⻑期', {}, [0]],
  ['\uf9d8令\uf92e', '令', { matchCase: true, matchWidth: true }, [1]],
  ['︵一︶（一）(一)', '（一）', { matchWidth: true }, [0, 3]],
  ['︵一︶（一）(一)', '(一)', {}, [0, 3, 6]],
  ['编\u200b制编制\ufeff', '编制', {}, [0, 3]],
  ['编制', '编\u200b制', {}, [0]],
  ['\ue831市、㑳市', '㑳市', {}, [3]],
  ['ｶﾞｽ ガス', 'ガス', {}, [0, 4]],
  ['ｶﾞｽ ガス', 'ガス', { matchWidth: true }, [4]],
  ['\u1112\u1161\u11ab글', '한글', {}, [0]],
  ['oﬀice', 'office', {}, [0]],
  ['oﬀice', 'f', {}, []],
  ['每\u00a0月', '每 月', { matchWidth: true }, [0]],
  ['\u{2f80c}甲', '甲', {}, [2]],
  ['甲', '\u200b', {}, []],
  ['甲', '', {}, []],
  ['a\0b', '\0', {}, []],
  ['.*', '.*', {}, [0]],
])('finds in 「%s」「%s」 %o', (text, wanted, options, places) => {
  const matches = findInText(text, { ...loose, ...options, text: wanted });
  expect(matches.map(({ from }) => from)).toEqual(places);
  for (const { from, to, match } of matches) expect(match).toBe(text.slice(from, to));
});

test('finds what a plain scan of the folded text finds, and the ranges are those of the text', () => {
  const unit = fc.constantFrom(
    ...[
      '文',
      '⽂',
      '件',
      'é',
      'e\u0301',
      'e',
      'E',
      '（',
      '(',
      '︵',
      '\u200b',
      '\ufeff',
      '\0',
      'ｶﾞ',
      'ガ',
      '𠮷',
      '\u1112\u1161',
      '하',
    ],
  );
  const options = fc.record({ matchCase: fc.boolean(), matchWidth: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 30 }),
      fc.array(unit, { minLength: 1, maxLength: 3 }),
      options,
      (units, wanted, how) => {
        const text = units.join('');
        const query = { ...how, text: wanted.join('').replaceAll('\0', '') };
        const needle = fold(query.text, how).text;
        const hits = findInText(text, query);
        expect(hits).toHaveLength(needle === '' ? 0 : fold(text, how).text.split(needle).length - 1);
        for (const { from, to } of hits) expect(fold(text.slice(from, to), how).text).toBe(needle);
        const gaps = replaceRanges(text, hits, '|').split('|');
        expect(gaps.map((gap) => fold(gap, how).text).join(needle)).toBe(fold(text, how).text);
      },
    ),
    { numRuns: 1000 },
  );
});

test('long texts are found and replaced in time that grows with their length', () => {
  const query = { ...loose, text: '甲' };
  const long = `${'甲乙\u200b'.repeat(60_000)}é`;
  const hits = findInText(long, query);
  expect(hits).toHaveLength(60_000);
  expect(replaceRanges(long, hits, '丙').startsWith('丙乙\u200b丙')).toBe(true);
  const parts = Array.from({ length: 100 }, () => ['乙甲', marked('甲丙', 'bold'), footnote('注')]).flat();
  const result = replaced(documentOf(paragraph(...parts, '甲甲'.repeat(20_000))), { ...query, text: '甲甲' }, '丁');
  expect(strings(result)[0]).toBe(`${'乙丁丙|'.repeat(100)}${'丁'.repeat(20_000)}`);
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
