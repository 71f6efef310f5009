import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';

test.each([
  ['改革,不断深化;成效明显:很好!对吗?', '改革，不断深化；成效明显：很好！对吗？'],
  ['(一)清河镇(含新区)', '（一）清河镇（含新区）'],
  ['1.5倍,1,250人,上午9:30,比例3:1', '1.5倍，1,250人，上午9:30，比例3:1'],
  ['移动端APP,对接系统', '移动端APP，对接系统'],
  ['见http://example.cn/a?b=1,c;请查收', '见http://example.cn/a?b=1,c；请查收'],
  ['信箱a.b@example.cn,电话不变', '信箱a.b@example.cn，电话不变'],
  ['Hello, world (2021); fine!', 'Hello, world (2021); fine!'],
  ['鄂府函[2011]422号', '鄂府函[2011]422号'],
  ['共80人(其中党员30人),均在岗', '共80人（其中党员30人），均在岗'],
  ['函数f(x)与OA(V2)', '函数f(x)与OA(V2)'],
  ['“试点”,‘先行’', '“试点”，‘先行’'],
])('%s', (source, expected) => {
  expect(normalisePunctuation(source)).toBe(expected);
});

const text = fc.string({ unit: fc.constantFrom(...'改革一二,;:()!?，；：（）！？ 09aB/.“”[]w@'), maxLength: 40 });

test('only widths change and a second pass changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (source) => {
      const once = normalisePunctuation(source);
      const narrow = (value: string): string =>
        value.replace(/[，；：（）！？]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
      expect(narrow(once)).toBe(narrow(source));
      expect(normalisePunctuation(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

/** Over the time limit of a test by far where the work grows with the square of the length. */
const long = 20_000;
test.each([
  ['commas', `改${','.repeat(long)}`, `改${'，'.repeat(long)}`],
  ['commas before the only Chinese', `${'a,'.repeat(long)}改`, `${'a,'.repeat(long - 1)}a，改`],
  ['parentheses inside each other', `${'('.repeat(long)}改${')'.repeat(long)}`, `${'（'.repeat(long)}改${'）'.repeat(long)}`],
  ['parentheses beside each other', `改${'()'.repeat(long)}`, `改${'（）'.repeat(long)}`],
  ['a word without end', `${'a'.repeat(long)},改`, `${'a'.repeat(long)}，改`],
  ['addresses', 'a@b.cn,改;'.repeat(long / 10), 'a@b.cn，改；'.repeat(long / 10)],
])('long lines: %s', (_, source, expected) => {
  expect(normalisePunctuation(source) === expected).toBe(true);
});

test.each([
  ['含(一(二),三):四', '含（一（二），三）：四'],
  ['a(b(c)d)e,改', 'a(b(c)d)e，改'],
  ['x ,( , ) 改', 'x ，（ ， ） 改'],
  ['见(http://a.cn/(1),好)', '见（http://a.cn/(1），好）'],
  ['(改', '（改'],
])('marks that are context for each other: %s', (source, expected) => {
  expect(normalisePunctuation(source)).toBe(expected);
});
