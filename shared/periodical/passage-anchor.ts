import { z } from 'zod';
import type { Article } from './article.ts';
import { articleStretches, type TextStretch } from './article-stretches.ts';

/**
 * Ties something to a passage of an article by its words, so that it outlives edits around it. `before` and `after` are the text
 * on either side, ends of paragraphs as line breaks, each long enough to tell the passage from its like where that can be.
 */
export const passageAnchorSchema = z.object({
  /** Top-level block it stood in; -1 for a head field. Decides nothing, only which of several like passages is shown. */
  block: z.number().int().min(-1),
  quote: z.string().min(1),
  before: z.string(),
  after: z.string(),
  /** Whether the words with what stands before them, or behind them, stood in the article once only. */
  isUniqueBefore: z.boolean(),
  isUniqueAfter: z.boolean(),
});
export type PassageAnchor = z.infer<typeof passageAnchorSchema>;

/** A passage of an article as it stands now; `from` and `to` count the characters of the stretch. */
export interface Passage {
  stretch: TextStretch;
  from: number;
  to: number;
}

export type FoundPassage =
  | { kind: 'found'; passage: Passage }
  /** The words are there, but what stood around them is not, or there are several; one of them. */
  | { kind: 'unsure'; passage: Passage }
  | { kind: 'gone' };

const longestQuote = 24;
/** Code units. What is shorter, at an end of the text, is soon repeated elsewhere and says nothing by itself. */
const contextLengths = [8, 16, 32, 64, 128] as const;

/** Anchors a passage; of a long one its beginning. Null where it has no text. */
export function anchorPassage(article: Article, { stretch, from, to }: Passage): PassageAnchor | null {
  const { text, starts, stretches } = wholeText(article);
  const at = stretches.findIndex(
    (one) => one.block === stretch.block && one.position === stretch.position && isSameField(one, stretch),
  );
  const start = (starts[at] ?? 0) + from;
  const quote = stretch.text.slice(from, Math.min(to, from + longestQuote));
  if (at === -1 || quote.trim() === '') return null;
  const end = start + quote.length;
  const sides = contextLengths.map((length) => ({
    before: text.slice(Math.max(0, start - length), start),
    after: text.slice(end, end + length),
  }));
  const longest = sides.at(-1) ?? { before: '', after: '' };
  const before = sides.find((side) => isOnce(text, side.before + quote));
  const after = sides.find((side) => isOnce(text, quote + side.after));
  return {
    block: stretch.block,
    quote,
    before: (before ?? longest).before,
    after: (after ?? longest).after,
    isUniqueBefore: before !== undefined,
    isUniqueAfter: after !== undefined,
  };
}

/**
 * Finds an anchored passage again. It is `found` only where what stood on one side of it, by which it was the only one of its
 * kind, stands there still; anything less is said, also where that is too short to tell.
 */
export function findPassage(article: Article, anchor: PassageAnchor): FoundPassage {
  const { text, starts, stretches } = wholeText(article);
  const { quote, before, after } = anchor;
  const places = placesOf(text, quote);
  const kept = places.filter((place) => {
    const hasBefore = text.slice(0, place).endsWith(before);
    const hasAfter = text.startsWith(after, place + quote.length);
    return (
      (hasBefore && anchor.isUniqueBefore && (hasAfter || before.length >= contextLengths[0])) ||
      (hasAfter && anchor.isUniqueAfter && (hasBefore || after.length >= contextLengths[0]))
    );
  });
  const passageAt = (place: number): Passage | undefined => {
    const index = starts.findLastIndex((start) => start <= place);
    const stretch = stretches[index];
    const from = place - (starts[index] ?? 0);
    return stretch && { stretch, from, to: from + quote.length };
  };
  const [only] = kept;
  const sure = kept.length === 1 && only !== undefined ? passageAt(only) : undefined;
  if (sure) return { kind: 'found', passage: sure };
  const nearest = places
    .flatMap((place) => passageAt(place) ?? [])
    .toSorted((a, b) => Math.abs(a.stretch.block - anchor.block) - Math.abs(b.stretch.block - anchor.block))[0];
  return nearest ? { kind: 'unsure', passage: nearest } : { kind: 'gone' };
}

/** All stretches in one string, each between line breaks; `starts` are their places in it. */
function wholeText(article: Article): { text: string; starts: number[]; stretches: TextStretch[] } {
  const stretches = articleStretches(article);
  const starts: number[] = [];
  let text = '\n';
  for (const stretch of stretches) {
    starts.push(text.length);
    text += `${stretch.text}\n`;
  }
  return { text, starts, stretches };
}

function isSameField(a: TextStretch, b: TextStretch): boolean {
  return a.part === b.part && a.index === b.index;
}

function isOnce(text: string, wanted: string): boolean {
  const first = text.indexOf(wanted);
  return first !== -1 && text.indexOf(wanted, first + 1) === -1;
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}
