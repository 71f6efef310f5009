import { expect, test } from 'vitest';
import { parseNames } from '../../renderer/pages/settings/parse-names.ts';

test.each([
  ['程远川', ['程远川']],
  ['程远川 梁可　乌日图', ['程远川', '梁可', '乌日图']],
  ['程远川、梁可，乌日图；沈渡云', ['程远川', '梁可', '乌日图', '沈渡云']],
  ['程远川\r\n梁可\n\n乌日图\n', ['程远川', '梁可', '乌日图']],
  ['梁　可　程远川　苏　禾', ['梁可', '程远川', '苏禾']],
  ['阿·巴特尔、云其木格', ['阿·巴特尔', '云其木格']],
  [' 、，\n', []],
])('reads the names in %j', (text, names) => {
  expect(parseNames(text)).toEqual(names);
});
