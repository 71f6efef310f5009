import { withoutMarkers } from '../markdown/inline-marks.ts';

/** How well one piece of text goes on in another, learnt from the issue itself. */
export interface LanguageModel {
  /**
   * Evidence that `head` follows `tail`, in natural-log units: above 0 for, below 0 against, near 0 where nothing is known.
   */
  seam(tail: string, head: string): number;
  /** A word of the dictionary stands across the seam. */
  isWordAcross(tail: string, head: string): boolean;
}

const longest = 5;
const reach = 4;
/** Characters that teach enough: seven issues. */
const enough = 400_000;
const backOff = Math.log(0.35);

/**
 * Character sequences of one to five characters with stupid back-off, and the word list of the runtime's segmenter. The
 * score compares the first characters of `head` after `tail` with the same characters after nothing.
 */
export function learnLanguage(texts: readonly string[]): LanguageModel {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    if (total > enough) break;
    const folded = fold(text).slice(0, enough);
    total += folded.length;
    for (let start = 0; start < folded.length; start++) {
      for (let length = 1; length <= longest && start + length <= folded.length; length++) {
        const key = folded.slice(start, start + length);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const logChance = (context: string, next: string): number => {
    let penalty = 0;
    for (let length = Math.min(context.length, longest - 1); length > 0; length--) {
      const history = context.slice(-length);
      const seen = counts.get(history + next);
      if (seen) return penalty + Math.log(seen / (counts.get(history) ?? seen));
      if (counts.has(history)) penalty += backOff;
    }
    return penalty + Math.log(((counts.get(next) ?? 0) + 0.5) / (total + 5000));
  };
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const isWordAcross = (tail: string, head: string): boolean => {
    const left = fold(tail).slice(-10);
    const right = fold(head).slice(0, 10);
    if (!/\p{L}$/u.test(left) || !/^\p{L}/u.test(right)) return false;
    return ![...segmenter.segment(left + right)].some((segment) => segment.index === left.length);
  };
  const seam = (tail: string, head: string): number => {
    const left = fold(tail).slice(-longest);
    const right = fold(head).slice(0, reach);
    let score = 0;
    for (let at = 0; at < right.length; at++) {
      const own = right.slice(0, at);
      const next = right.charAt(at);
      score += logChance(left + own, next) - logChance(own, next);
    }
    return score + (isWordAcross(tail, head) ? 2 : 0);
  };
  return { seam, isWordAcross };
}

function fold(text: string): string {
  return withoutMarkers(text).normalize('NFKC').replace(/\s+/g, '');
}
