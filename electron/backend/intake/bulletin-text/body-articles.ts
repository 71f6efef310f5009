import { matchKey } from '../../../../shared/text/match-key.ts';
import type { LanguageModel } from '../print-lines/language-model.ts';
import { hasIssueMark, removePageFurniture } from '../print-lines/page-furniture.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import { isByline, splitByline } from '../recognise/byline-names.ts';
import { intakeHeadingNumber } from '../recognise/heading-number.ts';
import { type ArticleHead, contentsTitle, joinPhrases, linesBeforeTitle, readHead, settleTitle } from './article-head.ts';
import {
  type Contents,
  type ContentsEntry,
  contentsByline,
  endOfNumberedContents,
  mostTitleWords,
  readContents,
  wordsText,
} from './contents.ts';
import { type ArticlePlace, locateArticles } from './locate-articles.ts';

/** An article with its head read and its lines cut out; not yet its paragraphs. */
export interface BodyArticle {
  column: string;
  page: number | null;
  head: ArticleHead;
  authors: string[];
  /** Where the contents name others than the body. */
  contentsAuthors: string[];
  entry: ContentsEntry | null;
  titleWords: number;
  firstLine: number;
  /** Lines after the head. */
  lines: SourceLine[];
  title(model: LanguageModel): string;
  contentsTitle(bodyTitle: string): string;
}

export interface Body {
  contents: Contents;
  articles: BodyArticle[];
  /** Entries of the contents without an article. */
  missing: ContentsEntry[];
  /** Lines between contents and first article, and after the last article, that belong to the front matter. */
  between: SourceLine[];
  tail: SourceLine[];
  titleKeys: ReadonlySet<string>;
}

/** Reads the contents that start at `header`, finds the articles and cuts the body at their heads. */
export function articleHeadsOf(source: readonly SourceLine[], header: number, periodical: string): Body {
  const numberedEnd = endOfNumberedContents(source, header + 1);
  const from = numberedEnd < 0 ? firstRepeat(source, header) : numberedEnd;
  const draft = readContents(withoutRunningHeads(source.slice(header + 1, from)), titleKeysOf(source.slice(from)));
  const columns = draft.columns.map((column) => column.name);
  const lines = [
    ...source.slice(0, from),
    ...removePageFurniture(source.slice(from), { periodical, columns, titles: entryKeys(draft) }),
  ];
  const keys = titleKeysOf(lines.slice(from));
  const end = endOfContents(lines, from, draft);
  const contents = readContents(withoutRunningHeads(lines.slice(header + 1, end)), keys);
  const rest = lines.slice(end);
  const places = locateArticles(contents.entries, rest);
  const heads = [...places.filter((place) => place !== null), ...unlistedHeads(rest, places, contents)].sort(
    (a, b) => a.start - b.start,
  );
  return cutArticles(rest, heads, contents);
}

/** The words an entry starts with, as the match key of what may be its title. Shorter ones may be names of columns. */
function entryKeys({ entries }: Contents): ReadonlySet<string> {
  const keys = entries.flatMap(({ words }) =>
    words.slice(0, mostTitleWords).map((_, last) => matchKey(wordsText(words.slice(0, last + 1))).replace(/\d/g, '')),
  );
  return new Set(keys.filter((key) => key.length >= 8));
}

interface Head {
  start: number;
  lineCount: number;
  entry: number | null;
  titleWords: number;
}

const noEntry: ContentsEntry = { column: '', page: null, line: 0, words: [], byline: null };

/** Contents up to their last page number tell where the first article starts; that tells where the contents end. */
function endOfContents(lines: readonly SourceLine[], from: number, draft: Contents): number {
  const rest = lines.slice(from);
  const places = locateArticles(draft.entries, rest).filter((place) => place !== null);
  const start = places.reduce((first, place) => Math.min(first, place.start), rest.length);
  const place = places.find((one) => one.start === start);
  const entry = place && draft.entries[place.entry];
  const before = rest.slice(0, start);
  const byline = entry ? contentsByline(entry, place.titleWords) : '';
  const own = linesBeforeTitle(before, byline, new Set(draft.columns.map((column) => matchKey(column.name))));
  const bylines = places.map((one) => contentsByline(draft.entries[one.entry] ?? noEntry, one.titleWords));
  const lastLacksByline = bylines.at(-1) === '' && bylines.filter((one) => one !== '').length > bylines.length / 2;
  const isOfContents = own.count === 1 && before.length === 1 && lastLacksByline;
  return from + trailingContents(rest.slice(0, start - (isOfContents ? 0 : own.count)));
}

/** First words of what may stand between the contents and the first article. */
const otherPart = /^[◇【]?\s*(卷\s*首\s*语|编\s*辑\s*委\s*员\s*会|编\s*委\s*会|主\s*任|顾\s*问|主\s*编|主\s*办|编者的话)/;

/** How many lines after the last page number still belong to the contents: its last title goes on, its byline follows. */
function trailingContents(loose: readonly SourceLine[]): number {
  const stop = loose.findIndex(
    (line) => /[。：:]/.test(line.text) || line.text.length > 60 || line.hashes > 0 || otherPart.test(line.text),
  );
  const lines = stop < 0 ? loose : loose.slice(0, stop);
  const bylines = lines.findLastIndex((line) => isByline(line.text)) + 1;
  if (stop >= 0) return bylines > 4 ? 0 : bylines;
  return lines.length > 4 ? 0 : lines.length;
}

/** Contents without page numbers end where their first title comes again. */
function firstRepeat(lines: readonly SourceLine[], header: number): number {
  const keys = lines.map(({ text }) => matchKey(text));
  const titles = firstTitles(keys, (index) => index > header && canOpenEntry(lines[index], keys[index] ?? ''));
  for (let index = header + 1; index < lines.length; index++) {
    const line = lines[index];
    const key = keys[index] ?? '';
    const known = titles.get(key);
    const startsKnown = key.length >= 8 && known !== undefined && known.beginning < index;
    if (!line || key.length < 6 || (isByline(line.text) && !startsKnown)) continue;
    if (startsKnown || (known !== undefined && known.equal < index)) {
      const before = keys[index - 1] ?? '';
      const isBylineAbove =
        isByline(lines[index - 1]?.text ?? '') &&
        lines.slice(header + 1, index).some((other, at) => {
          const key = keys[header + 1 + at] ?? '';
          return key.endsWith(before) && canOpenEntry(other, key);
        });
      return isBylineAbove ? index - 1 : index;
    }
  }
  return lines.length;
}

/** A line of the contents that may be a title. */
function canOpenEntry(line: SourceLine | undefined, key: string): boolean {
  return line !== undefined && key.length >= 6 && line.hashes === 0 && !/^[◇◆□■○●★☆▲△※◎]/.test(line.text) && !isByline(line.text);
}

/**
 * For each key the first line that has it and may be a title, and the first such line whose key begins with it. In order, a key stands
 * right before those that begin with it, so that one walk finds them all.
 */
function firstTitles(
  keys: readonly string[],
  isTitle: (index: number) => boolean,
): ReadonlyMap<string, { equal: number; beginning: number }> {
  const first = new Map<string, { equal: number; beginning: number }>();
  for (const [index, key] of keys.entries()) {
    const known = first.get(key) ?? { equal: Number.POSITIVE_INFINITY, beginning: Number.POSITIVE_INFINITY };
    if (known.equal === Number.POSITIVE_INFINITY && isTitle(index)) known.equal = index;
    known.beginning = known.equal;
    first.set(key, known);
  }
  const open: { key: string; found: { equal: number; beginning: number } }[] = [];
  const close = (): void => {
    const last = open.pop();
    const around = open.at(-1);
    if (last && around) around.found.beginning = Math.min(around.found.beginning, last.found.beginning);
  };
  for (const [key, found] of [...first].sort(([a], [b]) => (a < b ? -1 : 1))) {
    while (open.length > 0 && !key.startsWith(open.at(-1)?.key ?? '')) close();
    open.push({ key, found });
  }
  while (open.length > 0) close();
  return first;
}

/** Keys of short lines of the body, alone and with up to three lines after them. */
function titleKeysOf(lines: readonly SourceLine[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (let index = 0; index < lines.length; index++) {
    let key = '';
    for (let count = 0; count < 4; count++) {
      const line = lines[index + count];
      if (!line || line.text.length > 80 || /。/.test(line.text) || intakeHeadingNumber(line.text)) break;
      key += matchKey(line.text);
      if (key.length >= 2) keys.add(key);
    }
  }
  return keys;
}

function withoutRunningHeads(lines: readonly SourceLine[]): SourceLine[] {
  return lines.filter((line) => !hasIssueMark(line.text));
}

/** Articles the contents do not list: an unnumbered # line, or a short line above a line of names, after a finished text. */
function unlistedHeads(lines: readonly SourceLine[], places: readonly (ArticlePlace | null)[], contents: Contents): Head[] {
  const taken = new Set(
    places.flatMap((place) => (place ? Array.from({ length: place.lineCount + 1 }, (_, step) => place.start + step) : [])),
  );
  const placedHashes = places.flatMap((place) => (place ? [lines[place.start]?.hashes ?? 0] : []));
  const titleHashes = placedHashes.length > 0 && placedHashes.every((hashes) => hashes === 1);
  const columns = new Set(contents.columns.map((column) => matchKey(column.name)));
  const bylines = new Set(
    contents.entries.flatMap((entry) => [entry.byline ?? '', ...entry.words.slice(1).map((word) => word.text)].map(matchKey)),
  );
  const heads: Head[] = [];
  const firstPlace = places.reduce((first, place) => Math.min(first, place?.start ?? first), Number.POSITIVE_INFINITY);
  for (const [index, line] of lines.entries()) {
    if (taken.has(index) || index < firstPlace || intakeHeadingNumber(line.text) || columns.has(matchKey(line.text))) continue;
    const next = lines[index + 1];
    if (!next || !isShortLine(line) || taken.has(index + 1)) continue;
    const isMarked = titleHashes && line.hashes === 1;
    const hasByline = line.indent < 1.5 && isSureByline(next.text, bylines) && /[。，,]/.test(lines[index + 2]?.text ?? '');
    let start = index;
    if (hasByline) while (index - start < 2 && !taken.has(start - 1) && isTitleAbove(lines[start - 1], line)) start--;
    const before = lines[start - 1];
    const isAfterEnd = before !== undefined && /[。！？!?)）”]$/.test(before.text);
    if (isAfterEnd && (isMarked || hasByline)) heads.push({ start, lineCount: index - start + 1, entry: null, titleWords: 0 });
  }
  return heads;
}

function isShortLine({ text }: SourceLine): boolean {
  return text.length >= 6 && text.length <= 60 && !/[。；;：:，,、]/.test(text) && !isByline(text);
}

/** The first line of a title over two lines. */
function isTitleAbove(line: SourceLine | undefined, below: SourceLine): boolean {
  return (
    line !== undefined &&
    isShortLine(line) &&
    line.hashes === below.hashes &&
    line.indent < 1.5 &&
    !intakeHeadingNumber(line.text)
  );
}

/** A byline the contents know, or one that cannot be a piece of a sentence. */
function isSureByline(text: string, known: ReadonlySet<string>): boolean {
  if (known.has(matchKey(text)) && isByline(text)) return true;
  return (
    text.length <= 18 && isByline(text) && /(编办|委员会|办公室|中心|大学|党校|局|厅)$/.test(text) && !/[的在了和与对]/.test(text)
  );
}

function cutArticles(lines: readonly SourceLine[], heads: readonly (Head | ArticlePlace)[], contents: Contents): Body {
  const columns = new Set(contents.columns.map((column) => matchKey(column.name)));
  const befores = heads.map((head, index) => {
    const entry = head.entry === null ? null : (contents.entries[head.entry] ?? null);
    const previous = heads[index - 1];
    const from = previous ? previous.start + previous.lineCount : 0;
    const byline = entry ? contentsByline(entry, head.titleWords) : '';
    return linesBeforeTitle(lines.slice(from, head.start), byline, columns);
  });
  const bylinesAbove = befores.filter((before) => before.authors.length > 0).length > heads.length / 2;
  let column = contents.columns[0]?.name ?? '';
  const articles = heads.map((head, index): BodyArticle => {
    const entry = head.entry === null ? null : (contents.entries[head.entry] ?? null);
    column = entry?.column ?? column;
    const nextBefore = befores[index + 1];
    const end =
      (heads[index + 1]?.start ?? lines.length) - (nextBefore && keepsBefore(nextBefore, bylinesAbove) ? nextBefore.count : 0);
    const region = lines.slice(head.start, end);
    const byline = entry ? contentsByline(entry, head.titleWords) : '';
    const read = readHead(region, head.lineCount, byline);
    const above = befores[index];
    if (read.authors.length === 0 && above && keepsBefore(above, bylinesAbove)) {
      read.authors.push(...above.authors);
      read.bylineLines = above.lines;
    }
    const contentsAuthors = splitByline(byline);
    const isSame = matchKey(read.authors.join('')) === matchKey(contentsAuthors.join(''));
    // A byline over several lines is cut anywhere; the contents have it whole.
    const authors = read.authors.length === 0 || (isSame && read.bylineLines > 1) ? contentsAuthors : read.authors;
    return {
      column,
      page: entry?.page ?? null,
      head: read,
      authors,
      contentsAuthors,
      entry,
      titleWords: head.titleWords,
      firstLine: lines[head.start]?.line ?? 0,
      lines: region.slice(read.lineCount),
      title: (model) =>
        entry
          ? settleTitle(read, entry, head.titleWords, model)
          : joinPhrases(
              read.titleLines.flatMap((line) => line.split(/\s+/)),
              model,
            ),
      contentsTitle: (bodyTitle) => (entry ? contentsTitle(entry, head.titleWords, bodyTitle) : ''),
    };
  });
  const placed = new Set(heads.map((head) => head.entry));
  const firstStart = (heads[0]?.start ?? 0) - (befores[0] && keepsBefore(befores[0], bylinesAbove) ? befores[0].count : 0);
  return {
    contents,
    articles,
    missing: contents.entries.filter((_, index) => !placed.has(index)),
    between: lines.slice(0, Math.max(0, firstStart)),
    tail: cutTail(articles),
    titleKeys: new Set(
      articles.flatMap((article) => [
        matchKey(article.head.titleLines.join('')),
        ...(article.entry
          ? [
              matchKey(
                article.entry.words
                  .slice(0, article.titleWords)
                  .map((word) => word.text)
                  .join(''),
              ),
            ]
          : []),
      ]),
    ),
  };
}

function keepsBefore(before: { authors: string[]; count: number }, bylinesAbove: boolean): boolean {
  return before.count > 0 && (before.authors.length === 0 || bylinesAbove);
}

/** 「2031年第1期」「2月14日出版（双月刊）」 */
function isIssueData(text: string): boolean {
  return (
    text.length <= 40 &&
    !/。/.test(text) &&
    (hasIssueMark(text) || /日\s*(出\s*版|出\s*刊|编\s*印)|^[(（]?.{0,2}刊[)）]?$/.test(text))
  );
}

/** Masthead and distribution printed on the last page stand after the last article: taken off it. */
function cutTail(articles: readonly BodyArticle[]): SourceLine[] {
  const last = articles.at(-1);
  if (!last) return [];
  const start = last.lines.findIndex((line) =>
    /^(报|送|发)\s*[:：]|^(编辑委员会|编委会)$|^(主\s*编|主\s*办(单位)?|编\s*印(单位)?|印\s*刷(单位)?|地\s*址|准印证号?|主\s*任|发\s*送\s*对\s*象)\s*[:：]/.test(
      line.text,
    ),
  );
  if (start < 0) return [];
  let from = start;
  while (from > 0 && isIssueData(last.lines[from - 1]?.text ?? '')) from--;
  return last.lines.splice(from);
}
