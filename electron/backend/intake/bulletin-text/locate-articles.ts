import { parseHeadingNumber } from '../../../../shared/periodical/numbering.ts';
import { matchKey, similarity } from '../../../../shared/text/match-key.ts';
import type { SourceLine } from '../print-lines/source-line.ts';
import { isByline, mayBeByline } from '../recognise/byline-names.ts';
import { type ContentsEntry, mostTitleWords, wordsText } from './contents.ts';

/** Where the title of an entry stands in the body, and how many words of the entry are its title. */
export interface ArticlePlace {
  entry: number;
  /** Index into the lines given. */
  start: number;
  lineCount: number;
  titleWords: number;
  similarity: number;
}

/** Places of pairs of letters looked up, and keys compared letter by letter. */
export interface LocateWork {
  looks: number;
  comparisons: number;
}

const longestTitleLines = 5;
/** Letters of a title. */
const longestTitle = 90;
const leastSimilarity = 0.72;
/** Of the pairs of letters of a title. */
const leastShared = 0.5;

/**
 * Matches the entries of the contents with lines of the body, ignoring white space and marks, fuzzily, over up to five
 * lines. The order of the contents is the order of the body; what only matches out of order must match nearly exactly.
 */
export function locateArticles(
  entries: readonly ContentsEntry[],
  lines: readonly SourceLine[],
  work: LocateWork = { looks: 0, comparisons: 0 },
): (ArticlePlace | null)[] {
  const index = indexTitleLines(lines);
  const most = {
    looks: Math.max(leastLooks, Math.floor(mostLooks / Math.max(1, entries.length))),
    comparisons: Math.max(leastComparisons, Math.floor(mostComparisons / Math.max(1, entries.length))),
  };
  const places = entries.map((entry, at) => candidatesOf(entry, at, index, most, work));
  const chosen = bestChain(places, lines.length);
  const isTaken = new Uint8Array(lines.length);
  const take = ({ start, lineCount }: ArticlePlace): void => void isTaken.fill(1, start, start + lineCount);
  for (const place of chosen) if (place) take(place);
  for (const [at, found] of chosen.entries()) {
    if (found) continue;
    const free = places[at]?.find(
      ({ similarity, start, lineCount }) => similarity >= 0.95 && !isTaken.subarray(start, start + lineCount).includes(1),
    );
    if (!free) continue;
    chosen[at] = free;
    take(free);
  }
  return chosen.map((place) => place && afterRunningTitle(place, lines));
}

/**
 * What is spent on an issue at most, and on an entry at least. An issue of 20 articles takes a thousandth of it; all of it takes a
 * text whose lines are all alike.
 */
const mostLooks = 3_000_000;
const leastLooks = 1000;
const mostComparisons = 100_000;
const leastComparisons = 20;

/** A running head that names the article may stand right above its title: the title is the later of the two. */
function afterRunningTitle(place: ArticlePlace, lines: readonly SourceLine[]): ArticlePlace {
  const end = place.start + place.lineCount;
  const key = keyOf(lines.slice(place.start, end));
  for (const start of isByline(lines[end]?.text ?? '') ? [end + 1] : [end]) {
    for (let lineCount = 1; lineCount <= longestTitleLines; lineCount++) {
      if (keyOf(lines.slice(start, start + lineCount)) === key) return { ...place, start, lineCount };
    }
  }
  return place;
}

function keyOf(lines: readonly SourceLine[]): string {
  return matchKey(lines.map((line) => line.text).join(''));
}

interface TitleIndex {
  lines: readonly SourceLine[];
  /** The match key of each line; null where it cannot be of a title. */
  keys: readonly (string | null)[];
  /** Its length; -1 where it cannot be of a title. */
  lengths: Int32Array;
  /** The line can start a title but is never the whole of one. */
  isOpen: Uint8Array;
  /** For each line what an entry shares with it; zero between two entries. */
  shared: Uint16Array;
  /** The lines with each two letters in a row, as often as they stand there; those across a line end count for the first. */
  linesOf: ReadonlyMap<string, readonly number[]>;
}

function indexTitleLines(lines: readonly SourceLine[]): TitleIndex {
  const keys = lines.map(({ text }) => (isOpen(text) || canBeTitle(text) ? matchKey(text) : null));
  const linesOf = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    if (key === null) continue;
    for (const pair of pairsOf(key + (keys[at + 1] ?? '').slice(0, 1))) {
      const places = linesOf.get(pair);
      if (places) places.push(at);
      else linesOf.set(pair, [at]);
    }
  }
  return {
    lines,
    keys,
    lengths: Int32Array.from(keys, (key) => key?.length ?? -1),
    isOpen: Uint8Array.from(lines, ({ text }) => Number(isOpen(text))),
    shared: new Uint16Array(lines.length),
    linesOf,
  };
}

/** 「从“规范”到“细化”：」 is the first line of a title, never the whole of one. */
function isOpen(text: string): boolean {
  return text.length <= 30 && /[^：:][：:]$/.test(text);
}

/** Lines that have enough in common with an entry to be its title. */
interface Likely {
  start: number;
  lineCounts: number[];
}

/** Where a title with these pairs of letters may stand, the likeliest first. */
function likelyPlaces(pairs: ReadonlySet<string>, index: TitleIndex, mostLooks: number, work: LocateWork): Likely[] {
  const { shared, linesOf } = index;
  const seen: number[] = [];
  let looks = 0;
  let unseen = 0;
  // What stands in few lines tells most; what is not looked up may be everywhere.
  for (const places of [...pairs].map((pair) => linesOf.get(pair) ?? []).sort((a, b) => a.length - b.length)) {
    looks += places.length;
    if (looks > mostLooks) unseen++;
    else {
      work.looks += places.length;
      for (const at of places) {
        if (shared[at] === 0) seen.push(at);
        shared[at] = (shared[at] ?? 0) + 1;
      }
    }
  }
  const found: (Likely & { share: number })[] = [];
  let next = 0;
  for (const at of seen.sort((a, b) => a - b)) {
    for (let start = Math.max(next, at - longestTitleLines + 1); start <= at; start++) {
      const likely = likelyAt(start, index, unseen);
      if (likely) found.push(likely);
    }
    next = at + 1;
  }
  for (const at of seen) shared[at] = 0;
  return found.sort((a, b) => b.share - a.share || a.start - b.start);
}

/** How many lines from `start` on share enough; null where it is never enough. */
function likelyAt(start: number, { lengths, isOpen, shared }: TitleIndex, unseen: number): (Likely & { share: number }) | null {
  const lineCounts: number[] = [];
  let share = 0;
  let length = 0;
  let common = 0;
  for (let at = start; at < start + longestTitleLines; at++) {
    const own = lengths[at] ?? -1;
    length += own;
    if (own < 0 || length > longestTitle) break;
    common += shared[at] ?? 0;
    if (isOpen[at] === 1 || common + unseen < (length - 1) * leastShared) continue;
    lineCounts.push(at - start + 1);
    share = Math.max(share, common / length);
  }
  return lineCounts.length > 0 ? { start, lineCounts, share } : null;
}

function canBeTitle(text: string): boolean {
  return text.length <= 80 && !/[。；;]/.test(text) && !/[，,：:]$/.test(text) && !(parseHeadingNumber(text) && text.length > 12);
}

function candidatesOf(entry: ContentsEntry, at: number, index: TitleIndex, most: LocateWork, work: LocateWork): ArticlePlace[] {
  const options = titlesOf(entry);
  const whole = new Set(pairsOf(options.at(-1)?.key ?? ''));
  const found: ArticlePlace[] = [];
  let comparisons = 0;
  for (const { start, lineCounts } of likelyPlaces(whole, index, most.looks, work)) {
    if (comparisons >= most.comparisons) break;
    let best: ArticlePlace | null = null;
    let bestScore = 0;
    for (const lineCount of lineCounts) {
      const key = index.keys.slice(start, start + lineCount).join('');
      if (!sharesPairs(pairsOf(key), whole)) continue;
      for (const option of options) {
        if (option.key.length > key.length * 1.5 || key.length > option.key.length * 1.5) continue;
        comparisons++;
        work.comparisons++;
        const like = similarity(option.key, key);
        if (like < leastSimilarity) continue;
        const lines = index.lines.slice(start, start + lineCount);
        const doubt = option.doubt + (endsWithByline(entry, option.titleWords, lines) ? 0.15 : 0);
        const score = like - doubt + key.length * 1e-4;
        if (score > bestScore) {
          bestScore = score;
          best = { entry: at, start, lineCount, titleWords: option.titleWords, similarity: like - doubt };
        }
      }
    }
    if (best && !isBylineAlone(entry, best)) found.push(best);
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.start - b.start).slice(0, 8);
}

/** What of an entry may be its title: its first words, as many as a title has. */
function titlesOf(entry: ContentsEntry): { titleWords: number; key: string; doubt: number }[] {
  const options: { titleWords: number; key: string; doubt: number }[] = [];
  const { words } = entry;
  let key = '';
  for (const [last, word] of words.slice(0, mostTitleWords).entries()) {
    key += matchKey(word.text);
    if (key.length > longestTitle * 1.5) break;
    // What stands after the title in the contents is a byline and nothing else.
    const doubt =
      last + 1 === words.length ? 0 : bylineDoubt(textOf(entry, last + 1, Math.min(words.length, last + 1 + mostTitleWords)));
    if (key !== '') options.push({ titleWords: last + 1, key, doubt });
  }
  return options;
}

function bylineDoubt(text: string): number {
  if (isByline(text)) return 0;
  return mayBeByline(text) ? 0.05 : 0.2;
}

function textOf(entry: ContentsEntry, from: number, to: number): string {
  return wordsText(entry.words.slice(from, to));
}

/** The last lines matched are a byline that the contents give as words of their own. */
function endsWithByline(entry: ContentsEntry, titleWords: number, lines: readonly SourceLine[]): boolean {
  return [1, 2].some((count) => {
    if (count >= lines.length) return false;
    const key = keyOf(lines.slice(-count));
    return entry.words.some((_, from) => {
      if (from === 0 || from >= titleWords || key.length < 2) return false;
      const byline = textOf(entry, from, titleWords);
      return (
        (isByline(byline) || mayBeByline(byline)) &&
        (matchKey(byline) === key || (key.length >= 4 && matchKey(byline).startsWith(key)))
      );
    });
  });
}

/** An entry of several words never has a title that reads like the byline alone. */
function isBylineAlone(entry: ContentsEntry, place: ArticlePlace): boolean {
  const words = entry.words.slice(0, place.titleWords).map((word) => word.text);
  return (
    entry.words.length > place.titleWords && place.titleWords === 1 && isByline(words[0] ?? '') && (words[0] ?? '').length < 4
  );
}

function pairsOf(key: string): string[] {
  return Array.from({ length: Math.max(0, key.length - 1) }, (_, index) => key.slice(index, index + 2));
}

function sharesPairs(pairs: readonly string[], whole: ReadonlySet<string>): boolean {
  return pairs.length > 0 && pairs.filter((pair) => whole.has(pair)).length >= pairs.length * leastShared;
}

interface Link {
  place: ArticlePlace;
  sum: number;
  before: Link | null;
}

/** The chain of places in body order with the greatest sum of similarity; earlier places win ties. */
function bestChain(places: readonly ArticlePlace[][], lineCount: number): (ArticlePlace | null)[] {
  const ended = bestByEnd(lineCount);
  let last: Link | null = null;
  for (const group of places) {
    const added = group.map((place): Link => {
      const before = ended.bestUpTo(place.start);
      return { place, sum: (before?.sum ?? 0) + place.similarity ** 2 - place.start * 1e-9, before };
    });
    // Of one entry there is one place.
    for (const link of added) {
      ended.add(link);
      if (!last || link.sum > last.sum) last = link;
    }
  }
  const chosen: (ArticlePlace | null)[] = places.map(() => null);
  for (let link: Link | null = last; link; link = link.before) chosen[link.place.entry] = link.place;
  return chosen;
}

/** The best chain that ends before a line: a tree of prefix maxima (Fenwick), log n a look. */
function bestByEnd(lineCount: number): { add(link: Link): void; bestUpTo(line: number): Link | null } {
  const best: (Link | undefined)[] = [];
  const isBetter = (link: Link, other: Link | undefined): boolean =>
    !other || link.sum > other.sum || (link.sum === other.sum && link.place.start < other.place.start);
  return {
    add(link) {
      for (let at = link.place.start + link.place.lineCount; at <= lineCount; at += at & -at) {
        if (isBetter(link, best[at])) best[at] = link;
      }
    },
    bestUpTo(line) {
      let found: Link | null = null;
      for (let at = line; at > 0; at -= at & -at) {
        const link = best[at];
        if (link && (!found || isBetter(link, found))) found = link;
      }
      return found;
    },
  };
}
