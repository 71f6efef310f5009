import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import type { NormalisedCharacters } from '../../../../shared/text/normalise-characters.ts';
import { marker, withoutMarkers } from '../markdown/inline-marks.ts';
import { intakeHeadingNumber } from '../recognise/heading-number.ts';
import { isClosed } from '../recognise/sentence-end.ts';

/** One line of the source that carries text. */
export interface SourceLine {
  /** 1-based line of the source. */
  line: number;
  /** Without mark-up and without white space at its ends. */
  text: string;
  /** With the markers of its mark-up, but for what makes the whole line a heading. */
  marked: string;
  /** With its white space, without mark-up: columns of the contents are told by their gaps. */
  raw: string;
  /** Number of # before it. */
  hashes: number;
  /** The whole line is bold. */
  bold: boolean;
  /** Width of the white space before it in characters of the body; two or more is a paragraph's indent. */
  indent: number;
  /** At least one blank line stands before it. */
  gap: boolean;
  /** A folio, a running head or a form feed stood before it. */
  pageBreak: boolean;
  /** It ends in a soft return (Shift+Enter in Word): a part of a paragraph, however short, and no line that was cut. */
  soft: boolean;
  /** A block of its own by its mark-up, or the rest of the one above. */
  block: 'item' | 'quote' | 'continued' | null;
}

/** A longer line in bold is no heading. */
export const longestBoldHeading = 30;

const blocks = { [marker.item]: 'item', [marker.quote]: 'quote', [marker.continued]: 'continued' } as const;

/**
 * The lines that carry text, without blank lines and rules. `softEnds`: the lines, 1-based, that end in a soft return; one in the
 * middle of a sentence is a line break.
 */
export function readSourceLines(source: readonly string[], softEnds: ReadonlySet<number>): SourceLine[] {
  const lines: SourceLine[] = [];
  let gap = true;
  let pageBreak = false;
  for (const [index, given] of source.flatMap((line, index) => pagesOf(line).map((part) => [index, part] as const))) {
    if (given.includes('\f')) pageBreak = true;
    const block = blocks[given.charAt(0) as keyof typeof blocks] ?? null;
    const whole = (block ? given.slice(1) : given).replace(/[\f\u00a0]/g, (one) => (one === '\f' ? '' : ' ')).trimEnd();
    const raw = plain(whole);
    const stripped = raw.trim();
    if (stripped === '' || isRule(stripped)) {
      gap = true;
      continue;
    }
    const hashes = block === null ? (/^#{1,6}/.exec(whole.trim())?.[0].length ?? 0) : 0;
    const content = hashes > 0 ? withoutHashes(stripped) : stripped;
    if (content === '') continue;
    const marked = hashes > 0 ? withoutHashes(whole.trim()) : whole.trim();
    const bold = isBold(marked);
    const isOwnMark = startsWithBoldNumber(marked) || (bold && !isBoldText(content, hashes));
    lines.push({
      line: index + 1,
      text: content,
      marked: isOwnMark ? withoutBold(marked).trim() : marked,
      raw: hashes > 0 ? content : raw,
      hashes,
      bold,
      indent: indentOf(raw),
      gap,
      pageBreak,
      soft: softEnds.has(index + 1),
      block,
    });
    gap = false;
    pageBreak = false;
  }
  return lines.map((line, index) => withSoftBreak(line, lines[index + 1]));
}

/** The parts of a line that a form feed parts; each but the first begins with it. */
function pagesOf(line: string): string[] {
  return line.split(/(?=\f)/);
}

/** The lines with the markers of their mark-up in their text. */
export function withMarks(lines: readonly SourceLine[]): SourceLine[] {
  return lines.map((line) => ({ ...line, text: line.marked }));
}

/** Lines with mark-up that says more than how they look, for where only their text is taken. */
export function droppedMarks(lines: readonly SourceLine[]): ImportDoubt[] {
  const [first, last] = [marker.emphasis[0], marker.link[1]];
  return lines
    .filter(({ marked }) => [...marked].some((character) => first <= character && character <= last))
    .map(({ line }) => ({ line, kind: 'markup', what: '这一行只收入了文字，其中的上标、下标、链接或强调没有收入，请核对。' }));
}

/** The text as a reader sees it, on one line. */
export function plain(marked: string): string {
  return withoutMarkers(marked.replaceAll(marker.lineBreak, ' '));
}

/** A whole line in bold is a heading where it can be one, and else a sentence in bold. */
function isBoldText(text: string, hashes: number): boolean {
  return hashes === 0 && (isClosed(text) || text.length > longestBoldHeading);
}

/** A line break behind a line that goes on after its soft return. */
function withSoftBreak(line: SourceLine, next: SourceLine | undefined): SourceLine {
  const goesOn = line.soft && next?.line === line.line + 1;
  if (!goesOn || [line, next].some(isBlock) || isClosed(line.text)) return line;
  return { ...line, marked: line.marked + marker.lineBreak };
}

function isBlock({ text, hashes, block }: SourceLine): boolean {
  return hashes > 0 || block !== null || text.startsWith('|') || intakeHeadingNumber(text) !== null;
}

const softReturns = ['\u000b', '\u2028'];

/** The lines, 1-based, that end in a soft return. */
export function softEndsOf({ changes }: Pick<NormalisedCharacters, 'changes'>): ReadonlySet<number> {
  return new Set(changes.filter(({ kind, from }) => kind === 'line-end' && softReturns.includes(from)).map(({ line }) => line));
}

/** 「## 题目 ##」→「题目」. */
function withoutHashes(text: string): string {
  const content = text.replace(/^#{1,6}/, '').trim();
  const end = content.search(/(?<![#])#+$/);
  return end < 0 ? content : content.slice(0, end).trimEnd();
}

function isBold(text: string): boolean {
  const [open, close] = marker.bold;
  return text.startsWith(open) && text.indexOf(close) === text.length - 1;
}

/** A bold number at the start of a paragraph is a run-in heading, which has its own mark. */
function startsWithBoldNumber(text: string): boolean {
  return text.startsWith(marker.bold[0]) && intakeHeadingNumber(text.slice(1)) !== null;
}

/** Without the first pair of bold markers. */
function withoutBold(text: string): string {
  return text.replace(marker.bold[0], '').replace(marker.bold[1], '');
}

function isRule(text: string): boolean {
  return /^([-*_=]\s*){3,}$/.test(text);
}

function indentOf(raw: string): number {
  const white = /^\s*/.exec(raw)?.[0] ?? '';
  return [...white].reduce((sum, character) => sum + (character === '\u3000' ? 1 : character === '\t' ? 2 : 0.5), 0);
}
