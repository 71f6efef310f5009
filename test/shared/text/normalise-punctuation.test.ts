import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalisePunctuation } from '../../../shared/text/normalise-punctuation.ts';
import { normaliseSpaces } from '../../../shared/text/normalise-spaces.ts';

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

test.each([
  ['核定编制 417 名,审批 94 次', '核定编制417名,审批94次'],
  ['内蒙古 党史', '内蒙古党史'],
  ['the new plan', 'the new plan'],
  ['　　首行　缩进', '首行缩进'],
])('spaces: %s', (source, expected) => {
  expect(normaliseSpaces(source)).toBe(expected);
});

test('spaces: no other character is lost', () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(normaliseSpaces(source).replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
    }),
  );
});
