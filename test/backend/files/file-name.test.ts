import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName, withoutCaseClash } from '../../../electron/backend/files/file-name.ts';
import { hostileStrings } from '../../helpers/hostile-strings.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** What is put behind a name: of folders, of printed pages, of the lock of an office program. */
const suffixes = ['.docx', ' 2026-01-05 0905 999', ' 第1001-1024页.pdf'];

test.each([
  ['来/稿:一*', '来稿一'],
  ['a\\b:c*d?e"f<g>h|i', 'abcdefghi'],
  ['  甲\n乙\t丙  ', '甲 乙 丙'],
  ['关于机构编制. . .', '关于机构编制'],
  ['结尾是点……', '结尾是点……'],
  ['...隐藏', '隐藏'],
  ['~$报告', '$报告'],
  ['甲\u202e乙\u2066丙\u200b丁\ufeff戊\u00ad', '甲乙丙丁戊'],
  ['\u0000\u0007\u001b\u007f\u0085', '编刊'],
  ['\ud800甲\udc00', '甲'],
  ['', '编刊'],
  ['.', '编刊'],
  ['..', '编刊'],
  ['CON', '_CON'],
  ['con.x', '_con.x'],
  ['Aux', '_Aux'],
  ['nul .txt', '_nul .txt'],
  ['COM1.x', '_COM1.x'],
  ['COM¹', '_COM¹'],
  ['LPT9', '_LPT9'],
  ['CONIN$', '_CONIN$'],
  ['CONOUT$.a', '_CONOUT$.a'],
  ['clock$', '_clock$'],
  ['prn:', '_prn'],
  ['CONTENTS', 'CONTENTS'],
  ['COM10', 'COM10'],
  ['控制 CON', '控制 CON'],
])('%j becomes %j', (given, wanted) => expect(fileName(given)).toBe(wanted));

test('a title of 80 characters leaves room for what is put behind it, and no character is cut', () => {
  const title = '关于进一步加强和规范机构编制管理工作的若干意见'.repeat(4).slice(0, 80);
  for (const long of [
    title,
    'é'.repeat(300),
    '𠮷'.repeat(80),
    '👨‍👩‍👧‍👦'.repeat(40),
    'x'.repeat(300),
    `${'e\u0301'.repeat(3)}${'甲\u0301'.repeat(90)}`,
    `a${'\u0301'.repeat(500)}`,
  ]) {
    const name = fileName(long);
    for (const suffix of suffixes) expect(Buffer.byteLength(name + suffix)).toBeLessThanOrEqual(255);
    expect(name.isWellFormed()).toBe(true);
    expect(name).not.toMatch(/^\p{M}/u);
  }
  expect(fileName(title)).toBe(title.slice(0, 66));
  expect(fileName('x'.repeat(300))).toBe('x'.repeat(80));
  expect(fileName(`${'甲'.repeat(66)}. 乙`)).toBe('甲'.repeat(66));
});

test('any name can be that of a file here, and of one on Windows', () => {
  const folder = temporaryFolder();
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom(...hostileStrings),
    fc
      .tuple(fc.constantFrom('con', 'AUX', 'Com7', 'lpt¹', 'NUL'), fc.constantFrom('', '.', ' ', '.a', ':', ' . ', '\u200b'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(any, (given) => {
      const name = fileName(given);
      for (const suffix of ['', '.pdf', ' 2026-01-05 0905 999']) {
        mkdirSync(path.join(folder, name + suffix));
        rmdirSync(path.join(folder, name + suffix));
      }
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|^[\s.]|[\s.]$/u);
      expect(name.split('.')[0]?.trim()).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i);
      expect(fileName(name)).toBe(name);
    }),
    { numRuns: 40 },
  );
});

test('a name that another one has but for its case gets a number; the very same is the older file of it', () => {
  expect(withoutCaseClash('Abc', ['.pdf', '.docx'], [])).toBe('Abc');
  expect(withoutCaseClash('Abc', ['.pdf', '.docx'], ['Abc.pdf', 'x.docx'])).toBe('Abc');
  expect(withoutCaseClash('Abc', ['.pdf', '.docx'], ['abc.DOCX'])).toBe('Abc 2');
  expect(withoutCaseClash('Abc', ['.pdf', '.docx'], ['abc.docx', 'ABC 2.PDF'])).toBe('Abc 3');
  expect(withoutCaseClash('Abc', ['.pdf'], ['abc.docx'])).toBe('Abc');
  expect(withoutCaseClash('é', ['.pdf'], ['e\u0301.pdf'])).toBe('é 2');
});
