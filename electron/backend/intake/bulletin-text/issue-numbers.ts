import type { SourceLine } from '../print-lines/source-line.ts';
import type { Front } from './read-front.ts';

const chineseDigits = '〇一二三四五六七八九';

function toNumber(text: string): number {
  const bare = text.replace(/[○零]/g, '〇').replace(/\s/g, '');
  if (/^\d+$/.test(bare)) return Number(bare);
  if (/^[〇一二三四五六七八九]+$/.test(bare)) return Number([...bare].map((digit) => chineseDigits.indexOf(digit)).join(''));
  let total = 0;
  let digit = 0;
  for (const character of bare) {
    if (character === '百') total += (digit || 1) * 100;
    else if (character === '十') total += (digit || 1) * 10;
    else digit = chineseDigits.indexOf(character);
    if (character === '百' || character === '十') digit = 0;
  }
  return total + digit;
}

const han = '[〇○零一二三四五六七八九十百]';

/** Year, number within the year and total number, from whichever short line says them. */
export function readIssueNumbers(front: Pick<Front, 'year' | 'number' | 'total'>, lines: readonly SourceLine[]): void {
  for (const { text } of lines) {
    if (text.length > 60 || /。/.test(text)) continue;
    const total = new RegExp(`总\\s*(?:第\\s*)?(?:期\\s*号\\s*[:：]?\\s*)?(\\d{1,4}|${han}{1,6})\\s*期?`).exec(text);
    if (total?.[1] && !front.total && /总\s*第|期/.test(text)) front.total = toNumber(total[1]);
    const bare = text.replace(/[(（]?总\s*第?.*$/, '');
    const pair =
      new RegExp(`(\\d{4}|[〇○零一二三四五六七八九]{4})\\s*年\\s*[·•,，|]?\\s*第?\\s*(\\d{1,2}|${han}{1,3})\\s*期`).exec(bare) ??
      /(?<!\d)((?:19|20)\d{2})\s*[·•.．\-—–/|／・]\s*(?:第\s*)?(\d{1,2})(?!\d|\s*[.\-/—]\s*\d|\s*月)(?:\s*期)?/.exec(bare);
    if (pair?.[1] && pair[2] && !front.number) {
      front.year = toNumber(pair[1]);
      front.number = toNumber(pair[2]);
    }
  }
  for (const { text } of lines) {
    const year = /(?<!\d)((?:19|20)\d{2})\s*年?/.exec(text) ?? /([二一][〇○零九][〇○零一二三四五六七八九]{2})\s*年/.exec(text);
    const number = new RegExp(`(?<!总)(?:^|[\\s(（年·])第\\s*(\\d{1,2}|${han}{1,3})\\s*期`).exec(text);
    if (text.length > 40) continue;
    if (number?.[1] && !front.number) front.number = toNumber(number[1]);
    if (year?.[1] && !front.year && /期|年/.test(text)) front.year = toNumber(year[1]);
  }
}

/** The line says nothing but year and numbers. */
export function isIssueLine(text: string): boolean {
  const rest = text
    .replace(/总\s*第?\s*(期\s*号)?\s*[:：]?/g, '')
    .replace(/(\d|[〇○零一二三四五六七八九十百])+/g, '')
    .replace(/[年第期卷\s·•.．|｜()（）\-—–/／,，・]/g, '');
  return rest === '' && /\d|[〇一二三四五六七八九]/.test(text) && /期|年|\d{4}/.test(text);
}
