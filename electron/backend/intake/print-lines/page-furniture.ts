import { parseHeadingNumber } from '../../../../shared/periodical/numbering.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import type { SourceLine } from './source-line.ts';

/** No issue has more; each is looked for in each short line. */
export const mostColumns = 60;

const decoration = '[\\s\\-—–_·•.~|/\\\\*#=<>《》()（）【】\\[\\]◇◆■□●○▲△※]*';
const folio = new RegExp(`^${decoration}第?\\s*\\d{1,3}\\s*页?(\\s*[,，/／]?\\s*共?\\s*\\d{1,3}\\s*页)?${decoration}$`);
const decoratedFolio = /[-—–·•~|]|页/;
const issueLine =
  /^(\d{4}|[二〇○零一三四五六七八九]{4})\s*([年·•.\-/—]\s*第?\s*([一二三四五六七八九十]+|\d{1,2})\s*期?)?[\s|·•()（）\-—]*(总\s*第?\s*\d+\s*期)?$/;

/** What stands on a page beside the text: who knows the words that running heads are made of. */
export interface RunningHeadWords {
  /** 刊名. */
  periodical: string;
  /** 栏目 names. */
  columns: readonly string[];
  /** Match keys of titles: they stay, however often a running head repeats them. */
  titles?: ReadonlySet<string>;
}

/** A folio that cannot be a line of the contents: 「· 5 ·」「— 5 —」「第5页」. */
export function isDecoratedFolio(text: string): boolean {
  return folio.test(text) && decoratedFolio.test(text) && !/\d\s*[-—–]\s*\d/.test(text);
}

/** A running head with year and number: 「内蒙古机构编制 2021·1」, also with a folio at either end. */
export function isRunningHead(text: string, words: RunningHeadWords): boolean {
  if (text.length > 50 || /[。，,；;！!？?：“”]/.test(text)) return false;
  const folded = withoutFolio(text);
  if (folded === '') return false;
  const names = [words.periodical, ...words.columns.slice(0, mostColumns)]
    .map((name) => name.replace(/\s/g, ''))
    .filter((name) => name !== '');
  const compact = folded.replace(/[\s\u3000|｜/·•—–\-【】《》◇◆■□●○※]+/g, '');
  let rest = compact;
  let found = false;
  for (const name of names) {
    const bare = name.replace(/[·•—–-]/g, '');
    if (bare !== '' && rest.includes(bare)) {
      rest = rest.replace(bare, '');
      found = true;
    }
  }
  if (rest === '') return found;
  if (/^[\d年第期总卷页共()（）.一二三四五六七八九十〇]+$/.test(rest))
    return found || issueLine.test(folded) || (/期/.test(rest) && /\d{4}|年|总/.test(rest));
  return false;
}

/** The short line carries year and number, or the total number, of an issue. */
export function hasIssueMark(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[。，,；;：]/.test(text) &&
    /(19|20)\d{2}\s*[·•.]\s*\d{1,2}(?!\d)|(19|20)\d{2}\s*年\s*第?\s*\S{1,3}\s*期|总\s*第?\s*\d+\s*期/.test(text)
  );
}

/**
 * Takes folios and running heads out of the lines of the body; the line after one is marked as standing after a page break.
 * A line that comes back page after page is a running head too, whatever it says.
 */
export function removePageFurniture(lines: readonly SourceLine[], words: RunningHeadWords): SourceLine[] {
  const repeated = repeatedLines(lines);
  const isFurniture = ({ text }: SourceLine): boolean =>
    folio.test(text) ||
    isRunningHead(text, words) ||
    (repeated.has(repetitionKey(text)) && !words.titles?.has(repetitionKey(text)));
  return takeOut(lines, isFurniture);
}

/** Lines without some of them; the line after one taken out is marked as standing after a page break. */
export function takeOut(lines: readonly SourceLine[], isOut: (line: SourceLine) => boolean): SourceLine[] {
  const kept: SourceLine[] = [];
  let pageBreak = false;
  for (const line of lines) {
    if (isOut(line)) {
      pageBreak = true;
      continue;
    }
    kept.push(pageBreak ? { ...line, pageBreak: true } : line);
    pageBreak = false;
  }
  return kept;
}

function withoutFolio(text: string): string {
  return text
    .replace(/^[\s·•\-—–|]*第?\s*\d{1,3}\s*页?[\s·•\-—–|]+(?=\D|\d{4})/, '')
    .replace(/[\s·•\-—–|]+第?\s*\d{1,3}\s*页?[\s·•\-—–|]*$/, (found) => (/^\s*[·•]\s*\d{1,2}\s*$/.test(found) ? found : ''))
    .trim();
}

function repetitionKey(text: string): string {
  return matchKey(text).replace(/\d/g, '');
}

function repeatedLines(lines: readonly SourceLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    if (text.length > 30 || /[。，,；;：:！!？?、]/.test(text) || parseHeadingNumber(text)) continue;
    if (!/\d/.test(text) && /(编办|处|中心|局|办)$/.test(text)) continue;
    const key = repetitionKey(text);
    if (key.length >= 2) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 4).map(([key]) => key));
}
