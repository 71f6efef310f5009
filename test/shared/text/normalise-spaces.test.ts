import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseSpaces } from '../../../shared/text/normalise-spaces.ts';

describe('spaces of the scan go', () => {
  test.each([
    ['核定编制 417 名,审批 94 次', '核定编制417名,审批94次'],
    ['内蒙古 党史', '内蒙古党史'],
    ['　　首行　缩进', '首行缩进'],
    ['改革 “三定” 方案，共 3 项 （含 1 项）', '改革“三定”方案，共3项（含1项）'],
    ['改革, 2021年', '改革,2021年'],
    ['编办 ——机构', '编办——机构'],
    ['① 数表 ② 减表', '①数表②减表'],
    ['使用 OA 系统', '使用OA系统'],
  ])('%s', (source, expected) => expect(normaliseSpaces(source)).toBe(expected));
});

describe('spaces between words stay, as one', () => {
  test.each([
    ['the  new\tplan', 'the new plan'],
    ['Монгол Улсын Засгийн газар，代表', 'Монгол Улсын Засгийн газар，代表'],
    ['代表José Álvarez Núñez和Zoë Ünal出席', '代表José Álvarez Núñez和Zoë Ünal出席'],
    ['韩文为서울 시청 광장，', '韩文为서울 시청 광장，'],
    ['ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ\u202fᠤᠨ ᠵᠠᠰᠠᠭ', 'ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ\u202fᠤᠨ ᠵᠠᠰᠠᠭ'],
    ['ᠬᠠᠷ\u180eᠠ ᠪᠢ᠂ ᠲᠡᠷᠡ᠃', 'ᠬᠠᠷ\u180eᠠ ᠪᠢ᠂ ᠲᠡᠷᠡ᠃'],
    ['α β γ', 'α β γ'],
    ['5 μm和3 Ω，温度25 ℃，面积120 ㎡，价格5 €', '5 μm和3 Ω，温度25 ℃，面积120 ㎡，价格5 €'],
    ['said “hello” to — them', 'said “hello” to — them'],
    ['བོད་ ཡིག العربية لغة हिन्दी भाषा', 'བོད་ ཡིག العربية لغة हिन्दी भाषा'],
    ['a\u0301 b，12 500', 'a\u0301 b，12 500'],
  ])('%s', (source, expected) => expect(normaliseSpaces(source)).toBe(expected));
});

describe('the blank behind the number of an article of law stays', () => {
  test.each([
    ['第一条　为了规范管理', '第一条　为了规范管理'],
    ['　　第十二条 本办法', '第十二条　本办法'],
    ['第一章　　总 则', '第一章　总则'],
    ['第2节 职责', '第2节　职责'],
    ['第三款　依照', '第三款　依照'],
    ['第二十条之一 例外', '第二十条之一　例外'],
    ['第一分编　通则', '第一分编　通则'],
    ['根据第三条 规定', '根据第三条规定'],
    ['第一条', '第一条'],
    ['第一次 会议', '第一次会议'],
  ])('%s', (source, expected) => expect(normaliseSpaces(source)).toBe(expected));
});

const text = fc.string({
  unit: fc.constantFrom(...'改革一第条,;:()，；“”— 　\t\u202f\u00a0 09aBéЖ한ᠮ①℃'),
  maxLength: 40,
});

test('nothing but white space changes, a second pass changes nothing, and no two words of one script run together', () => {
  fc.assert(
    fc.property(text, (source) => {
      const once = normaliseSpaces(source);
      expect(once.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
      expect(normaliseSpaces(once)).toBe(once);
      const words = (value: string): number => value.match(/[a-zA-ZéЖ한ᠮ0-9]+/gu)?.length ?? 0;
      expect(words(once)).toBe(words(source));
    }),
    { numRuns: 2000 },
  );
});
