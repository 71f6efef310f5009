import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanStrings } from '../../../shared/text/clean-strings.ts';
import { cleanText } from '../../../shared/text/clean-text.ts';
import { emWidth } from '../../../shared/text/em-width.ts';
import { hostileStrings } from '../../helpers/hostile-strings.ts';

test.each([
  ['普通的文字，A b 1。', []],
  ['制\t表\n换行', []],
  ['ᠮᠣᠩᠭᠣᠯ\u180b\u202f\u200d\u200c\u200b', []],
  ['𠀀𠮷👨‍👩‍👧\u{e0100}\ue000', []],
  ['\ufeff\u200e\u200f\u00ad\ufffd', []],
  ['a\u0000b', ['U+0000']],
  ['回车\r\n', ['U+000D']],
  ['\u000b\u000c\u001b\u007f\u0085\u009f', ['U+000B', 'U+000C', 'U+001B', 'U+007F', 'U+0085', 'U+009F']],
  ['\ud800', ['U+D800']],
  ['\udc00\ud800', ['U+DC00', 'U+D800']],
  ['x\ud83d', ['U+D83D']],
  ['\u202a\u202b\u202c\u202d\u202e', ['U+202A', 'U+202B', 'U+202C', 'U+202D', 'U+202E']],
  ['\u2066\u2067\u2068\u2069', ['U+2066', 'U+2067', 'U+2068', 'U+2069']],
  ['\ufdd0\ufdef\ufffe\uffff\u{1fffe}\u{10ffff}', ['U+FDD0', 'U+FDEF', 'U+FFFE', 'U+FFFF', 'U+1FFFE', 'U+10FFFF']],
  ['', []],
])('cleanText(%j)', (text, replaced) => {
  const cleaned = cleanText(text);
  expect(cleaned.replaced).toEqual(replaced);
  expect([...cleaned.text].length).toBe([...text].length);
  if (replaced.length === 0) expect(cleaned.text).toBe(text);
});

test('what is cleaned is well formed, clean, as long as before, and differs only where the report says', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileStrings), utf16());
  fc.assert(
    fc.property(anyText, (text) => {
      const cleaned = cleanText(text);
      expect(cleaned.text.isWellFormed()).toBe(true);
      expect(cleanText(cleaned.text)).toEqual({ text: cleaned.text, replaced: [] });
      const after = [...cleaned.text];
      const differing = [...text].filter((character, index) => after[index] !== character);
      expect(
        differing.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`),
      ).toEqual(cleaned.replaced);
      expect(
        after.filter((character, index) => [...text][index] !== character).every((character) => character === '\ufffd'),
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a value is cleaned at any depth; what is clean already is not copied, and what is dirty may be long', () => {
  const clean = { a: ['字', { b: 'x', c: null }] };
  const replaced: string[] = [];
  expect(cleanStrings(clean, replaced, 4)).toBe(clean);
  expect(cleanStrings({ a: ['\u0001', { b: 'x\ud800' }] }, replaced, 4)).toEqual({ a: ['\ufffd', { b: 'x\ufffd' }] });
  expect(replaced).toEqual(['U+0001', 'U+D800']);
  expect(cleanStrings(['\u0001'.repeat(300_000)], replaced, 4)).toEqual(['\ufffd'.repeat(300_000)]);
  expect(() => cleanStrings([[['\u0001', ['字']]]], replaced, 3)).toThrow(RangeError);
});

test('widths in characters', () => {
  expect(emWidth('汉字，')).toBe(3);
  expect(emWidth('ab')).toBeCloseTo(1.1);
  expect(emWidth('𠮷')).toBe(1);
  expect(emWidth('')).toBe(0);
  expect(emWidth('办改为2021个')).toBeCloseTo(6.7);
  expect(emWidth('WiFi，')).toBeCloseTo(1 + 0.33 + 0.72 + 0.33 + 1);
});

/** Any sequence of 16-bit units, lone surrogates among them. */
function utf16(): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units));
}
