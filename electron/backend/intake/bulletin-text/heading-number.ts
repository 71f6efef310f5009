import { type HeadingNumber, parseHeadingNumber } from '../../../../shared/periodical/numbering.ts';

/**
 * The number at the start of a line, with the single-character forms ㈠ ⑴ ⒈ and 「一.」 read as (一) (1) 1. 一、.
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
    .replace(/^第([一二三四五六七八九十]+)[、，]\s*(?=\S)/, (whole) => whole)
    .replace(/^[〔【[]\s*([一二三四五六七八九十]+)\s*[\]】〕]/, '($1)');
}
