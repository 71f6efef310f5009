import { expect, test } from 'vitest';
import { countCharacters } from '../../../shared/text/count-characters.ts';

/** As Word's 字数: every Chinese character and mark is one, every run of letters and figures is one, spaces are none. */
test.each([
  ['', 0],
  ['   \n\t', 0],
  ['改革', 2],
  ['改革，开放。', 6],
  ['“放管服”改革', 7],
  ['2021年', 2],
  ['2021年3月26日', 6],
  ['3.5%', 1],
  ['增长3.5%。', 4],
  ['Word 2016', 2],
  ['用Word写', 3],
  ['GB/T 9704—2012', 4],
  ['——', 2],
  ['……', 2],
  ['e-mail', 1],
  ["don't", 1],
  ['阿拉坦·巴特尔', 7],
  ['〔2021〕3号', 5],
  ['《条例》', 4],
  ['张　楠', 2],
  ['１２３', 3],
  ['①②', 2],
  ['第①项', 3],
  ['100℃', 2],
  ['3×5', 3],
  ['Ⅲ级', 2],
  ['甲→乙', 3],
  ['𠮷田', 2],
  ['ᠮᠣᠩᠭᠣᠯ', 1],
  ['한글', 2],
  ['カタカナ', 4],
  ['一、\n（一）', 5],
])('%j is %i', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});
