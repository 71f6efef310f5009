import type { PdfSegment } from './pdf-text.ts';

/**
 * The first difference between a text and what was read back from a PDF, with some words around it; null where they are the same.
 * What a PDF cannot tell is evened out: characters without ink (joiners, soft hyphens, variation selectors), the order within
 * right-to-left runs, which stand on the page from left to right, and accents that a font draws apart from their letter and
 * that carry the text of both, and the `missing` characters, which no font can show: the first of them comes back as U+0000, so
 * that only their places are compared.
 */
export function textDifference(expected: string, actual: string, missing: ReadonlySet<string>): string | null {
  const [left, right] = [[...evened(expected, missing)], [...evened(actual, missing)]];
  const place = left.findIndex((character, index) => character !== right[index]);
  if (place < 0 && left.length === right.length) return null;
  const at = place < 0 ? Math.min(left.length, right.length) : place;
  const around = (characters: string[]): string => characters.slice(Math.max(0, at - 20), at + 40).join('');
  return `at ${at} of ${left.length}: 「${around(left)}」 became 「${around(right)}」`;
}

/**
 * As `textDifference` for texts and tables in turn. A table that runs over pages is read page by page, the first lines of all
 * its cells before the second ones, so a table is the same where all its characters are there.
 */
export function segmentsDifference(
  expected: readonly PdfSegment[],
  actual: readonly PdfSegment[],
  missing: ReadonlySet<string>,
): string | null {
  for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
    const [left, right] = [expected[index], actual[index]];
    if (left?.kind !== right?.kind) return `part ${index}: ${left?.kind} ${left?.text} became ${right?.kind} ${right?.text}`;
    const difference = textDifference(left?.text ?? '', right?.text ?? '', missing);
    if (difference === null) continue;
    const lost = left?.kind === 'table' ? lostCharacters(left.text, right?.text ?? '', missing) : difference;
    if (lost !== null) return `part ${index} (${left?.kind}): ${lost}`;
  }
  return null;
}

/** Characters that one text has more of than the other. */
function lostCharacters(expected: string, actual: string, missing: ReadonlySet<string>): string | null {
  const counts = new Map<string, number>();
  const count = (text: string, step: number): void => {
    for (const character of evened(text, missing))
      if (character !== box) counts.set(character, (counts.get(character) ?? 0) + step);
  };
  count(expected, 1);
  count(actual, -1);
  const wrong = [...counts].filter(([, difference]) => difference !== 0);
  return wrong.length === 0 ? null : `counts differ: ${wrong.map(([character, n]) => `${character} ${n}`).join(', ')}`;
}

/** Stands for characters that no font can show, however many in a row. */
const box = '\uffff';
const rightToLeft = `[${box}\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]`;
const rightToLeftRun = new RegExp(`[^\\p{L}]*${rightToLeft}(?:[^\\p{L}]*${rightToLeft})*[^\\p{L}]*`, 'gu');

const isRightToLeft = new RegExp(rightToLeft, 'u');

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function evened(text: string, missing: ReadonlySet<string>): string {
  return [...graphemes.segment(text.replace(/\p{DI}/gu, ''))]
    .map(({ segment }) => boxed(segment, missing))
    .join('')
    .replace(/[^\p{Script=Han}]+/gu, (part) => part.normalize('NFD'))
    .replace(/(\P{M}\p{M}+)\1+/gu, '$1')
    .replace(rightToLeftRun, (run) => [...run].sort().join(''))
    .replace(/\uffff+/gu, box);
}

/** A letter whose accent no font has is printed as a box together with it; accents of right-to-left letters stand before theirs. */
function boxed(grapheme: string, missing: ReadonlySet<string>): string {
  const characters = [...grapheme];
  const isLost = (character: string): boolean => character === '\0' || missing.has(character);
  if (characters.some((character) => isLost(character) && /\p{M}/u.test(character) && !isRightToLeft.test(character))) return box;
  return characters.map((character) => (isLost(character) ? box : character)).join('');
}
