import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf, footnote, heading, marked, note, paragraph } from '../../../shared/document/build.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { UserError } from '../../../shared/errors.ts';
import { randomDocument } from '../../helpers/random-document.ts';

const text = (value: unknown, marks?: unknown): unknown => ({ type: 'text', text: value, ...(marks ? { marks } : {}) });
const para = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const doc = (...content: unknown[]): unknown => ({ type: 'doc', content });
const asset = 'a'.repeat(64);
const change = { id: '1', author: '甲', time: '2021-01-01T00:00:00Z' };

test.each<[string, unknown]>([
  ['null', null],
  ['a string', 'doc'],
  ['a number', 5],
  ['an array', []],
  ['an empty object', {}],
  ['no document', para(text('字'))],
  ['an empty document', doc()],
  ['an unknown node', doc({ type: 'video' })],
  ['an unknown node inside', doc(para({ type: 'widget' }))],
  ['a node named like a method', doc({ type: 'toString' })],
  ['a node named __proto__', doc({ type: '__proto__' })],
  ['an unknown mark', doc(para(text('字', [{ type: 'blink' }])))],
  ['a mark named like a method', doc(para(text('字', [{ type: 'constructor' }])))],
  ['a mark that is null', doc(para(text('字', [null])))],
  ['marks that are no list', doc(para(text('字', { type: 'bold' })))],
  ['content that is no list', { type: 'doc', content: { type: 'paragraph' } }],
  ['content that is null inside', doc(null)],
  ['text that is empty', doc(para(text('')))],
  ['text that is a number', doc(para(text(5)))],
  ['text in the document itself', doc(text('字'))],
  ['a paragraph in a paragraph', doc(para(para()))],
  ['a paragraph in a heading', doc({ type: 'heading', attrs: { level: 1 }, content: [para()] })],
  ['heading level 5', doc({ type: 'heading', attrs: { level: 5 } })],
  ['heading level "1"', doc({ type: 'heading', attrs: { level: '1' } })],
  ['an unknown alignment', doc({ type: 'paragraph', attrs: { align: 'left' } })],
  ['an empty note', doc({ type: 'note' })],
  ['a table in a note', doc({ type: 'note', content: [{ type: 'table' }] })],
  ['an empty table', doc({ type: 'table' })],
  ['a table with paragraphs for rows', doc({ type: 'table', content: [para()] })],
  ['an empty cell', doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell' }] }] })],
  [
    'a table in a cell',
    doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'table' }] }] }] }),
  ],
  ['colspan 0', cell({ colspan: 0 })],
  ['colspan 1.5', cell({ colspan: 1.5 })],
  ['colspan 100,000', cell({ colspan: 100_000 })],
  ['widths that are negative', cell({ colwidth: [-1] })],
  ['widths that are text', cell({ colwidth: '100' })],
  ['a figure without asset', doc({ type: 'figure' })],
  ['a figure with a path for asset', doc({ type: 'figure', attrs: { asset: '../../etc/passwd' } })],
  ['a figure with an unknown span', doc({ type: 'figure', attrs: { asset, span: 'wide' } })],
  ['a figure in a paragraph', doc(para({ type: 'figure', attrs: { asset } }))],
  ['a footnote with a hard break', doc(para({ type: 'footnote', content: [{ type: 'hardBreak' }] }))],
  ['a link that runs a script', doc(para(text('字', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])))],
  ['a link to a file', doc(para(text('字', [{ type: 'link', attrs: { href: 'file:///etc/passwd' } }])))],
  ['a link without address', doc(para(text('字', [{ type: 'link' }])))],
  ['a change without author', doc(para(text('字', [{ type: 'insertion', attrs: { id: '1', time: '' } }])))],
  ['a change with a number for author', doc(para(text('字', [{ type: 'deletion', attrs: { ...change, author: 1 } }])))],
  [
    'text inserted and deleted',
    doc(
      para(
        text('字', [
          { type: 'insertion', attrs: change },
          { type: 'deletion', attrs: change },
        ]),
      ),
    ),
  ],
  ['text above and below', doc(para(text('字', [{ type: 'superscript' }, { type: 'subscript' }])))],
  ['nesting without end', Array.from({ length: 200 }).reduce((inner) => para(inner), text('字'))],
])('refused: %s', (_, value) => {
  expect(() => checkDocument(value)).toThrow(UserError);
  try {
    checkDocument(value);
  } catch (error) {
    expect(error).toMatchObject({ code: 'document-invalid', message: expect.not.stringMatching(/[A-Za-z]/) });
  }
});

test('a good document comes back with its attributes written out', () => {
  const document = documentOf(
    heading(1, '一、总体要求'),
    paragraph(marked('（一）开头。', 'lead'), '正文', footnote('注文'), marked('粗', 'bold', 'underline')),
    note(paragraph('注：说明。')),
  );
  const checked = checkDocument(document);
  expect(checked.replaced).toEqual([]);
  expect(checked.document.content[1]).toMatchObject({ type: 'paragraph', attrs: { align: 'start' } });
  expect(checkDocument(checked.document)).toEqual(checked);
});

test('characters no page can carry are replaced and named, in attributes too', () => {
  const { document, replaced } = checkDocument(
    doc({ type: 'table', attrs: { caption: '表\u0000一' }, content: [row(cellOf(para(text('甲\ud800乙\u202e'))))] }),
  );
  expect(replaced).toEqual(['U+0000', 'U+D800', 'U+202E']);
  expect(JSON.stringify(document)).toContain('表\ufffd一');
  expect(JSON.stringify(document)).toContain('甲\ufffd乙\ufffd');
});

test.each<[string, unknown]>([
  ['a node', { type: { toString: 0 } }],
  ['a mark', { type: 'text', text: '甲', marks: [{ type: { toString: 0 } }] }],
  ['a mark that is nothing', { type: 'text', text: '甲', marks: [null] }],
  ['marks that are no list', { type: 'text', text: '甲', marks: 'bold' }],
  ['content that is no list', { type: 'paragraph', content: { length: 1 } }],
])('%s whose name is no word is refused', (_what, part) => {
  const value = { type: 'doc', content: [{ type: 'paragraph', content: [part] }] };
  expect(() => checkDocument(value)).toThrow(expect.objectContaining({ code: 'document-invalid' }));
});

test('any value is either a document or refused with a sentence', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything(), brokenDocument()), (value) => {
      try {
        const { document } = checkDocument(value);
        expect(checkDocument(document)).toEqual({ document, replaced: [] });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.code).toBe('document-invalid');
        expect(error.message).not.toMatch(/[A-Za-z]/);
      }
    }),
    { numRuns: 1500 },
  );
});

/** A valid document with one value somewhere inside replaced by something else. */
function brokenDocument(): fc.Arbitrary<unknown> {
  return fc.tuple(randomDocument(), fc.nat(), fc.jsonValue()).map(([document, place, value]) => {
    const copy: unknown = structuredClone(document);
    const slots: { holder: Record<string, unknown>; key: string }[] = [];
    const walk = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return;
      for (const [key, item] of Object.entries(node)) {
        slots.push({ holder: node as Record<string, unknown>, key });
        walk(item);
      }
    };
    walk(copy);
    const slot = slots[place % slots.length];
    if (slot) slot.holder[slot.key] = value;
    return copy;
  });
}

function row(...content: unknown[]): unknown {
  return { type: 'tableRow', content };
}

function cellOf(...content: unknown[]): unknown {
  return { type: 'tableCell', content };
}

function cell(attrs: unknown): unknown {
  return doc({ type: 'table', content: [row({ type: 'tableCell', attrs, content: [para()] })] });
}
