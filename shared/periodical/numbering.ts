import type { HeadingLevel } from '../document/types.ts';

/** A heading number at the start of a line, as typed: 一、 (一) 1. (1) with full or half width marks and figures. */
export interface HeadingNumber {
  level: HeadingLevel;
  /** The typed number with its marks and the space after it. */
  text: string;
  /** Its place in the sequence, from 1. */
  value: number;
}

const patterns: readonly { level: HeadingLevel; pattern: RegExp }[] = [
  { level: 1, pattern: /^([一二三四五六七八九十百]+)、\s*/ },
  { level: 2, pattern: /^[(（]\s*([一二三四五六七八九十百]+)\s*[)）]\s*/ },
  { level: 3, pattern: /^([\d０-９]{1,2})\s*[.．、](?![\d０-９])\s*/ },
  { level: 4, pattern: /^[(（]\s*([\d０-９]{1,2})\s*[)）]\s*/ },
];

/** The numbering is the level (GB/T 9704: 一、→（一）→1.→（1）). Null where the line does not start with a heading number. */
export function parseHeadingNumber(line: string): HeadingNumber | null {
  for (const { level, pattern } of patterns) {
    const match = pattern.exec(line);
    if (match?.[1]) return { level, text: match[0], value: numberOf(match[1].normalize('NFKC')) };
  }
  return null;
}

function numberOf(text: string): number {
  return /\d/.test(text) ? Number(text) : chineseNumber(text);
}

const digits = '〇一二三四五六七八九';

/** 1 to 999 in Chinese characters: 二十一 → 21. */
function chineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '百') total += (digit || 1) * 100;
    else if (character === '十') total += (digit || 1) * 10;
    else {
      digit = digits.indexOf(character);
      continue;
    }
    digit = 0;
  }
  return total + digit;
}
