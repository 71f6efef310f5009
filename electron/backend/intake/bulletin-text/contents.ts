import { matchKey } from '../../../../shared/text/match-key.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import { isByline, splitByline } from '../recognise/byline-names.ts';
import { type ContentsCell, findPagePlace, hasPage, type PagePlace, readContentsCells } from './contents-cells.ts';

/** Pieces of a title, and of a byline, between white space. */
export const mostTitleWords = 60;

/** A word group of an entry: white space, a leader or a line end stands before it. */
export interface ContentsWord {
  text: string;
  /** A line of the contents ended before it. */
  breakBefore: boolean;
}

export interface ContentsEntry {
  column: string;
  page: number | null;
  line: number;
  /** Title, and byline where nothing but white space tells them apart. */
  words: ContentsWord[];
  /** Byline in brackets or on its own, or null. */
  byline: string | null;
}

export interface Contents {
  columns: { name: string; line: number }[];
  entries: ContentsEntry[];
  /** Lines that found no place. */
  leftOver: { line: number; text: string }[];
}

const header = /^[【[◇◆■●]?\s*(?:(?:本\s*期\s*)?(?:目\s*[录次]|要\s*目)\s*[】\]]?[\s/|·]*(?:CONTENTS?|MU ?LU)?|CONTENTS?)$/i;

/** Index of the line 「目录」, or -1. */
export function findContentsHeader(lines: readonly SourceLine[]): number {
  return lines.findIndex((line) => header.test(line.text));
}

/** Index after the last line with a page number before the first sentence of the body; -1 where no line has one. */
export function endOfNumberedContents(lines: readonly SourceLine[], start: number): number {
  const stop = lines.findIndex((line, index) => index >= start && (/。/.test(line.text) || line.text.length > 220));
  const region = lines.slice(start, stop < 0 ? lines.length : stop);
  const place = findPagePlace(region);
  const folios = columnFolios(region, place);
  const numbered = region.filter((line) => hasPage(line.text, place) && !folios.has(line));
  const bare = numbered.filter((line) => isBareNumber(line.text));
  // A number alone is a folio after the contents, unless the contents have their numbers on lines of their own.
  const entries = new Set(hasBareNumbers(numbered) ? numbered : numbered.filter((line) => !bare.includes(line)));
  const loose = loosePages(region, place);
  const last = region.findLastIndex((line) => entries.has(line) || loose.has(line));
  return last < 0 ? -1 : start + last + 1;
}

function isBareNumber(text: string): boolean {
  return /^[^\p{L}\p{N}]*\d{1,3}[^\p{L}\p{N}]*$/u.test(text);
}

/**
 * Page numbers that slipped to a line of their own behind a long entry. The folios of the contents are lower than the pages
 * of all articles, so a number that rises above those before it is no folio.
 */
function loosePages(lines: readonly SourceLine[], place: PagePlace): ReadonlySet<SourceLine> {
  const loose = new Set<SourceLine>();
  if (place !== 'after') return loose;
  const pages = lines.map(({ text }) => (hasPage(text, place) ? Number(/(\d{1,3})\D*$/.exec(text)?.[1] ?? 0) : 0));
  const nexts = pages.map(() => Number.POSITIVE_INFINITY);
  for (let at = pages.length - 2; at >= 0; at--) nexts[at] = pages[at + 1] || (nexts[at + 1] ?? Number.POSITIVE_INFINITY);
  let highest = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const page = /^\d{1,3}$/.test(line.text) ? Number(line.text) : 0;
    const next = nexts[index] ?? Number.POSITIVE_INFINITY;
    const isEntry = before !== undefined && pages[index - 1] === 0 && /\p{Script=Han}{2}/u.test(before.text);
    if (isEntry && highest > 0 && page > highest && page < next) {
      loose.add(line);
      highest = page;
    }
    highest = Math.max(highest, pages[index] ?? 0);
  }
  return loose;
}

function withLoosePages(lines: readonly SourceLine[], loose: ReadonlySet<SourceLine>): SourceLine[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (loose.has(line)) return [];
    return [next && loose.has(next) ? { ...line, text: `${line.text} ${next.text}`, raw: `${line.raw} ${next.text}` } : line];
  });
}

/** The page numbers stand on lines of their own. */
function hasBareNumbers(numbered: readonly SourceLine[]): boolean {
  const bare = numbered.filter((line) => isBareNumber(line.text)).length;
  return bare >= 3 && bare >= numbered.length / 2;
}

/** The name of a column with a folio is a running head of the page after the contents. */
function columnFolios(lines: readonly SourceLine[], place: PagePlace): ReadonlySet<SourceLine> {
  const names = new Set(lines.filter((line) => !hasPage(line.text, place)).map((line) => matchKey(line.text)));
  return new Set(
    lines.filter((line) => hasPage(line.text, place) && names.has(matchKey(line.text).replace(/^\d{1,3}|\d{1,3}$/g, ''))),
  );
}

/**
 * Reads the lines of the contents. `bodyKeys` are the match keys of short lines of the body, alone and joined with those
 * that follow: they tell titles, bylines and names of columns apart where the contents do not.
 */
export function readContents(given: readonly SourceLine[], bodyKeys: ReadonlySet<string>): Contents {
  const source = withLoosePages(given, loosePages(given, findPagePlace(given)));
  const folios = columnFolios(source, findPagePlace(source));
  const numbered = source.filter((line) => /\d/.test(line.text));
  const hasBare = hasBareNumbers(numbered);
  const lines = source.filter((line) => !folios.has(line) && (hasBare || !isBareNumber(line.text)));
  const place = findPagePlace(lines);
  const cells = readContentsCells(lines, place);
  const contents: Contents = { columns: [], entries: [], leftOver: [] };
  const hasColumns = cells.some((cell) => cell.isColumn);
  let waiting: ContentsCell[] = [];
  const isEntry = (cell: ContentsCell): boolean =>
    place === 'none' ? !isByline(cell.text) && (hasColumns || startsLikeTitle(cell.text, bodyKeys)) : cell.page !== null;
  for (const [index, cell] of cells.entries()) {
    const entry = contents.entries.at(-1);
    if (cell.isColumn) {
      contents.leftOver.push(...waiting);
      waiting = [];
      contents.columns.push({ name: cell.text, line: cell.line });
    } else if (isEntry(cell)) {
      startEntry(contents, [...waiting, cell], bodyKeys, hasColumns);
      waiting = [];
    } else if (
      entry &&
      contents.columns.length > 0 &&
      belongsBefore(cell, cells[index + 1], entry, place, hasColumns, bodyKeys)
    ) {
      addCell(entry, cell);
    } else if (!entry && place === 'before' && hasColumns) {
      contents.leftOver.push(cell);
    } else waiting.push(cell);
  }
  contents.leftOver.push(...waiting);
  return contents;
}

function startsLikeTitle(text: string, bodyKeys: ReadonlySet<string>): boolean {
  const words = text.split(/[\s\u3000]+/).slice(0, mostTitleWords);
  return words.some((_, last) => bodyKeys.has(matchKey(words.slice(0, last + 1).join(''))));
}

/** The words after the title, and the byline that stood apart. A name cut by the end of a line is whole again. */
export function contentsByline(entry: ContentsEntry, titleWords: number): string {
  return [wordsText(entry.words.slice(titleWords)), ...(entry.byline ? [entry.byline] : [])]
    .filter((part) => part !== '')
    .join(' ');
}

/** Words with the spaces between them; the pieces of a name cut by the end of a line without. */
export function wordsText(words: readonly ContentsWord[]): string {
  return words.reduce((text, word, index) => {
    if (index === 0) return word.text;
    const before = words[index - 1]?.text ?? '';
    const isCut = word.breakBefore && !isByline(before) && isByline(before + word.text);
    return `${text}${isCut ? '' : ' '}${word.text}`;
  }, '');
}

const longestColumnName = 14;

function startEntry(
  contents: Contents,
  cells: readonly ContentsCell[],
  bodyKeys: ReadonlySet<string>,
  hasColumns: boolean,
): void {
  const main = cells.at(-1);
  if (!main) return;
  const own = [...cells.slice(0, -1)];
  const first = own[0];
  // The name of a column may stand right above a title in the body too.
  const isName = first !== undefined && /^\p{Script=Han}{2,6}$/u.test(first.text) && !isByline(first.text);
  const firstKey = matchKey(first?.text ?? '');
  const isTitle =
    firstKey.length > longestColumnName ||
    bodyKeys.has(matchKey(cells.map((cell) => cell.text).join(''))) ||
    (firstKey.length >= 10 && bodyKeys.has(firstKey));
  if (first && !hasColumns && (isName || !isTitle)) {
    contents.columns.push({ name: first.text, line: first.line });
    own.shift();
  }
  const entry: ContentsEntry = {
    column: contents.columns.at(-1)?.name ?? '',
    page: main.page,
    line: main.line,
    words: [],
    byline: null,
  };
  contents.entries.push(entry);
  for (const cell of [...own, main]) addCell(entry, cell);
}

function addCell(entry: ContentsEntry, cell: ContentsCell): void {
  const { title, byline } = cutByline(cell.text);
  if (title !== '') {
    const words = title.split(/[\s\u3000]+/).map((text, index) => ({ text, breakBefore: index === 0 && entry.words.length > 0 }));
    for (const word of words) entry.words.push(word);
  }
  if (byline !== '') entry.byline = entry.byline ? `${entry.byline} ${byline}` : byline;
}

/** 「题目（某市委编办）」「题目/张楠」. */
function cutByline(text: string): { title: string; byline: string } {
  const bracketed = /^(.*?)[\s\u3000]*[(（【[]([^()（）【】[\]]+(?:[(（][^()（）]*[)）])?[^()（）【】[\]]*)[)）】\]]$/.exec(text);
  if (bracketed?.[2] && isByline(bracketed[2])) return { title: bracketed[1] ?? '', byline: bracketed[2] };
  const slashed = /^(.*?)[\s\u3000]*(?:[/／|｜]|——|--)[\s\u3000]*([^/／|｜—]+)$/.exec(text);
  if (slashed?.[2] && isByline(slashed[2])) return { title: slashed[1] ?? '', byline: slashed[2] };
  return { title: text, byline: '' };
}

function belongsBefore(
  cell: ContentsCell,
  next: ContentsCell | undefined,
  entry: ContentsEntry,
  place: string,
  hasColumns: boolean,
  bodyKeys: ReadonlySet<string>,
): boolean {
  // No title has as many pieces.
  if (entry.words.length > mostTitleWords) return place === 'before' && hasColumns;
  if (place === 'before') return hasColumns || isByline(cell.text) || bodyKeys.has(matchKey(`${joined(entry)}${cell.text}`));
  if (bodyKeys.has(matchKey(`${cell.text}${joined(entry)}`)) && isByline(cell.text)) return entry.byline === null;
  if (next && !next.isColumn && bodyKeys.has(matchKey(`${cell.text}${cutByline(next.text).title}`))) return false;
  return isByline(cell.text) && splitByline(cell.text).length > 0 && entry.byline === null;
}

function joined(entry: ContentsEntry): string {
  return entry.words.map((word) => word.text).join('');
}
