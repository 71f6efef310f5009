import type { LanguageModel } from '../print-lines/language-model.ts';
import type { Piece } from '../print-lines/pieces.ts';
import { intakeHeadingNumber } from '../recognise/heading-number.ts';
import { isClosed, startsInside } from '../recognise/sentence-end.ts';

/** Two neighbouring runs of lines that were read in the wrong order and have changed places. */
export interface Reordering {
  /** Source lines of the run that was read first. */
  readFirst: [number, number];
  /** Source lines of the run that belongs before it. */
  belongsFirst: [number, number];
  /** Gain in evidence, natural-log units. */
  gain: number;
}

/** A column of print holds no more. */
const longestRun = 1800;
const leastGain = 6.5;
/** Pieces looked at for one issue: hundreds of times what a printed one needs, and what keeps a text of nothing but cuts from taking for ever. */
export const mostLooksAtOrder = 3_000_000;
/** What weighing a seam costs beside a look. */
const seamLooks = 50;

/**
 * Columns of one page read in the wrong order: …X | A | B | Y… where X B A Y is right. A change is made only where a
 * sentence is cut at the seams and the evidence is strong: words and sequences of characters across the seams, and the
 * order of 一是 二是 三是 and of heading numbers. At most three changes an article.
 * `looks`: what is left of those of the issue.
 */
export function restoreColumnOrder(
  pieces: readonly Piece[],
  model: LanguageModel,
  looks: { left: number },
): { pieces: Piece[]; reorderings: Reordering[] } {
  let order = [...pieces];
  const reorderings: Reordering[] = [];
  for (let round = 0; round < 3; round++) {
    const best = bestSwap(order, model, looks);
    if (!best) break;
    const first = order.slice(best.a, best.b);
    const second = order.slice(best.b, best.c);
    order = [...order.slice(0, best.a), ...second, ...first, ...order.slice(best.c)];
    reorderings.push({ readFirst: linesOf(first), belongsFirst: linesOf(second), gain: best.gain });
  }
  return { pieces: order, reorderings };
}

interface Swap {
  a: number;
  b: number;
  c: number;
  gain: number;
}

function bestSwap(order: readonly Piece[], model: LanguageModel, looks: { left: number }): Swap | null {
  const isCut = order.map((piece, index) => index > 0 && seamIsCut(order[index - 1], piece));
  const seams = new Map<string, number>();
  const seam = (left: number, right: number): number => {
    const key = `${left},${right}`;
    const known = seams.get(key);
    if (known !== undefined) return known;
    looks.left -= seamLooks;
    const score = seamScore(order[left], order[right], model);
    seams.set(key, score);
    return score;
  };
  const disorderBefore = chainFaults(order);
  let best: Swap | null = null;
  for (let a = 1; a < order.length && looks.left > 0; a++) {
    if (!isCut[a]) continue;
    let firstLength = 0;
    for (let b = a + 1; b < order.length && firstLength <= longestRun && looks.left > 0; b++) {
      looks.left--;
      firstLength += order[b - 1]?.text.length ?? 0;
      if (firstLength > longestRun || !isCut[b]) continue;
      let secondLength = 0;
      for (let c = b + 1; c <= order.length && looks.left > 0; c++) {
        looks.left--;
        secondLength += order[c - 1]?.text.length ?? 0;
        if (secondLength > longestRun) break;
        if (c < order.length && !isCut[c]) continue;
        const now = seam(a - 1, a) + seam(b - 1, b) + seam(c - 1, c);
        const then = seam(a - 1, b) + seam(c - 1, a) + seam(b - 1, c);
        if (then - now < leastGain / 2) continue;
        looks.left -= order.length;
        const swapped = [...order.slice(0, a), ...order.slice(b, c), ...order.slice(a, b), ...order.slice(c)];
        const gain = then - now;
        const faults = chainFaults(swapped) - disorderBefore;
        if (faults > 0) continue;
        const whole = gain - 4 * faults;
        if (whole >= leastGain && whole > (best?.gain ?? 0)) best = { a, b, c, gain: whole };
      }
    }
  }
  return best;
}

/** A sentence may be cut here: what stands before does not end, or what comes cannot start. */
function seamIsCut(before: Piece | undefined, after: Piece): boolean {
  if (!before) return false;
  if (after.kind === 'heading' || before.kind === 'heading') return before.kind === 'text' && !isClosed(before.text);
  return !isClosed(before.text) || startsInside(after.text);
}

function seamScore(before: Piece | undefined, after: Piece | undefined, model: LanguageModel): number {
  if (!before) return 0;
  const isOpen = before.kind === 'text' && !isClosed(before.text);
  if (after?.kind !== 'text' || after.level !== null) return isOpen ? -6 : 0;
  if (!isOpen) return startsInside(after.text) ? -8 : 0;
  return Math.max(-6, Math.min(12, model.seam(before.text, after.text)));
}

/** Places where 一是 二是 三是, or the numbers of headings of one level, do not go up by one. */
function chainFaults(order: readonly Piece[]): number {
  let faults = 0;
  let ordinal = 0;
  const numbers: (number | undefined)[] = [];
  let tail = '';
  for (const piece of order) {
    const number = intakeHeadingNumber(piece.text);
    if (number && tail === '') {
      const expected = (numbers[number.level] ?? 0) + 1;
      if (number.value !== expected) faults++;
      numbers.length = number.level;
      numbers[number.level] = number.value;
    }
    if (piece.kind === 'heading') {
      ordinal = 0;
      tail = '';
      continue;
    }
    const text = tail + piece.text;
    for (const match of text.matchAll(
      /(?<![\p{Script=Han}])([一二三四五六七八九])(?:是|要)|(?<=[。；;：:，,])([一二三四五六七八九])(?:是|要)/gu,
    )) {
      if (match.index + match[0].length <= tail.length) continue;
      const value = '一二三四五六七八九'.indexOf(match[1] ?? match[2] ?? '') + 1;
      if (value !== 1 && value !== ordinal + 1) faults++;
      ordinal = value;
    }
    tail = isClosed(piece.text) ? '' : piece.text.slice(-4);
  }
  return faults;
}

function linesOf(pieces: readonly Piece[]): [number, number] {
  const lines = pieces.flatMap((piece) => piece.lines);
  return [Math.min(...lines), Math.max(...lines)];
}
