import { expect, test } from 'vitest';
import { formatNumber } from '../../../../../electron/backend/intake/word/numbering/format-number.ts';
import { canReadText, officePlainTexts } from '../../../../helpers/office-tools.ts';
import { instance, labelsIn, labelsRead, level, list, type NumberedText, numberedDocx } from './numbered-docx.ts';

const values = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 21, 27, 30, 50, 51],
  ...[99, 100, 101, 110, 111, 999, 1000, 1010, 2026, 10_000, 10_005],
];

const figures = 'LibreOffice 7.4 does not know the format and writes figures';

/**
 * Where LibreOffice 7.4 writes something else than Word shows: the first of `values` from which on any differs, and why. 0 it writes in
 * figures in every format; ordinal numbers and numbers in words it writes in the language of the text, so they are left out here.
 */
const formats: Readonly<Record<string, { from: number; why: string } | null>> = {
  decimal: null,
  decimalZero: null,
  decimalHalfWidth: null,
  decimalFullWidth: null,
  decimalFullWidth2: null,
  upperRoman: null,
  lowerRoman: null,
  upperLetter: { from: 999, why: 'Word repeats a letter 30 times at most' },
  lowerLetter: { from: 999, why: 'Word repeats a letter 30 times at most' },
  none: null,
  decimalEnclosedCircle: { from: 21, why: 'LibreOffice goes on with ㉑ to ㊿' },
  decimalEnclosedCircleChinese: { from: 11, why: 'LibreOffice goes on with ⑪ to ㊿' },
  decimalEnclosedFullstop: { from: 1, why: figures },
  decimalEnclosedParen: { from: 1, why: figures },
  ideographEnclosedCircle: { from: 1, why: 'LibreOffice writes ① for ㈠' },
  chineseCounting: { from: 100, why: 'LibreOffice counts 一百零一 for 一○一' },
  chineseCountingThousand: { from: 101, why: 'LibreOffice writes 一百零一 for 一百〇一' },
  chineseLegalSimplified: { from: 10_000, why: 'LibreOffice writes 万 for 萬' },
  ideographDigital: { from: 10, why: 'LibreOffice counts 十 for 一〇' },
  ideographTraditional: null,
  ideographZodiac: null,
  ideographZodiacTraditional: { from: 1, why: figures },
  ideographLegalTraditional: null,
  taiwaneseCounting: { from: 100, why: 'LibreOffice counts 一百零一 for 一○一' },
  taiwaneseCountingThousand: { from: 10_000, why: 'LibreOffice writes 万 for 萬' },
  taiwaneseDigital: { from: 1, why: figures },
  japaneseCounting: { from: 100, why: 'LibreOffice counts 一百零一 for 百一' },
  japaneseLegal: { from: 10, why: 'LibreOffice writes figure by figure' },
  japaneseDigitalTenThousand: { from: 1, why: figures },
  aiueo: null,
  aiueoFullWidth: null,
  iroha: null,
  irohaFullWidth: null,
  koreanDigital: null,
  koreanDigital2: null,
  koreanCounting: null,
  koreanLegal: null,
  ganada: null,
  chosung: null,
  chicago: { from: 999, why: 'Word repeats a sign 29 times at most' },
  numberInDash: { from: 1, why: figures },
  hex: { from: 10, why: figures },
};

const numbered = Object.keys(formats).flatMap((format) => values.map((value) => ({ format, value })));

const text: NumberedText = {
  numbering:
    numbered.map(({ format, value }, index) => list(`${index}`, level(0, { format, text: '〔%1〕', start: value }))).join('') +
    numbered.map((_, index) => instance(`${index + 1}`, `${index}`)).join(''),
  paragraphs: numbered.map((_, index) => ({ numId: `${index + 1}`, level: 0 })),
};

test('every format of a DOCX comes out as it is formatted', async () => {
  expect(await labelsRead(text)).toEqual(numbered.map(({ format, value }) => `〔${formatNumber(format, value)}〕`));
});

test.skipIf(!canReadText)('LibreOffice writes the same numbers, or others for the reason given', () => {
  const [written = []] = officePlainTexts([numberedDocx(text)]).map(labelsIn);
  expect(written).toHaveLength(numbered.length);
  const firstUnlike: Record<string, number> = {};
  for (const [index, { format, value }] of numbered.entries()) {
    if (written[index] !== `〔${formatNumber(format, value)}〕`) firstUnlike[format] ??= value;
  }
  expect(firstUnlike).toEqual(
    Object.fromEntries(Object.entries(formats).flatMap(([format, unlike]) => (unlike ? [[format, unlike.from]] : []))),
  );
});
