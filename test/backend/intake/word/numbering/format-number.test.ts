import { expect, test } from 'vitest';
import { formatNumber } from '../../../../../electron/backend/intake/word/numbering/format-number.ts';

const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 21, 100, 101, 110, 1000, 1010, 10_000, 10_005] as const;

/**
 * What Word shows for `values`. Those of the formats of Chinese and Japanese are markers of Word 16 that others published, the rest
 * follows ECMA-376 Part 1, 17.18.59 and [MS-OI29500] 2.1.540. ○ is U+25CB, 〇 U+3007.
 */
const shown: Readonly<Record<string, string>> = {
  decimal: '0 1 2 3 4 5 6 7 8 9 10 11 20 21 100 101 110 1000 1010 10000 10005',
  decimalHalfWidth: '0 1 2 3 4 5 6 7 8 9 10 11 20 21 100 101 110 1000 1010 10000 10005',
  decimalZero: '00 01 02 03 04 05 06 07 08 09 10 11 20 21 100 101 110 1000 1010 10000 10005',
  decimalFullWidth:
    '０ １ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １０１０ １００００ １０００５',
  decimalFullWidth2:
    '０ １ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １０１０ １００００ １０００５',
  decimalEnclosedCircle: '0 ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪ ⑳ 21 100 101 110 1000 1010 10000 10005',
  decimalEnclosedCircleChinese: '0 ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ 11 20 21 100 101 110 1000 1010 10000 10005',
  decimalEnclosedFullstop: '0 ⒈ ⒉ ⒊ ⒋ ⒌ ⒍ ⒎ ⒏ ⒐ ⒑ ⒒ ⒛ 21 100 101 110 1000 1010 10000 10005',
  decimalEnclosedParen: '0 ⑴ ⑵ ⑶ ⑷ ⑸ ⑹ ⑺ ⑻ ⑼ ⑽ ⑾ ⒇ 21 100 101 110 1000 1010 10000 10005',
  hex: '0 1 2 3 4 5 6 7 8 9 A B 14 15 64 65 6E 3E8 3F2 2710 2715',
  upperRoman: '0 I II III IV V VI VII VIII IX X XI XX XXI C CI CX M MX MMMMMMMMMM MMMMMMMMMMV',
  lowerRoman: '0 i ii iii iv v vi vii viii ix x xi xx xxi c ci cx m mx mmmmmmmmmm mmmmmmmmmmv',
  upperLetter: '0 A B C D E F G H I J K T U VVVV WWWW FFFFF 1000 1010 10000 10005',
  lowerLetter: '0 a b c d e f g h i j k t u vvvv wwww fffff 1000 1010 10000 10005',
  ordinal: '0th 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 20th 21st 100th 101st 110th 1000th 1010th 10000th 10005th',
  none: '                    ',

  chineseCounting: '○ 一 二 三 四 五 六 七 八 九 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○一○ 一○○○○ 一○○○五',
  chineseCountingThousand:
    '〇 一 二 三 四 五 六 七 八 九 十 十一 二十 二十一 一百 一百〇一 一百一十 一千 一千〇一十 一万 一万〇五',
  chineseLegalSimplified:
    '零 壹 贰 叁 肆 伍 陆 柒 捌 玖 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹仟零壹拾 壹萬 壹萬零伍',
  ideographDigital:
    '〇 一 二 三 四 五 六 七 八 九 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇一〇 一〇〇〇〇 一〇〇〇五',
  ideographTraditional: '0 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 11 20 21 100 101 110 1000 1010 10000 10005',
  ideographZodiac: '0 子 丑 寅 卯 辰 巳 午 未 申 酉 戌 20 21 100 101 110 1000 1010 10000 10005',
  ideographZodiacTraditional:
    '0 甲子 乙丑 丙寅 丁卯 戊辰 己巳 庚午 辛未 壬申 癸酉 甲戌 癸未 甲申 癸卯 甲辰 癸丑 癸卯 癸丑 癸卯 戊申',
  ideographEnclosedCircle: '0 ㈠ ㈡ ㈢ ㈣ ㈤ ㈥ ㈦ ㈧ ㈨ ㈩ 11 20 21 100 101 110 1000 1010 10000 10005',
  ideographLegalTraditional:
    '零 壹 貳 參 肆 伍 陸 柒 捌 玖 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹仟零壹拾 壹萬 壹萬零伍',
  taiwaneseCounting: '○ 一 二 三 四 五 六 七 八 九 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○一○ 一○○○○ 一○○○五',
  taiwaneseCountingThousand:
    '零 一 二 三 四 五 六 七 八 九 十 十一 二十 二十一 一百 一百零一 一百一十 一千 一千零一十 一萬 一萬零五',
  taiwaneseDigital: '○ 一 二 三 四 五 六 七 八 九 一○ 一一 二○ 二一 一○○ 一○一 一一○ 一○○○ 一○一○ 一○○○○ 一○○○五',

  japaneseCounting: '〇 一 二 三 四 五 六 七 八 九 十 十一 二十 二十一 百 百一 百十 千 千十 一万 一万五',
  japaneseLegal: '〇 壱 弐 参 四 伍 六 七 八 九 壱拾 壱拾壱 弐拾 弐拾壱 壱百 壱百壱 壱百壱拾 壱阡 壱阡壱拾 壱萬 壱萬伍',
  japaneseDigitalTenThousand:
    '〇 一 二 三 四 五 六 七 八 九 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇一〇 一〇〇〇〇 一〇〇〇五',
  koreanDigital: '영 일 이 삼 사 오 육 칠 팔 구 일영 일일 이영 이일 일영영 일영일 일일영 일영영영 일영일영 일영영영영 일영영영오',
  koreanDigital2:
    '零 一 二 三 四 五 六 七 八 九 一零 一一 二零 二一 一零零 一零一 一一零 一零零零 一零一零 一零零零零 一零零零五',
  koreanCounting: '영 일 이 삼 사 오 육 칠 팔 구 십 십일 이십 이십일 백 백일 백십 천 천십 만 만오',
  koreanLegal: '영 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 스물 스물하나 백 백일 백십 천 천십 만 만오',
  ganada: '0 가 나 다 라 마 바 사 아 자 차 카 바 사 나 다 타 바 나 라 자',
  chosung: '0 ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅂ ㅅ ㄴ ㄷ ㅌ ㅂ ㄴ ㄹ ㅈ',
  aiueo: '0 ｱ ｲ ｳ ｴ ｵ ｶ ｷ ｸ ｹ ｺ ｻ ﾄ ﾅ ｸ ｹ ﾂ ﾒ ﾜ ﾂ ﾇ',
  aiueoFullWidth: '0 ア イ ウ エ オ カ キ ク ケ コ サ ト ナ ク ケ ツ メ ワ ツ ヌ',
  iroha: '0 ｲ ﾛ ﾊ ﾆ ﾎ ﾍ ﾄ ﾁ ﾘ ﾇ ﾙ ﾈ ﾅ ﾆ ﾎ ｶ ﾒ ﾛ ﾀ ﾅ',
  irohaFullWidth: '0 イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ネ ナ ニ ホ カ メ ロ タ ナ',
  russianLower: '0 а б в г д е ж з и к л ф х нннн оооо чччч 1000 1010 10000 10005',
  thaiNumbers: '๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๑๐ ๑๑ ๒๐ ๒๑ ๑๐๐ ๑๐๑ ๑๑๐ ๑๐๐๐ ๑๐๑๐ ๑๐๐๐๐ ๑๐๐๐๕',
  hindiNumbers: '० १ २ ३ ४ ५ ६ ७ ८ ९ १० ११ २० २१ १०० १०१ ११० १००० १०१० १०००० १०००५',
};

test.each(Object.entries(shown))('%s', (format, texts) => {
  expect(values.map((value) => formatNumber(format, value))).toEqual(texts.split(' '));
});

test.each([
  ['lowerLetter', 26, 'z'],
  ['lowerLetter', 27, 'aa'],
  ['upperLetter', 28, 'BB'],
  ['upperLetter', 780, 'Z'.repeat(30)],
  ['upperLetter', 781, '781'],
  ['upperRoman', 1994, 'MCMXCIV'],
  ['upperRoman', 32_768, '32768'],
  ['chicago', 1, '*'],
  ['chicago', 4, '§'],
  ['chicago', 6, '††'],
  ['ordinal', 12, '12th'],
  ['ordinal', 113, '113th'],
  ['ordinal', 22, '22nd'],
  ['cardinalText', 0, 'Zero'],
  ['cardinalText', 121, 'One hundred twenty-one'],
  ['cardinalText', 12_000, 'Twelve thousand'],
  ['ordinalText', 1, 'First'],
  ['ordinalText', 20, 'Twentieth'],
  ['ordinalText', 112, 'One hundred twelfth'],
  ['ordinalText', 7, 'Seventh'],
  ['numberInDash', 3, '- 3 -'],
  ['ideographZodiac', 12, '亥'],
  ['ideographZodiac', 13, '13'],
  ['ideographZodiacTraditional', 60, '癸亥'],
  ['ideographZodiacTraditional', 61, '甲子'],
  ['chineseCountingThousand', 19, '十九'],
  ['chineseCountingThousand', 111, '一百一十一'],
  ['chineseCountingThousand', 1001, '一千〇一'],
  ['chineseCountingThousand', 1011, '一千〇一十一'],
  ['chineseCountingThousand', 10_101, '一万〇一百〇一'],
  ['chineseCountingThousand', 100_000, '一十万'],
  ['chineseCountingThousand', 100_010, '一十万〇一十'],
  ['chineseCountingThousand', 909_090, '九十万〇九千〇九十'],
  ['chineseCountingThousand', 999_999, '九十九万九千九百九十九'],
  ['chineseLegalSimplified', 100_100, '壹拾萬零壹佰'],
  ['chineseLegalSimplified', 909_090, '玖拾萬零玖仟零玖拾'],
  ['japaneseCounting', 1100, '千百'],
  ['japaneseCounting', 11_100, '一万一千百'],
  ['japaneseCounting', 111_111, '十一万一千百十一'],
  ['koreanCounting', 11_111, '만천백십일'],
  ['koreanCounting', 110_000, '십일만'],
  ['koreanCounting', 12_345, '만이천삼백사십오'],
  ['hex', 65_536, '65536'],
])('%s, %d', (format, value, text) => {
  expect(formatNumber(format, value)).toBe(text);
});

test('figures stand for what a format cannot show: less than nothing, more than Word counts, an unknown format', () => {
  for (const format of Object.keys(shown)) {
    expect(formatNumber(format, -12), format).toBe('-12');
    expect(formatNumber(format, 1_000_000), format).toBe('1000000');
  }
  expect(formatNumber('klingon', 7)).toBe('7');
  expect(formatNumber('toString', 7)).toBe('7');
});

test.each([
  ['01, 02, 03, ...', 7, '07'],
  ['001, 002, 003, ...', 7, '007'],
  ['0001, 0002, 0003, ...', 12_345, '12345'],
  ['001', 7, '007'],
  ['A, B, C, ...', 2, 'B'],
  ['①, ②, ③, ...', 2, '②'],
  ['甲, 乙, 丙, ...', 2, '乙'],
  ['一, 十, 一○○(简), ...', 100, '一○○'],
  ['一, 十, 一百(简), ...', 100, '一百'],
  ['一, 一〇, 一〇〇, ...', 100, '一〇〇'],
  ['', 7, '7'],
  ['whatever', 7, '7'],
])('a format of its own: %j, %d', (pattern, value, text) => {
  expect(formatNumber('custom', value, pattern)).toBe(text);
});
