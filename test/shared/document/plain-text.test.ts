import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credits, documentOf, footnote, heading, marked, note, paragraph } from '../../../shared/document/build.ts';
import { blockLines, inlineText, plainText } from '../../../shared/document/plain-text.ts';
import type { BlockNode, DocumentNode, InlineNode, Mark } from '../../../shared/document/types.ts';
import { randomDocument } from '../../helpers/random-document.ts';

const change = { id: '1', author: '甲', time: '2021-01-01T00:00:00Z' };
const deleted: Mark = { type: 'deletion', attrs: change };
const inserted: Mark = { type: 'insertion', attrs: change };

test('one line a paragraph, heading, caption and cell; footnotes after their paragraph', () => {
  const document: DocumentNode = documentOf(
    heading(1, '一、标题'),
    paragraph('甲', footnote('注一'), '乙', { type: 'hardBreak' }, marked('丙', 'bold')),
    { type: 'blockquote', content: [paragraph('引一'), paragraph('引二')] },
    note(paragraph('注：说明')),
    credits('供稿：某办'),
    { type: 'figure', attrs: { asset: 'a'.repeat(64), alt: '不打印' }, content: [{ type: 'text', text: '图1' }] },
    {
      type: 'table',
      attrs: { caption: '表1' },
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph('项')] },
            { type: 'tableHeader', content: [paragraph('数')] },
          ],
        },
        { type: 'tableRow' },
        { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('子'), paragraph('丑')] }] },
      ],
    },
  );
  expect(plainText(document).split('\n')).toEqual(
    '一、标题|甲乙|丙|注一|引一|引二|注：说明|供稿：某办|图1|表1|项|数|子|丑'.split('|'),
  );
});

test('deleted text is left out, inserted text is not, in footnotes too', () => {
  const content: InlineNode[] = [
    { type: 'text', text: '留' },
    { type: 'text', text: '删', marks: [deleted] },
    { type: 'text', text: '增', marks: [inserted] },
    { type: 'hardBreak', marks: [deleted] },
    { type: 'footnote', content: [{ type: 'text', text: '删去的注' }], marks: [deleted] },
    {
      type: 'footnote',
      content: [
        { type: 'text', text: '留' },
        { type: 'text', text: '删', marks: [deleted] },
      ],
    },
  ];
  expect(inlineText(content)).toBe('留增');
  expect(blockLines({ type: 'paragraph', content })).toEqual(['留增', '留']);
});

test('empty nodes', () => {
  expect(plainText(documentOf())).toBe('');
  expect(blockLines(heading(2))).toEqual(['']);
  expect(inlineText(undefined)).toBe('');
});

test('the text of random documents is exactly what their undeleted text nodes and captions hold', () => {
  fc.assert(
    fc.property(randomDocument(), (document) => {
      expect(sorted(plainText(document))).toBe(sorted(document.content.map(allText).join('')));
    }),
  );
});

function allText(node: BlockNode | InlineNode | { content?: unknown[] }): string {
  const { type, text, marks, attrs, content } = node as {
    type?: string;
    text?: string;
    marks?: Mark[];
    attrs?: { caption?: string };
    content?: [];
  };
  if (marks?.some((mark) => mark.type === 'deletion')) return '';
  if (type === 'text') return text ?? '';
  return (attrs?.caption ?? '') + (content ?? []).map(allText).join('');
}

/** Characters without line feeds, in a fixed order: footnotes stand elsewhere in the plain text than in the tree. */
function sorted(text: string): string {
  return [...text.replaceAll('\n', '')].sort().join('');
}
