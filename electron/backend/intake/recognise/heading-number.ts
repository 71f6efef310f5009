import type { HeadingLevel } from '../../../../shared/document/types.ts';
import { type HeadingNumber, parseHeadingNumber } from '../../../../shared/periodical/numbering.ts';

/**
 * The number at the start of a line, with the single-character forms ㈠ ⑴ ⒈ and 「一.」 「1）」 read as (一) (1) 1. 一、 (1).
 * 「三、四季度」 and 「一、二、三产业」 start with a series, not with a number.
 */
export function intakeHeadingNumber(line: string): HeadingNumber | null {
  if (/^[一二三四五六七八九]、[一二三四五六七八九](?:[、级类等次产季线月期者]|楼|大)/.test(line)) return null;
  return parseHeadingNumber(spellOut(line));
}

function spellOut(line: string): string {
  const first = line.codePointAt(0) ?? 0;
  const rest = line.slice(1);
  if (first >= 0x3220 && first <= 0x3229) return `(${'一二三四五六七八九十'.charAt(first - 0x3220)})${rest}`;
  if (first >= 0x2474 && first <= 0x2487) return `(${first - 0x2473})${rest}`;
  if (first >= 0x2488 && first <= 0x249b) return `${first - 0x2487}.${rest}`;
  if (first >= 0x2460 && first <= 0x2473) return `(${first - 0x245f})${rest}`;
  return line
    .replace(/^([一二三四五六七八九十]+)\s*[.．](?!\d)/, '$1、')
    .replace(/^([\d０-９]{1,2})\s*[)）]/, '($1)')
    .replace(/^[〔【[]\s*([一二三四五六七八九十]+)\s*[\]】〕]/, '($1)');
}

const numeral = '[〇零一二三四五六七八九十百千两\\d０-９]{1,9}';
const division = new RegExp(`^第${numeral}(?:分?编|篇|章|部分|(节))[\\s\\u3000]+\\S[^，。；：！？,;:!?]*$`);
const article = new RegExp(`^第${numeral}条(?:之[一二三四五六七八九十]{1,3})?(?=[\\s\\u3000]|$)`);
const longestDivision = 40;

/** The level of a line that opens a part of a law: 「第一章　总则」 1, 「第一节　职责」 2. Null for any other. */
export function divisionLevel(line: string): HeadingLevel | null {
  const match = line.length <= longestDivision ? division.exec(line) : null;
  return match && (match[1] ? 2 : 1);
}

/** The line opens an article of a law: 「第三条　……」, also with its text on the next line. */
export function startsArticle(line: string): boolean {
  return article.test(line);
}
