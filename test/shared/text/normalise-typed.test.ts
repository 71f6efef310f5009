import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { isUnusual, normaliseTyped } from '../../../shared/text/normalise-typed.ts';

/** Types the characters one after the other, each put in order where it can be. */
function typed(characters: string, before = '', after = ''): string {
  let text = before;
  for (const character of characters) {
    const from = text.length;
    text += character;
    const piece = normaliseTyped(text + after, from, text.length);
    if (piece) text = (text + after).slice(0, piece.from) + piece.text + (text + after).slice(piece.to, text.length);
  }
  return text + after;
}

describe('typed one by one', () => {
  test.each([
    ['康熙部首', '\u2f08\u4e8b\u2f2f\u4f5c', '人事工作'],
    ['compatibility ideographs, also beyond the basic plane', '\uf9dc重\u{2f800}', '隆重\u4e3d'],
    ['vertical and small marks', '甲\ufe12乙\ufe50\ufe35丙\ufe36', '甲。乙，（丙）'],
    ['half-width katakana with its mark', '\uff76\uff9e\uff72', 'ガイ'],
    ['a letter and its marks', 'e\u0301, a\u0301\u0323, x', `é, a\u0301\u0323, x`.normalize('NFC')],
    ['jamo', '\u1112\u1161\u11ab\u1100\u116e\u11a8', '한국'],
    ['characters without a shape, marks of direction', '编\u200b制\u202e管\u2069理\ufeff的\u00ad实', '编制管理的实'],
    ['a soft return', '甲\u000b乙\u2028丙', '甲\n乙\n丙'],
    ['private-use characters of GBK', '赵\ue863', '赵䶮'],
    ['what no page can carry', '甲\u0007乙', '甲\ufffd乙'],
  ])('%s', (_, given, expected) => expect(typed(given)).toBe(expected));

  test.each([
    ['Mongolian', 'ᠬᠠᠷ\u180eᠠ ᠮᠣᠩ\u180bᠭᠣᠯ\u202fᠤᠨ ᠪ\u200dᠠ'],
    ['Persian and Hindi', 'می\u200cخواهم क्\u200dष'],
    ['Khmer', 'ខ្ញុំ\u200bទៅ'],
    ['emoji', '👨\u200d👩\u200d👧'],
    ['what nobody knows', '\uf0b7\u{f0001}'],
    ['everyday text', '“编制”——第3条……（一）a.b@c.cn，５'],
  ])('what is at work stays: %s', (_, given) => expect(typed(given)).toBe(given));
});

test('what stands around stays as it is', () => {
  expect(typed('\u2f08', '\u2f2f作、', '，\u2f2f作')).toBe('\u2f2f作、人，\u2f2f作');
  expect(typed('\u0301', '\u2f00cafe', '，\u2f00')).toBe('\u2f00café，\u2f00');
  expect(normaliseTyped('甲乙', 1, 1)).toBeNull();
});

const character = fc.oneof(
  fc.constantFrom(
    ...'中，a1\u2f08\u2ea0\uf9dc\ufe10\uff76\uff9e\ue863\uf0b7ᠮᠣ\u180b\u180e\u200b\u202e\u0301\u0323\u1100\u1161\u11a8\u000b\ufffc\u00ad\u{2f800}\u0007',
  ),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 1 })
    .filter((one) => !/[\r\p{Emoji}\u{1f1e6}-\u{1f1ff}\u{e0000}-\u{e0fff}\p{Cs}]/u.test(one)),
);

test('typed one after the other, a text is what it is when it is pasted', () => {
  fc.assert(
    fc.property(fc.array(character, { maxLength: 20 }), (characters) => {
      // The last one shows what became of those that wait.
      const text = `${characters.join('')}中`;
      // What parts a letter from its sign is gone by the time the sign is typed, so that the sign is kept; in a paste it is lost.
      fc.pre(!/[\p{C}\p{Zl}\p{Zp}\ufffc](?:[\u180b-\u180f]|[\u200b-\u200d]|[\ufe00-\ufe0f])/u.test(text));
      expect(typed(text)).toBe(normaliseCharacters(text).text);
      if (!isUnusual(text)) expect(normaliseCharacters(text).text).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
