import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../shared/text/clean-text.ts';
import { normaliseCharacters } from '../../../shared/text/normalise-characters.ts';
import { hostileStrings } from '../../helpers/hostile-strings.ts';

describe('characters that stand for another', () => {
  test.each([
    ['康熙部首', '\u2f08\u4e8b\u2f2f\u4f5c\u2f0f\u70b9', '人事工作几点', ['radical', 'radical', 'radical']],
    ['radicals of the supplement', '\u2ea0\u2ed3\u2ed4\u2ecb\u2fb3', '民长门车音', ['radical']],
    ['mainland shapes', '\u2f3e\u7c4d\uff0c\u2fad\u5e74', '户籍，青年', ['radical', 'radical']],
    [
      'compatibility ideographs',
      '\uf9dc\u91cd\u3001\ufa12\u{2f800}',
      '隆重、晴丽'.replace('丽', '\u4e3d'),
      ['compatibility', 'compatibility'],
    ],
    ['vertical marks', '\ufe10\ufe11\ufe12\ufe35\ufe36\ufe3d\ufe3e\ufe31', '，、。（）《》—', ['form']],
    ['small marks', '\ufe50\ufe51\ufe54\ufe55\ufe59\ufe5a', '，、；：（）', ['form']],
    ['half-width katakana', '\uff76\uff9e\uff72\uff84\uff9e\uff61\uff62\uff63', 'ガイド。「」', ['form']],
    ['half-width hangul', '\uffa1\uffc2', '\u3131\u314f', ['form']],
    ['ligatures', 'e\ufb03cient \ufb01le', 'efficient file', ['form', 'form']],
    [
      'GBK private use',
      '赵\ue863、\ue7c7、\ue815、\ue831',
      '赵䶮、ḿ、⺁、\u{215d7}',
      ['private', 'private', 'private', 'private'],
    ],
    ['euro and vertical marks of GB18030', '\ue76c\ue78d', '€，', ['private']],
    ['interlinear ruby', '\ufff9漢\ufffaかん\ufffb', '漢（かん）', ['invisible', 'form', 'form']],
  ])('%s', (_, given, expected, kinds) => {
    const { text, changes } = normaliseCharacters(given);
    expect(text).toBe(expected);
    expect(changes.map((change) => change.kind)).toEqual(kinds);
  });

  test('all eighty of GBK are known, and none is private any more', () => {
    const all = Array.from({ length: 80 }, (_, index) => String.fromCharCode(0xe815 + index)).join('');
    const { text, changes } = normaliseCharacters(all);
    expect([...new Set(text)]).toHaveLength(80);
    expect(text).not.toMatch(/\p{Co}|\ufffd/u);
    expect(changes).toEqual([{ kind: 'private', at: 0, line: 1, from: all, to: text }]);
  });

  test.each([
    '㎡㏄①⑵⒊㈠Ⅲ℃№，。（）ＡＢ１．〇々〆ヶ・',
    '编制管理的实践，José Álvarez 서울 시청 Ω μm',
    '\u2eae\u2e8c\u2eb6',
    'العربية ﷲ עברית हिन्दी',
  ])('what is in general use stays: %s', (given) => {
    expect(normaliseCharacters(given)).toEqual({ text: given, changes: [], isCut: false });
  });
});

test('private-use characters that nobody knows stay and are told with their line', () => {
  expect(normaliseCharacters('甲\n乙\uf0b7丙\n\u{f0001}')).toEqual({
    text: '甲\n乙\uf0b7丙\n\u{f0001}',
    changes: [
      { kind: 'unknown', at: 3, line: 2, from: '\uf0b7', to: '\uf0b7' },
      { kind: 'unknown', at: 6, line: 3, from: '\u{f0001}', to: '\u{f0001}' },
    ],
    isCut: false,
  });
});

describe('characters without a shape', () => {
  test.each([
    ['编制\u200b管理\ufeff的实\u00ad践', '编制管理的实践'],
    ['李\u200c明\u200d', '李明'],
    [
      '\u200e全旗\u200f编制\u2060工作\u180e稳步\u034f推进\ufe0f，\u2063效果\u00ad明显。\u061c末句。',
      '全旗编制工作稳步推进，效果明显。末句。',
    ],
    ['一\u202e二\u202c三\u2066四\u2069', '一二三四'],
    ['e\u200d\u200bx \u{e0041}y\u115f', 'ex y\u115f'],
    ['可选\u001f连字\u001e符', '可选连字-符'],
  ])('left over ones are taken out: %j', (given, expected) => {
    expect(normaliseCharacters(given).text).toBe(expected);
    expect(normaliseCharacters(given).changes.length).toBeGreaterThan(0);
  });

  test.each([
    [
      'Mongolian selectors, vowel separator, joiners, narrow space',
      'ᠮᠣᠩ\u180bᠭᠣᠯ\u202fᠤᠨ ᠬᠠᠷ\u180eᠠ ᠪ\u200d \u200dᠢ ᠳ\u180d\u200d',
    ],
    ['Persian and Hindi joiners', 'می\u200cخواهم क्\u200dष'],
    ['Khmer word ends', 'ខ្ញុំ\u200bទៅ'],
    ['emoji', '👨‍👩‍👧 ☎️ 1️⃣ 🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['ideographic variants', '辻\u{e0100}葛\u{e0101}'],
  ])('those at work stay: %s', (_, given) => {
    expect(normaliseCharacters(given)).toEqual({ text: given, changes: [], isCut: false });
  });

  test('the place of an embedded picture is told', () => {
    expect(normaliseCharacters('见\ufffc图').changes).toEqual([{ kind: 'object', at: 1, line: 1, from: '\ufffc', to: '' }]);
  });
});

test('line ends of every kind; lines are counted in what comes out', () => {
  const { text, changes } = normaliseCharacters('一\r\n二\r三\u000b四\u2028五\u2029六\u0085七\f八\u2f08');
  expect(text).toBe('一\n二\n三\n四\n五\n六\n七\n八人');
  expect(changes.map(({ kind, line }) => [kind, line])).toEqual([
    ['line-end', 3],
    ['line-end', 4],
    ['line-end', 5],
    ['line-end', 6],
    ['line-end', 7],
    ['radical', 8],
  ]);
  expect(normaliseCharacters('一\f二', { pageBreaks: 'keep' })).toMatchObject({ text: '一\f二', changes: [] });
});

test('what no page can carry becomes U+FFFD and is told; a U+FFFD that is there already too', () => {
  expect(normaliseCharacters('a\u0000\u0007\n\ud800b\uffff\u{1fffe}\u0093\ufffd')).toEqual({
    text: 'a\ufffd\ufffd\n\ufffdb\ufffd\ufffd\ufffd\ufffd',
    changes: [
      { kind: 'unprintable', at: 1, line: 1, from: '\u0000\u0007', to: '\ufffd\ufffd' },
      { kind: 'unprintable', at: 4, line: 2, from: '\ud800', to: '\ufffd' },
      { kind: 'unprintable', at: 6, line: 2, from: '\uffff\u{1fffe}\u0093', to: '\ufffd\ufffd\ufffd' },
      { kind: 'damaged', at: 10, line: 2, from: '\ufffd', to: '\ufffd' },
    ],
    isCut: false,
  });
});

test('letters and their marks come together', () => {
  expect(normaliseCharacters('Jose\u0301, bia\u0304nzhi\u0300, \u1112\u1161\u11ab\u1100\u116e\u11a8')).toEqual({
    text: 'José, biānzhì, 한국',
    changes: [],
    isCut: false,
  });
});

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'中\u2f08\u2ea0\uf9dc\ufe10\uff76\uff9e\ue863\uf0b7ᠮᠣ\u180b\u180c\u180e\u200b\u200c\u200d\ufe0f\u202e\u0301\u0300\u034f\u1100\u1161\u11a8\u0085\u2028\r\n\f\u000b\ufffc\ufffa☎1#',
      '👨',
      '\u20e3',
      '\u{e0100}',
      '\u{1f3fb}',
      '\u{e0067}',
      '\u{e007f}',
      '\u{1f3f4}',
      '\ud800',
      '\udc00',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});

test('a second pass changes nothing, nothing is left that no page can carry, and every letter is there or told', () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.constantFrom(...hostileStrings)), (given) => {
      const once = normaliseCharacters(given);
      expect(normaliseCharacters(once.text).text).toBe(once.text);
      expect(cleanText(once.text)).toEqual({ text: once.text, replaced: [] });
      // Undoing what is told gives back the text, but for its line ends and composed letters.
      let told = '';
      let end = 0;
      for (const { at, from, to } of once.changes) {
        expect(given.slice(at, at + from.length)).toBe(from);
        told += lineFeeds(given.slice(end, at)) + to;
        end = at + from.length;
      }
      told += lineFeeds(given.slice(end));
      expect(told.normalize('NFC')).toBe(once.text.normalize('NFC'));
    }),
    { numRuns: 3000 },
  );
});

function lineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

test('long texts of one thing are read in one pass', () => {
  for (const unit of ['\u2f08a', '\u200d', 'ᠮ\u180b', 'e\u0301\u0300', '\u000b', '👨\u200d', '\ufffd', '\u1100', '1\ufe0f', '\r'])
    expect(normaliseCharacters(unit.repeat(100_000)).changes.length).toBeLessThanOrEqual(10_000);
});
