import type { SourceLine } from '../print-lines/source-line.ts';

/** One piece of the contents: the name of a column, an entry (with its page), or a line that belongs to its neighbour. */
export interface ContentsCell {
  line: number;
  text: string;
  /** Printed page number, or null. */
  page: number | null;
  /** Marked as a column by ◇, #, bold or 【】. */
  isColumn: boolean;
}

export type PagePlace = 'before' | 'after' | 'none';

const columnMark = /[◇◆□■○●★☆▲△▶►※◎◈❖▼▽♦♢]/;
const leader = /\s*(?:[…⋯]+|[.．·•‥・_]{2,}|(?:[.·•]\s+){2,}|[-—–]{3,})\s*/g;
const wideGap = /(?:\t|\u3000{2,}| {2,}|(?: \u3000|\u3000 ))[\s\u3000]*/g;

/** No line of contents is longer; sentences of the body are not searched for page numbers. */
const longestLine = 300;

/** Whether page numbers stand before or after the titles. */
export function findPagePlace(lines: readonly SourceLine[]): PagePlace {
  const leading = lines.map((line) => leadingPage(unbulleted(line.text))).filter((page) => page !== null);
  const after = lines.filter((line) => trailingPage(unbulleted(line.text)) !== null).length;
  if (leading.length + after === 0) return 'none';
  // A number alone stands before nothing; it counts only where no other says more.
  const before = leading.filter((page) => page.rest !== '').length;
  return before + after === 0 || before >= after ? 'before' : 'after';
}

/** True where the line carries a page number at the place given. */
export function hasPage(text: string, place: PagePlace): boolean {
  const bare = unbulleted(text);
  if (place === 'none') return false;
  return (place === 'before' ? leadingPage(bare) : trailingPage(bare)) !== null;
}

/** The cells of the contents in reading order; two print columns read across one line are put one after the other. */
export function readContentsCells(lines: readonly SourceLine[], place: PagePlace): ContentsCell[] {
  const rows = lines.map((line) => ({ line, parts: splitPrintColumns(line, place) }));
  const numbered = rows.filter((row) => hasPage(row.line.text, place)).length;
  const isCell = (part: string): boolean => hasPage(part, place) || isMarkedColumn(part);
  const double = rows.filter((row) => row.parts.length === 2 && row.parts.every(isCell));
  // A column's name before its first entry on one line is no second print column.
  const hasRight = double.some(({ parts }) => isMarkedColumn(parts[1] ?? '') || !isMarkedColumn(parts[0] ?? ''));
  if (double.length < 2 || double.length < numbered * 0.2 || !hasRight)
    return rows.flatMap((row) => cellsOf(row.line, row.line.text, place));
  return orderPrintColumns(rows, place);
}

function isMarkedColumn(part: string): boolean {
  return new RegExp(`^${columnMark.source}`).test(part) || /^[【〖][^】〗]{2,20}[】〗]$/.test(part);
}

interface Row {
  line: SourceLine;
  parts: string[];
}

function orderPrintColumns(rows: readonly Row[], place: PagePlace): ContentsCell[] {
  const left: ContentsCell[] = [];
  const right: ContentsCell[] = [];
  const firstRight = Math.min(
    ...rows.map((row) => (row.parts.length === 2 ? (pageOf(row.parts[1] ?? '', place) ?? Infinity) : Infinity)),
  );
  const rightStart = typicalRightStart(rows, place);
  const lastPair = rows.findLastIndex((row) => row.parts.length === 2);
  const lastPairIsLeftEnd = rows.slice(lastPair + 1).some((row) => (pageOf(row.line.text, place) ?? 0) >= firstRight);
  for (const [index, { line, parts }] of rows.entries()) {
    if (parts.length === 2) {
      left.push(...cellsOf(line, parts[0] ?? '', place));
      right.push(...cellsOf(line, parts[1] ?? '', place));
      continue;
    }
    const page = pageOf(line.text, place);
    const stands = line.indent * 2 >= rightStart * 0.6 && line.indent >= 4;
    const isRight = page !== null ? page >= firstRight : stands || (index > lastPair && lastPairIsLeftEnd);
    (isRight ? right : left).push(...cellsOf(line, line.text, place));
  }
  return [...left, ...right];
}

function typicalRightStart(rows: readonly Row[], place: PagePlace): number {
  const starts = rows
    .filter((row) => row.parts.length === 2 && row.parts.every((part) => hasPage(part, place)))
    .map((row) => displayWidth(row.line.raw.slice(0, row.line.raw.lastIndexOf(row.parts[1] ?? ''))))
    .sort((a, b) => a - b);
  return starts[Math.floor(starts.length / 2)] ?? 80;
}

function displayWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 1 : 2), 0);
}

/** One or two parts: by a second page number, a second column mark, or one clearly widest gap. */
function splitPrintColumns(line: SourceLine, place: PagePlace): string[] {
  const text = unbulleted(line.text);
  if (text.length > longestLine) return [text];
  const at = secondPage(text, place) ?? secondMark(text) ?? widestGap(text);
  if (at === null) return [text];
  const parts = [text.slice(0, at).trim(), text.slice(at).trim()];
  return parts.every((part) => part !== '') ? parts : [text];
}

function secondPage(text: string, place: PagePlace): number | null {
  if (place === 'before') {
    for (const match of text.matchAll(/[\s\u3000](?=[-•*]?\s*\d{1,3}[\s\u3000]+[^\d\s])/g)) {
      const page = leadingPage(text.slice(match.index).trim())?.page;
      const first = leadingPage(text)?.page;
      if (page !== undefined && match.index > 0 && (first === undefined ? startsColumn(text) : page > first)) return match.index;
    }
    return null;
  }
  for (const match of text.matchAll(/(?:[…⋯.．·•‥\s\u3000]|[（(])(\d{1,3})[)）]?(?=[\s\u3000]+\S)/g)) {
    const end = match.index + match[0].length;
    const last = trailingPage(text)?.page;
    const isEnd =
      last === undefined ? columnMark.test(text.slice(end)) || /^\s{2}/.test(text.slice(end)) : last > Number(match[1]);
    if (isEnd && trailingPage(text.slice(0, end)) !== null) return end;
  }
  return null;
}

function startsColumn(text: string): boolean {
  return new RegExp(`^${columnMark.source}`).test(text) || /\s{2}\S*\d/.test(text);
}

function secondMark(text: string): number | null {
  const marks = [...text.matchAll(new RegExp(columnMark, 'g'))].map((match) => match.index);
  const later = marks.find((index) => index > 0);
  return later ?? null;
}

function widestGap(text: string): number | null {
  const gaps = [...text.matchAll(wideGap)].filter((gap) => gap.index > 0);
  const widths = gaps.map((gap) => displayWidth(gap[0]));
  const widest = Math.max(...widths);
  const gap = gaps[widths.indexOf(widest)];
  return gap && widths.filter((width) => width === widest).length === 1 ? gap.index : null;
}

function cellsOf(line: SourceLine, part: string, place: PagePlace): ContentsCell[] {
  const text = unbulleted(part);
  if (text === '') return [];
  const column = columnName(line, text, place);
  if (column !== null) return [{ line: line.line, text: column, page: null, isColumn: true }];
  const page = place === 'none' ? null : place === 'before' ? leadingPage(text) : trailingPage(text);
  const words = (page ? page.rest : text).replace(leader, '  ').trim();
  return [{ line: line.line, text: words, page: page?.page ?? null, isColumn: false }];
}

function columnName(line: SourceLine, text: string, place: PagePlace): string | null {
  const bracketed = /^[【〖［[]\s*([^】〗］\]]{2,20})\s*[】〗］\]]$/.exec(text);
  if (bracketed?.[1]) return bracketed[1];
  if (hasPage(text, place)) return null;
  const marked = new RegExp(`^${columnMark.source}\\s*(.+?)\\s*${columnMark.source}?$`).exec(text);
  if (marked?.[1]) return marked[1];
  const hashed = /^#{1,6}\s*(.+)$/.exec(text);
  if (hashed?.[1]) return hashed[1];
  if (line.hashes > 0 || line.bold) return text;
  return null;
}

function pageOf(text: string, place: PagePlace): number | null {
  const bare = unbulleted(text);
  if (place === 'none') return null;
  return (place === 'before' ? leadingPage(bare) : trailingPage(bare))?.page ?? null;
}

function unbulleted(text: string): string {
  return text.trim().replace(/^[-*•·]\s+/, '');
}

function leadingPage(text: string): { page: number; rest: string } | null {
  if (text.length > longestLine) return null;
  const match =
    /^[(（[]?\s*(?:[Pp]\.?|第)?\s*(\d{1,3})(?![\d.%年月日个家])\s*页?\s*[)）\]]?[\s\u3000.、…·]*([\p{L}“‘《「（(【"'\d].*)?$/u.exec(
      text,
    );
  return match ? { page: Number(match[1]), rest: match[2] ?? '' } : null;
}

function trailingPage(text: string): { page: number; rest: string } | null {
  if (text.length > longestLine) return null;
  const match = /^(.*?[^\d.\s]?)(?:[\s\u3000…⋯.．·•‥・_/／|｜-]|[(（[]|第|[Pp]\.?)+\s*(\d{1,3})\s*页?\s*[)）\]]?[·\s]*$/u.exec(
    text,
  );
  if (match) return { page: Number(match[2]), rest: (match[1] ?? '').trim() };
  const tight = /^(.*[\p{Script=Han}”’》）)])(\d{1,3})$/u.exec(text);
  return tight ? { page: Number(tight[2]), rest: tight[1] ?? '' } : null;
}
