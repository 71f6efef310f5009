import { type CountingSystem, countIn } from './counting-system.ts';
import { englishNumber } from './english-number.ts';

/**
 * A number as Word shows it in a list, by the name that its format has in ST_NumberFormat (ECMA-376 Part 1, 17.18.59). Where Word does
 * otherwise than the standard says, it is done as Word does: [MS-OI29500] 2.1.540, and markers of Word 16 as others published them
 * (一百〇一 in chineseCountingThousand, 萬 in chineseLegalSimplified, ① only to ⑳). What a format has no sign for is shown in figures, as
 * Word does; formats of languages that are not used here are too.
 * @param format Name of the format; one that is not known counts as `decimal`.
 * @param pattern What `custom` shows, as the file says it: 「001, 002, 003, ...」([MS-DOCX] 2.4).
 */
export function formatNumber(format: string, value: number, pattern = ''): string {
  if (format === 'custom') return formatByPattern(pattern, value);
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return (write && value >= 0 && value <= mostValue ? write(value) : null) ?? String(value);
}

/** Word shows no more than this in systems of counting; it keeps letters and Roman numbers short as well. */
const mostValue = 999_999;

/** Null where the format has no sign for that number. */
type Writer = (value: number) => string | null;

function formatByPattern(pattern: string, value: number): string {
  const [first = ''] = pattern.split(',');
  if (/^0+1$/.test(first)) return String(value).padStart(first.length, '0');
  const named = Object.keys(formats).find((name) => pattern.startsWith(patternOf(name)));
  return formatNumber(named ?? 'decimal', value);
}

/** Word names a format by its first three numbers, and those of counting by what tells them apart. */
function patternOf(format: string): string {
  return tellingPatterns[format] ?? `${[1, 2, 3].map((value) => formatNumber(format, value)).join(', ')}, `;
}

const tellingPatterns: Readonly<Record<string, string>> = {
  chineseCounting: '一, 十, 一○○(简)',
  chineseCountingThousand: '一, 十, 一百(简)',
  taiwaneseCounting: '一, 十, 一○○(繁)',
  taiwaneseCountingThousand: '一, 十, 一百(繁)',
  ideographDigital: '一, 一〇, 一〇〇',
  taiwaneseDigital: '一, 一○, 一○○',
};

const chinese: CountingSystem = {
  digits: '〇一二三四五六七八九',
  units: '十百千',
  tenThousand: '万',
  marksZeros: true,
  omitsOne: 'alone',
};
const legal: CountingSystem = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: '拾佰仟',
  tenThousand: '萬',
  marksZeros: true,
  omitsOne: 'never',
};
const japanese: CountingSystem = { ...chinese, marksZeros: false, omitsOne: 'small' };
const korean: CountingSystem = {
  digits: '영일이삼사오육칠팔구',
  units: '십백천',
  tenThousand: '만',
  marksZeros: false,
  omitsOne: 'always',
};
const taiwanese: CountingSystem = { ...chinese, digits: '零一二三四五六七八九', tenThousand: '萬' };

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя';

const formats: Readonly<Record<string, Writer>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: withDigits('０１２３４５６７８９'),
  decimalFullWidth2: withDigits('０１２３４５６７８９'),
  decimalEnclosedCircle: signs(run('①', 20)),
  decimalEnclosedCircleChinese: signs(run('①', 10)),
  decimalEnclosedFullstop: signs(run('⒈', 20)),
  decimalEnclosedParen: signs(run('⑴', 20)),
  numberInDash: (value) => `- ${value} -`,
  hex: (value) => (value <= 0xffff ? value.toString(16).toUpperCase() : null),
  upperRoman: roman,
  lowerRoman: (value) => roman(value)?.toLowerCase() ?? null,
  upperLetter: repeated(latin.toUpperCase(), 30),
  lowerLetter: repeated(latin, 30),
  russianUpper: repeated(russian.toUpperCase()),
  russianLower: repeated(russian),
  chicago: repeated('*†‡§', 29),
  ordinal: (value) => value + ordinalEnding(value),
  cardinalText: (value) => englishNumber(value, false),
  ordinalText: (value) => englishNumber(value, true),
  none: () => '',

  chineseCounting: digitsFromHundred('○一二三四五六七八九'),
  chineseCountingThousand: (value) => countIn(chinese, value),
  chineseLegalSimplified: (value) => countIn(legal, value),
  ideographDigital: withDigits('〇一二三四五六七八九'),
  ideographTraditional: signs(stems),
  ideographZodiac: signs(branches),
  ideographZodiacTraditional: (value) => (value === 0 ? null : at(stems, value) + at(branches, value)),
  // Its name speaks of circles, the signs of Word are those in brackets ([MS-OI29500] 2.1.540 a).
  ideographEnclosedCircle: signs(run('㈠', 10)),
  ideographLegalTraditional: (value) => countIn({ ...legal, digits: '零壹貳參肆伍陸柒捌玖' }, value),
  taiwaneseCounting: digitsFromHundred('○一二三四五六七八九'),
  taiwaneseCountingThousand: (value) => countIn(taiwanese, value),
  taiwaneseDigital: withDigits('○一二三四五六七八九'),

  japaneseCounting: (value) => countIn(japanese, value),
  japaneseLegal: (value) =>
    countIn({ ...japanese, digits: '〇壱弐参四伍六七八九', units: '拾百阡', tenThousand: '萬', omitsOne: 'never' }, value),
  japaneseDigitalTenThousand: withDigits('〇一二三四五六七八九'),
  aiueo: around('ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'),
  aiueoFullWidth: around('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'),
  iroha: around('ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ'),
  irohaFullWidth: around('イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン'),
  koreanDigital: withDigits('영일이삼사오육칠팔구'),
  koreanDigital2: withDigits('零一二三四五六七八九'),
  koreanCounting: (value) => countIn(korean, value),
  koreanLegal: (value) => (value > 0 && value < 100 ? nativeKorean(value) : countIn(korean, value)),
  ganada: around('가나다라마바사아자차카타파하'),
  chosung: around('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),

  thaiNumbers: withDigits('๐๑๒๓๔๕๖๗๘๙'),
  hindiNumbers: withDigits('०१२३४५६७८९'),
};

/** Each figure by its sign. */
function withDigits(digits: string): Writer {
  const ofFigures = [...digits];
  return (value) => [...String(value)].map((figure) => ofFigures[Number(figure)]).join('');
}

/** Counted to 九十九, by figures from 一○○ on. */
function digitsFromHundred(digits: string): Writer {
  return (value) => (value < 100 ? countIn({ ...chinese, digits }, value) : withDigits(digits)(value));
}

/** A sign for each number from 1, none beyond. */
function signs(set: string): Writer {
  return (value) => [...set][value - 1] ?? null;
}

/** a … z, aa, bb …; not more often than `most` times. */
function repeated(set: string, most = 30): Writer {
  return (value) => (value > 0 && value <= most * set.length ? at(set, value).repeat(Math.ceil(value / set.length)) : null);
}

/** From the beginning again after the last one ([MS-OI29500] 2.1.540 c). */
function around(set: string): Writer {
  return (value) => (value > 0 ? at(set, value) : null);
}

function at(set: string, value: number): string {
  return set.charAt((value - 1) % set.length);
}

function run(first: string, length: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(first.charCodeAt(0) + index)).join('');
}

function roman(value: number): string | null {
  if (value === 0 || value > 32_767) return null;
  const parts = [
    ['M', 1000],
    ['CM', 900],
    ['D', 500],
    ['CD', 400],
    ['C', 100],
    ['XC', 90],
    ['L', 50],
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const;
  let rest = value;
  let text = '';
  for (const [sign, worth] of parts) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function nativeKorean(value: number): string {
  const ones = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉'];
  const tens = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
  return `${tens[Math.floor(value / 10)]}${ones[value % 10]}`;
}
