import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { joinText } from '../print-lines/merge-print-lines.ts';
import { type Note, readFootnotes } from './footnotes.ts';
import { readFrontMatter } from './front-matter.ts';
import { type InlineSources, marker, withoutMarkers } from './inline-marks.ts';
import { pairBold } from './pair-bold.ts';
import { createInlineReader } from './read-inline.ts';
import { readGridTable, readHtmlTable, readPipeTable } from './read-tables.ts';
import { takeOutHtml } from './take-out-html.ts';

export interface MarkdownLines extends InlineSources {
  /** One for each line of the source, with markers for mark-up; empty where the line was taken out. */
  lines: string[];
  doubts: ImportDoubt[];
  /** What the properties in front call the text; empty where they do not. */
  title: string;
}

/**
 * Reads the Markdown of a text line by line. The structure of a bulletin comes from its numbering, not from mark-up, and the lines
 * of a scan are no paragraphs; so the blocks of Markdown are read where they are certain (front matter, footnotes, tables,
 * code, lists, quotations), headings keep their #, and everything else stays a line. A text without any mark-up stays as it is.
 * `softEnds`: the lines, 1-based, that end in a soft return; inside an item or a quotation it breaks a line.
 */
export function readMarkdown(text: string, softEnds: ReadonlySet<number>): MarkdownLines {
  const source = text.split('\n');
  if (!isMarkdown(source)) return { lines: source, notes: new Map(), links: [], doubts: [], title: '' };
  const inline = createInlineReader();
  const doubts: ImportDoubt[] = [];
  const lines = [...source];
  const readInline = (value: string, line: number): string => {
    const { text: read, found } = inline.read(value);
    doubts.push(...found.map((one) => ({ ...one, line })));
    return read;
  };
  const tellMarkup = (line: number, what: string): void => void doubts.push({ line, kind: 'markup', what });
  const front = readFrontMatter(lines);
  if (front) tellMarkup(1, front.what);
  const start = front?.end ?? 0;
  lines.fill('', 0, start);
  const fenced = blankFences(lines, start);
  const isCode = (index: number): boolean => fenced.has(index);
  joinSoftLines(lines, isCode, softEnds);
  const joined = [...lines];
  takeOutHtml(lines, isCode, tellMarkup);
  pairBold(lines, isCode);
  readDefinitions(lines, fenced, inline.define);
  const notes = readFootnotes(lines, isCode, readInline, (line, what) => doubts.push({ line, kind: 'missing-note', what }));
  numberOnes(lines, isCode);
  for (let index = start; index < lines.length; ) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || line.startsWith(marker.item)) {
      index++;
      continue;
    }
    if (fenced.has(index)) {
      if (fenced.get(index)) tellMarkup(index + 1, '代码块已按普通段落收入，一行一段，请核对。');
      lines[index] = marker.item + line.trim().replaceAll('[^', `[${marker.apart}^`);
      index++;
      continue;
    }
    if (contentsHere.test(line) || ruleLine.test(line)) {
      if (contentsHere.test(line)) tellMarkup(index + 1, `“${line.trim()}”是放目录的地方，没有收入。`);
      lines[index] = '';
      index++;
      continue;
    }
    const table =
      readPipeTable(lines, index, readInline) ??
      readGridTable(lines, index, readInline) ??
      readHtmlTable(lines, index, readInline);
    if (table) {
      lines.splice(index, table.lines.length, ...table.lines);
      doubts.push(...table.doubts);
      index += table.lines.length;
      continue;
    }
    const underlined = readUnderlined(lines, index);
    if (underlined) {
      const title = lines.slice(index, index + underlined.lines).map((one) => one.trim());
      lines.fill('', index, index + underlined.lines + 1);
      lines[index] = underlined.mark + readInline(title.reduce(joinText), index + 1);
      index += underlined.lines + 1;
      continue;
    }
    const prefix = prefixOf(lines, joined, index);
    lines[index] = prefix.mark + readInline(prefix.rest, index + 1);
    index++;
  }
  for (const [label, { text: note, line }] of uncalledNotes(lines, notes)) {
    lines[line - 1] = marker.item + note;
    notes.delete(label);
    doubts.push({ line, kind: 'missing-note', what: `正文里没有引用脚注“${label}”的地方，注文已作为一段收入，请核对。` });
  }
  return {
    lines,
    notes: new Map([
      ...[...notes].map(([label, { text: note }]) => [label, withoutMarkers(note)] as const),
      ...[...inline.notes].map(([label, note]) => [label, withoutMarkers(inline.read(note).text)] as const),
    ]),
    links: inline.links,
    doubts,
    title: front?.title ?? '',
  };
}

/** An item or a line of a quotation goes on behind its soft return, unless another begins there. */
function joinSoftLines(lines: string[], isCode: (index: number) => boolean, softEnds: ReadonlySet<number>): void {
  const starts = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|>)/;
  for (let index = 0; index < lines.length; index++) {
    if (isCode(index) || !starts.test(lines[index] ?? '')) continue;
    const parts = [lines[index] ?? ''];
    for (let next = index + 1; softEnds.has(next) && !isCode(next) && !starts.test(lines[next] ?? ''); next++) {
      if ((lines[next] ?? '').trim() !== '') parts.push((lines[next] ?? '').trim());
      lines[next] = '';
    }
    lines[index] = parts.join('<br>');
  }
}

/** The place of a list of contents, and a rule over the page. */
const contentsHere = /^\s*\[toc\]\s*$/i;
const ruleLine = /^\s{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

function uncalledNotes(lines: readonly string[], notes: ReadonlyMap<string, Note>): [string, Note][] {
  const called = new Set(lines.flatMap((line) => [...line.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => match[1] ?? '')));
  return [...notes].filter(([label, { isInside }]) => !called.has(label) && !isInside);
}

const signs =
  /^#{1,6}\s|\*\*\S|^\s{0,3}(?:```|~~~)|\]\([^)\s]*\)|\]\[|^\[[^\]]+\]:\s|\[\^[^\]\s]+\]|\^\[|^\s*\+-{2,}[-+]*\+|^\s*\[(?:toc|TOC)\]|^\s{0,3}>\s|^\s*[-*+]\s\S|&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,10});|\\[!-/:-@[-`{-~]|<\/?[A-Za-z][^<>]{0,200}>|<!--|~~\S|^\s*\|?\s*:?-{2,}:?\s*\||^\s*\|.*\|\s*$|`[^`]+`/;

function isMarkdown(lines: readonly string[]): boolean {
  return (
    /^(?:---|\+\+\+)\s*$/.test(lines.find((line) => line.trim() !== '') ?? '') ||
    lines.some((line, index) => signs.test(line.slice(0, 2000)) || isUnderlined(lines, index))
  );
}

function isUnderlined(lines: readonly string[], index: number): boolean {
  return /^={3,}\s*$/.test(lines[index] ?? '') && (lines[index - 1] ?? '').trim() !== '';
}

/** Lines of fenced code, by index; true for the first of a block. The fences themselves become blank. */
function blankFences(lines: string[], start: number): ReadonlyMap<number, boolean> {
  const fenced = new Map<number, boolean>();
  let open: { index: number; fence: string } | null = null;
  const fences: [number, number][] = [];
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = /^\s{0,3}(`{3,}|~{3,})[^`]*$/.exec(line)?.[1] ?? /^\s*<\/?(pre)\b[^<>]*>\s*$/i.exec(line)?.[1]?.toLowerCase();
    if (!fence) continue;
    if (!open) open = { index, fence };
    else if (fence.startsWith(open.fence) && /^\s*(?:[`~]+|<\/pre>)\s*$/i.test(line)) {
      fences.push([open.index, index]);
      open = null;
    }
  }
  for (const [from, to] of fences) {
    lines[from] = '';
    lines[to] = '';
    for (let index = from + 1; index < to; index++) fenced.set(index, index === from + 1);
  }
  return fenced;
}

/** `[label]: address`: taken out of the lines. */
function readDefinitions(
  lines: string[],
  fenced: ReadonlyMap<number, boolean>,
  define: (label: string, href: string) => void,
): void {
  for (const [index, line] of lines.entries()) {
    const match =
      /^\s{0,3}\[([^\]^][^\]]{0,200})\]:\s*<?((?:https?:\/\/|mailto:|\.{0,2}\/|#)[^\s>]*|[\w./%-]+\.[a-z0-9]{2,5})>?(?:\s+["'(].*)?\s*$/.exec(
        line,
      );
    if (!match?.[1] || !match[2] || fenced.has(index)) continue;
    define(match[1], match[2]);
    lines[index] = '';
  }
}

const longestTitle = 80;
const mostTitleLines = 3;

/** A title underlined with === or ---, as its #, and the lines it takes: the signs of equality go with a title over several. */
function readUnderlined(lines: readonly string[], index: number): { mark: string; lines: number } | null {
  if ((lines[index - 1] ?? '').trim() !== '') return null;
  for (let length = 1; length <= mostTitleLines; length++) {
    const line = lines[index + length - 1] ?? '';
    const isTitle = line.trim() !== '' && line.trim().length <= longestTitle;
    if (!isTitle || /^\s*([#>|]|[-*+]\s)|[。；;，,]\s*$|^\s*([-*_=]\s*){3,}$/.test(line)) return null;
    const under = /^\s{0,3}(={2,}|-{3,})\s*$/.exec(lines[index + length] ?? '')?.[1];
    if (under?.startsWith('=')) return { mark: '# ', lines: length };
    if (under) return length === 1 ? { mark: '## ', lines: 1 } : null;
  }
  return null;
}

const bullet = /^(\s*)[-*+]\s+(?=\S)/;
const numbered = /^\s*(\d{1,3})[.)]\s+(?=\S)/;
const task = /^\[([ xX])\]\s+/;
/** Attributes that Pandoc puts behind a heading. */
const attributes = /\s*\{[#.][^{}]*\}\s*$/;

/** List items, lines of a quotation and continued items get their mark; `rest` is what is read of the line. */
function prefixOf(lines: readonly string[], source: readonly string[], index: number): { mark: string; rest: string } {
  const line = lines[index] ?? '';
  const quoted = /^\s{0,3}>(?:\s{0,3}>)*\s?(.*)$/s.exec(line);
  if (quoted) return { mark: marker.quote, rest: (quoted[1] ?? '').replace(bullet, '') };
  const heading = /^\s*<h([1-6])\b[^<>]*>(.*)<\/h\1>\s*$/i.exec(line);
  if (heading) return { mark: `${'#'.repeat(Number(heading[1]))} `, rest: heading[2] ?? '' };
  if (/^\s{0,3}#{1,6}\s/.test(line)) return { mark: '', rest: line.replace(attributes, '') };
  // 「#1 楼」
  if (/^\s*#\d+(?![.．、)）\d])/.test(line)) return { mark: marker.apart, rest: line.trim() };
  const item = bullet.exec(line);
  if (item && isListed(source, index)) return { mark: marker.item, rest: withTask(line.slice(item[0].length)) };
  const number = numbered.exec(line);
  if (number && isNumberedOn(lines, index))
    return { mark: marker.item, rest: number[0].trimStart() + withTask(line.slice(number[0].length)) };
  const before = source[index - 1] ?? '';
  const isContinued = /^(\t| {2,})\S/.test(line) && (bullet.test(before) ? isListed(source, index - 1) : numbered.test(before));
  if (isContinued) return { mark: marker.continued, rest: line.trim() };
  return { mark: '', rest: line };
}

function withTask(text: string): string {
  return text.replace(task, (_, state: string) => (state === ' ' ? '□' : '☑'));
}

/** Lines that may stand between two items: blank ones, and those indented as what belongs to an item is. */
const insideItem = /^\s*$|^(\t| {2,})\S/;
const mostInside = 12;

/** A neighbour is an item too, or it stands inside of one; a dash alone may be a folio, a source or a subtitle. */
function isListed(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (/^\s*[-*+]\s+\[[ xX]\]\s/.test(line)) return true;
  if (folio.test(line)) return false;
  const isItemAt = (step: 1 | -1): boolean => {
    for (let at = index + step, looked = 0; looked < mostInside; at += step, looked++) {
      const other = lines[at];
      if (other === undefined) return false;
      if (bullet.test(other)) return !folio.test(other);
      if (step === -1 && numbered.test(other) && /^(\t| {2,})/.test(line)) return true;
      if (!insideItem.test(other)) return false;
    }
    return false;
  };
  return isItemAt(-1) || isItemAt(1);
}

const folio = /^\s*-\s*\d+\s*-\s*$/;

/**
 * An item above or below has the number before or after, with nothing between but what is inside of it: headings have text between
 * them, and paragraphs with a run-in heading a blank line.
 */
function isNumberedOn(lines: readonly string[], index: number): boolean {
  const numberAt = (at: number): number => Number(numbered.exec((lines[at] ?? '').replace(marker.item, ''))?.[1] ?? Number.NaN);
  const own = numberAt(index);
  const isSentence = (lines[index] ?? '').includes('。');
  const neighbour = (step: 1 | -1): number => {
    for (let at = index + step, looked = 0; looked < mostInside && at >= 0 && at < lines.length; at += step, looked++) {
      const number = numberAt(at);
      if (isSentence && (lines[at] ?? '').trim() === '') return Number.NaN;
      if (!Number.isNaN(number) || !insideItem.test((lines[at] ?? '').replace(/^[\ufddd\ufddf]/, '  '))) return number;
    }
    return Number.NaN;
  };
  return neighbour(-1) === own - 1 || neighbour(1) === own + 1;
}

/** Items that are all numbered 1, as Markdown allows, get the numbers that its readers show. */
function numberOnes(lines: string[], isCode: (index: number) => boolean): void {
  for (let index = 0; index < lines.length; index++) {
    const one = /^1([.)])\s+\S/.exec(lines[index] ?? '')?.[1];
    if (!one || isCode(index)) continue;
    let count = 1;
    while (lines[index + count]?.startsWith(`1${one} `) && !isCode(index + count)) count++;
    for (let at = 1; at < count; at++) lines[index + at] = (lines[index + at] ?? '').replace(/^1/, String(at + 1));
    index += count - 1;
  }
}
