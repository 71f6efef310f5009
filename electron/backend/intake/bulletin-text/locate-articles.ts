import { parseHeadingNumber } from '../../../../shared/periodical/numbering.ts';
import { isByline } from './byline-names.ts';
import { type ContentsEntry, wordsText } from './contents.ts';
import { matchKey, similarity } from './match-key.ts';
import type { SourceLine } from './source-line.ts';

/** Where the title of an entry stands in the body, and how many words of the entry are its title. */
export interface ArticlePlace {
  entry: number;
  /** Index into the lines given. */
  start: number;
  lineCount: number;
  titleWords: number;
  similarity: number;
}

const longestTitleLines = 5;
const leastSimilarity = 0.72;

/**
 * Matches the entries of the contents with lines of the body, ignoring white space and marks, fuzzily, over up to five
 * lines. The order of the contents is the order of the body; what only matches out of order must match nearly exactly.
 */
export function locateArticles(entries: readonly ContentsEntry[], lines: readonly SourceLine[]): (ArticlePlace | null)[] {
  const starts = lines.map((_, index) => titleKeys(lines, index));
  const places = entries.map((entry, index) => candidatesOf(entry, index, starts, lines));
  const chosen = bestChain(places);
  for (const [index, found] of chosen.entries()) {
    if (found) continue;
    const free = places[index]?.find((place) => place.similarity >= 0.95 && chosen.every((other) => !overlaps(place, other)));
    if (free) chosen[index] = free;
  }
  return chosen.map((place) => place && afterRunningTitle(place, lines));
}

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

interface TitleKey {
  key: string;
  pairs: string[];
  lineCount: number;
}

/** Keys of the lines from `index` on that could be a title together. */
function titleKeys(lines: readonly SourceLine[], index: number): TitleKey[] {
  const keys: TitleKey[] = [];
  let key = '';
  for (let count = 1; count <= longestTitleLines; count++) {
    const line = lines[index + count - 1];
    const isOpen = line !== undefined && line.text.length <= 30 && /[^：:][：:]$/.test(line.text);
    if (!line || !(isOpen || canBeTitle(line.text))) break;
    key += matchKey(line.text);
    if (key.length > 90) break;
    // 「从“规范”到“细化”：」 is the first line of a title, never the whole of one.
    if (isOpen) continue;
    keys.push({ key, pairs: pairsOf(key), lineCount: count });
  }
  return keys;
}

function canBeTitle(text: string): boolean {
  return text.length <= 80 && !/[。；;]/.test(text) && !/[，,：:]$/.test(text) && !(parseHeadingNumber(text) && text.length > 12);
}

function candidatesOf(
  entry: ContentsEntry,
  index: number,
  starts: readonly TitleKey[][],
  lines: readonly SourceLine[],
): ArticlePlace[] {
  const options = entry.words
    .map((_, last) => ({
      titleWords: last + 1,
      key: matchKey(textOf(entry, 0, last + 1)),
      // What stands after the title in the contents is a byline and nothing else.
      doubt: last + 1 === entry.words.length || isByline(textOf(entry, last + 1, entry.words.length)) ? 0 : 0.2,
    }))
    .filter((option) => option.key !== '');
  const whole = new Set(pairsOf(options.at(-1)?.key ?? ''));
  const found: ArticlePlace[] = [];
  for (const [start, keys] of starts.entries()) {
    let best: ArticlePlace | null = null;
    let bestScore = 0;
    for (const { key, pairs, lineCount } of keys) {
      if (!sharesPairs(pairs, whole)) continue;
      for (const option of options) {
        if (option.key.length > key.length * 1.5 || key.length > option.key.length * 1.5) continue;
        const like = similarity(option.key, key);
        if (like < leastSimilarity) continue;
        const doubt = option.doubt + (endsWithByline(entry, option.titleWords, lines.slice(start, start + lineCount)) ? 0.15 : 0);
        const score = like - doubt + key.length * 1e-4;
        if (score > bestScore) {
          bestScore = score;
          best = { entry: index, start, lineCount, titleWords: option.titleWords, similarity: like - doubt };
        }
      }
    }
    if (best && !isBylineAlone(entry, best)) found.push(best);
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.start - b.start).slice(0, 8);
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
      return isByline(byline) && (matchKey(byline) === key || (key.length >= 4 && matchKey(byline).startsWith(key)));
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
  return pairs.length > 0 && pairs.filter((pair) => whole.has(pair)).length >= pairs.length * 0.5;
}

/** The chain of places in body order with the greatest sum of similarity; earlier places win ties. */
function bestChain(places: readonly ArticlePlace[][]): (ArticlePlace | null)[] {
  interface Link {
    place: ArticlePlace;
    sum: number;
    before: Link | null;
  }
  const links: Link[] = [];
  for (const group of places) {
    const added: Link[] = group.map((place) => {
      let before: Link | null = null;
      for (const link of links) {
        const isBefore = link.place.start + link.place.lineCount <= place.start;
        if (isBefore && (!before || link.sum > before.sum || (link.sum === before.sum && link.place.start < before.place.start)))
          before = link;
      }
      return { place, sum: (before?.sum ?? 0) + place.similarity ** 2 - place.start * 1e-9, before };
    });
    links.push(...added);
  }
  const chosen: (ArticlePlace | null)[] = places.map(() => null);
  let link = links.reduce<Link | null>((best, one) => (!best || one.sum > best.sum ? one : best), null);
  while (link) {
    chosen[link.place.entry] = link.place;
    link = link.before;
  }
  return chosen;
}

function overlaps(a: ArticlePlace, b: ArticlePlace | null): boolean {
  return b !== null && a.start < b.start + b.lineCount && b.start < a.start + a.lineCount;
}
