import type { Article } from '../../../../shared/periodical/article.ts';
import { articleStretches, type TextStretch } from '../../../../shared/periodical/article-stretches.ts';
import type { ImportDoubt } from '../../../../shared/periodical/doubt-kinds.ts';
import { anchorPassage, type Passage, type PassageAnchor } from '../../../../shared/periodical/passage-anchor.ts';
import { cleanText } from '../../../../shared/text/clean-text.ts';
import { matchKey } from '../../../../shared/text/match-key.ts';
import type { PlacedDoubt } from '../../archive/store-doubts.ts';

/** An article as it came out of a source: block by block the lines it was read from. */
export interface SourcedArticle {
  article: Article;
  /** First and last line of the source that belong to it. */
  lines: { from: number; to: number };
  /** By top-level block. */
  blockLines: readonly (readonly number[])[];
}

/** Ties each doubt to the article and the passage that its line became. `lineTexts`: what stands in the source on the lines of the doubts. */
export function anchorDoubts(
  doubts: readonly ImportDoubt[],
  articles: readonly SourcedArticle[],
  lineTexts: Readonly<Record<number, string>>,
): PlacedDoubt[] {
  const stretchesOf = new Map<SourcedArticle, TextStretch[]>();
  return doubts.map((doubt) => {
    const source = articles.find(({ lines }) => lines.from <= doubt.line && doubt.line <= lines.to);
    if (!source) return { ...doubt, articleId: null, anchor: null };
    const stretches = stretchesOf.get(source) ?? articleStretches(source.article);
    stretchesOf.set(source, stretches);
    const passage = passageOf(doubt, source, stretches, lineTexts[doubt.line] ?? '');
    return { ...doubt, articleId: source.article.id, anchor: passage && cleanAnchor(anchorPassage(source.article, passage)) };
  });
}

/** The article is cleaned too when it is saved. */
function cleanAnchor(anchor: PassageAnchor | null): PassageAnchor | null {
  if (!anchor) return null;
  const [quote, before, after] = [anchor.quote, anchor.before, anchor.after].map((text) => cleanText(text).text);
  return { ...anchor, quote: quote ?? '', before: before ?? '', after: after ?? '' };
}

function passageOf(
  doubt: ImportDoubt,
  { blockLines }: SourcedArticle,
  stretches: readonly TextStretch[],
  line: string,
): Passage | null {
  const exact = blockLines.findIndex((lines) => lines.includes(doubt.line));
  // What was left out stood behind what is above it.
  const block = exact === -1 ? blockLines.findLastIndex((lines) => lines.some((line) => line < doubt.line)) : exact;
  if (block === -1) return headPassage(doubt, stretches);
  const own = stretches.filter((stretch) => stretch.block === block && stretch.text.trim() !== '');
  if (exact === -1) {
    const last = own.at(-1);
    return last ? { stretch: last, from: Math.max(0, last.text.length - endLength), to: last.text.length } : null;
  }
  const range = own.flatMap((stretch) => lineIn(stretch, line) ?? [])[0] ?? own.map(whole)[0];
  return range ? narrowed(doubt, range) : null;
}

/** Lines of the head are those before the first block. */
function headPassage({ kind }: ImportDoubt, stretches: readonly TextStretch[]): Passage | null {
  const part = kind === 'contents-byline' ? 'byline' : 'title';
  const field = stretches.find((stretch) => stretch.part === part) ?? stretches.find((stretch) => stretch.part === 'title');
  return field ? whole(field) : null;
}

/** Half of what is marked of a seam, and what is marked at the end of a text that breaks off. */
const seamLength = 8;
const endLength = 16;

function narrowed({ kind, words }: ImportDoubt, passage: Passage): Passage {
  const { stretch, from, to } = passage;
  if (kind === 'uncertain-join')
    return { stretch, from: Math.max(0, to - seamLength), to: Math.min(stretch.text.length, to + seamLength) };
  if (kind === 'open-end') return { stretch, from: Math.max(from, to - endLength), to };
  const at = words === undefined ? -1 : stretch.text.indexOf(words, from);
  return words !== undefined && at !== -1 && at < to ? { stretch, from: at, to: at + words.length } : passage;
}

function whole(stretch: TextStretch): Passage {
  return { stretch, from: 0, to: stretch.text.length };
}

/** So many letters of a line tell it from the rest of its paragraph. */
const partLength = 12;

/**
 * Where a line of the source stands in a stretch whose marks and spaces were normalised since: by its letters, or where notes and
 * mark-up stand among them by its first and last ones.
 */
function lineIn(stretch: TextStretch, line: string): Passage | null {
  const { text } = stretch;
  const { key, places } = lettersOf(stretch);
  const wanted = matchKey(line);
  const first = wanted.slice(0, partLength);
  const last = wanted.slice(-partLength);
  const entire = key.indexOf(wanted);
  const start = entire === -1 ? key.indexOf(first) : entire;
  const end = entire === -1 ? key.indexOf(last, Math.max(0, start)) + last.length : entire + wanted.length;
  const isEnd = entire !== -1 || end >= last.length;
  if (wanted === '' || (start === -1 && !isEnd)) return null;
  const from = start > 0 ? (places[start] ?? 0) : 0;
  let to = (places[isEnd ? end - 1 : start + first.length - 1] ?? 0) + 1;
  // Marks at the end belong to what they close.
  while (to < text.length && matchKey(text.charAt(to)) === '' && /\p{P}/u.test(text.charAt(to))) to += 1;
  return { stretch, from, to };
}

/** The match key of a text, and for each of its letters the place of the character it came from. */
function lettersOf(stretch: TextStretch): { key: string; places: number[] } {
  const known = lettersOfStretch.get(stretch);
  if (known) return known;
  const places: number[] = [];
  let key = '';
  let at = 0;
  for (const character of stretch.text) {
    const letters = matchKey(character);
    for (const _ of letters) places.push(at);
    key += letters;
    at += character.length;
  }
  const letters = { key, places };
  lettersOfStretch.set(stretch, letters);
  return letters;
}

/** A block may have many doubts. */
const lettersOfStretch = new WeakMap<TextStretch, { key: string; places: number[] }>();

/** The lines of a source that its doubts name. */
export function linesOfDoubts(text: string, doubts: readonly ImportDoubt[]): Record<number, string> {
  const lines = text.split('\n');
  return Object.fromEntries(doubts.map(({ line }) => [line, lines[line - 1] ?? '']));
}
