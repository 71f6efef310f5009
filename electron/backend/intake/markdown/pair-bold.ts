import { hasIssueMark } from '../print-lines/page-furniture.ts';
import { marker } from './inline-marks.ts';

/** A pair is looked for no further below: pages break a paragraph, not a chapter. */
const mostLines = 12;
/** A line that begins so is a block of its own; a folio is none, and neither is a running head. */
const block = /^\s*(?:[-*+]\s(?!\s*\d+\s*-\s*$)|\||>|#{1,6}\s)/;

/**
 * Turns the `**` of the lines into the markers of bold wherever they stand in pairs: also beside Chinese marks, where the rules of
 * Markdown refuse them, and across the lines that a page break cut. What has no partner, and lines with more than two asterisks
 * in a row, stay as they are.
 */
export function pairBold(lines: string[], isCode: (index: number) => boolean): void {
  let open: { index: number; at: number } | null = null;
  const found = new Map<number, { at: number; sign: string }[]>();
  const mark = (index: number, at: number, sign: string): void => {
    found.set(index, [...(found.get(index) ?? []), { at, sign }]);
  };
  for (const [index, line] of lines.entries()) {
    if (isCode(index) || line.trim() === '') continue;
    if (open && (index - open.index > mostLines || (block.test(line) && !hasIssueMark(line.replace(/^[#\s]+/, ''))))) open = null;
    const places = line.includes('**') ? boldPlaces(line) : [];
    const [first] = places;
    if (first === undefined) continue;
    const isOdd = places.length % 2 === 1;
    const closesFirst = isOdd || (!canOpen(line, first) && !canClose(line, places.at(-1) ?? 0));
    let next = 0;
    if (open && closesFirst && canClose(line, first)) {
      mark(open.index, open.at, marker.bold[0]);
      mark(index, first, marker.bold[1]);
      next = 1;
    }
    open = null;
    for (; next + 1 < places.length; next += 2) {
      const [from, to] = [places[next] ?? 0, places[next + 1] ?? 0];
      if (!canOpen(line, from) || !canClose(line, to) || line.slice(from, to).includes('|')) break;
      mark(index, from, marker.bold[0]);
      mark(index, to, marker.bold[1]);
    }
    const last = places[next];
    if (next === places.length - 1 && last !== undefined && canOpen(line, last) && !line.includes('|'))
      open = { index, at: last };
  }
  for (const [index, signs] of found) lines[index] = replaced(lines[index] ?? '', signs);
}

/** Where exactly two asterisks stand, outside of code and not escaped; none where three do. */
function boldPlaces(line: string): number[] {
  const places: number[] = [];
  for (const match of line.matchAll(/\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\*+/g)) {
    if (match[0] === '**') places.push(match.index);
    else if (match[0].startsWith('***')) return [];
  }
  return places;
}

function canOpen(line: string, at: number): boolean {
  return /^[^\s，。；：、！？）】》”]/.test(line.slice(at + 2));
}

function canClose(line: string, at: number): boolean {
  return /[^\s（【《“]$/.test(line.slice(Math.max(0, at - 1), at));
}

function replaced(line: string, signs: readonly { at: number; sign: string }[]): string {
  let text = '';
  let from = 0;
  for (const { at, sign } of signs.toSorted((a, b) => a.at - b.at)) {
    text += line.slice(from, at) + sign;
    from = at + 2;
  }
  return text + line.slice(from);
}
