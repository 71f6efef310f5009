import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import type { LanguageModel } from '../print-lines/language-model.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import { isByline, mayBeByline, splitByline, titleOrByline } from '../recognise/byline-names.ts';
import type { ContentsEntry } from './contents.ts';

/** Title area of an article as found in the body. */
export interface ArticleHead {
  kicker: string;
  /** As printed, one string a line. */
  titleLines: string[];
  titleLineNumbers: number[];
  subtitle: string;
  authors: string[];
  bylineLine: number | null;
  /** The lines of the byline of which that is not sure. */
  unsure: ImportDoubt[];
  /** Lines the byline takes. */
  bylineLines: number;
  /** Lines of the area, counted from the first given. */
  lineCount: number;
}

/** Reads what follows the title: subtitle and byline. `bylineKeys` are keys of bylines that the contents give for it. */
export function readHead(lines: readonly SourceLine[], titleLineCount: number, contentsByline: string): ArticleHead {
  const titles = lines.slice(0, titleLineCount).filter((line) => !/^\s*[-—–]{1,2}/.test(line.text));
  const inTitle = lines.slice(0, titleLineCount).filter((line) => /^\s*[-—–]{1,2}/.test(line.text));
  const head: ArticleHead = {
    kicker: '',
    titleLines: titles.map((line) => line.text.trim()),
    titleLineNumbers: titles.map((line) => line.line),
    subtitle: inTitle.map((line) => withoutDash(line.text)).join(''),
    authors: [],
    bylineLine: null,
    unsure: [],
    bylineLines: 0,
    lineCount: titleLineCount,
  };
  const expected = matchKey(contentsByline);
  let seen = '';
  for (let at = titleLineCount; at < Math.min(lines.length, titleLineCount + 6); at++) {
    const line = lines[at];
    if (!line) break;
    const text = line.text;
    const key = matchKey(text.replace(/^(文|作者)\s*[/／:：|]/, ''));
    if (/^\s*[-—–]{1,2}/.test(text) && text.length < 60 && !/。/.test(text) && head.authors.length === 0) {
      if (isByline(withoutDash(text))) addAuthors(head, line, withoutDash(text));
      else head.subtitle += withoutDash(text);
    } else if (expected !== '' && key !== '' && seen !== expected && (expected.startsWith(seen + key) || key === expected)) {
      seen += key;
      addAuthors(head, line, text);
      if (mayBeByline(text)) head.unsure.push(titleOrByline(line.line, text, 'byline'));
    } else if (text.length <= 60 && isByline(text) && (expected === '' || seen === '')) {
      addAuthors(head, line, text);
    } else if (expected === '' && line.hashes === 0 && mayBeByline(text) && /[。，]/.test(lines[at + 1]?.text ?? '')) {
      addAuthors(head, line, text);
      head.unsure.push(titleOrByline(line.line, text, 'byline'));
    } else break;
    head.lineCount = at + 1;
  }
  return head;
}

function addAuthors(head: ArticleHead, line: SourceLine, text: string): void {
  head.authors.push(...splitByline(text));
  head.bylineLine ??= line.line;
  head.bylineLines++;
}

function withoutDash(text: string): string {
  return text.trim().replace(/^[-—–]+\s*/, '');
}

/**
 * How many of the lines directly before a title belong to it: a byline set above it, a kicker, the name of its column.
 * Nothing that may be the end of the article before is taken.
 */
export function linesBeforeTitle(
  lines: readonly SourceLine[],
  contentsByline: string,
  columns: ReadonlySet<string>,
): { count: number; lines: number; authors: string[]; authorLine: number | null; kicker: string } {
  const taken = { count: 0, lines: 0, authors: [] as string[], authorLine: null as number | null, kicker: '' };
  const expected = matchKey(contentsByline);
  let seen = '';
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - 4); at--) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line) break;
    const key = matchKey(line.text);
    if (columns.has(key) || columns.has(matchKey(line.text.replace(/\d/g, '')))) {
      taken.count++;
      continue;
    }
    const afterEnd = !before || /[。！!？?：:）)”]$/.test(before.text) || before.text.length < 20;
    const isExpected = expected !== '' && key !== '' && seen !== expected && (expected.endsWith(key + seen) || key === expected);
    if (
      isExpected ||
      (taken.authors.length === 0 && afterEnd && line.text.length <= 50 && isByline(line.text) && expected === '')
    ) {
      seen = key + seen;
      taken.lines++;
      taken.authors.unshift(...splitByline(line.text));
      taken.authorLine = line.line;
      taken.count++;
      continue;
    }
    break;
  }
  return taken;
}

/**
 * The title on one line. Where the contents have the same title, their spaces inside a line stand between parallel phrases
 * and the line breaks of the print go; without an entry a space goes where a word or known sequence runs across it.
 */
export function settleTitle(head: ArticleHead, entry: ContentsEntry | null, titleWords: number, model: LanguageModel): string {
  const printed = head.titleLines.flatMap((line) => line.split(/[\s\u3000]+/)).filter((word) => word !== '');
  const body = printed.join('');
  if (!entry || titleWords === 0) return joinPhrases(printed, model);
  const words = entry.words.slice(0, titleWords);
  const contents = words.map((word) => word.text).join('');
  const spaces = new Set<number>();
  let at = 0;
  const bodyBreaks = new Set(breaksOf(printed));
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before) {
      const isSure = !word.breakBefore || bodyBreaks.has(toBody(at, contents, body));
      if (isSure && !(word.breakBefore && isOneWord(before.text, word.text, model))) spaces.add(toBody(at, contents, body));
    }
    at += [...word.text].length;
  }
  return [...body].map((character, index) => (spaces.has(index) && index > 0 ? ` ${character}` : character)).join('');
}

/** The title as the contents have it, without the breaks of its lines. */
export function contentsTitle(entry: ContentsEntry, titleWords: number, bodyTitle: string): string {
  const words = entry.words.slice(0, titleWords);
  const bodySpaces = new Set(
    bodyTitle
      .split(' ')
      .slice(0, -1)
      .map((_, index, parts) => parts.slice(0, index + 1).join('').length),
  );
  let text = '';
  for (const word of words) {
    const isSpace = text !== '' && (!word.breakBefore || bodySpaces.has(text.replace(/ /g, '').length));
    text += (isSpace ? ' ' : '') + word.text;
  }
  return text;
}

function breaksOf(words: readonly string[]): number[] {
  let at = 0;
  return words.slice(0, -1).map((word) => {
    at += [...word].length;
    return at;
  });
}

/** The place in the body's title of a place in the contents' title: by the text after it, otherwise by the text before it. */
function toBody(at: number, contents: string, body: string): number {
  if (contents === body) return at;
  const letters = [...contents];
  for (const length of [6, 4, 3, 2]) {
    const after = body.indexOf(letters.slice(at, at + length).join(''), Math.max(0, at - 12));
    if (after >= 0) return [...body.slice(0, after)].length;
    const before = letters.slice(Math.max(0, at - length), at).join('');
    const found = body.indexOf(before, Math.max(0, at - 12 - length));
    if (found >= 0) return [...body.slice(0, found + before.length)].length;
  }
  return -1;
}

export function joinPhrases(words: readonly string[], model: LanguageModel): string {
  return words.reduce(
    (title, word) => (title === '' ? word : isOneWord(title, word, model) ? title + word : `${title} ${word}`),
    '',
  );
}

function isOneWord(tail: string, head: string, model: LanguageModel): boolean {
  return model.isWordAcross(tail, head) || model.seam(tail, head) > 3;
}
