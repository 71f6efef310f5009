import { diffArrays, diffChars } from 'diff';

/** A stretch of text with what it is called: a paragraph, a title, a row of a table. Versions are compared passage by passage. */
export interface Passage {
  /** Only passages of one kind are taken for each other. */
  kind: string;
  text: string;
  /** Everything that is not text: weights, alignment, picture. Equal where the passages look the same. */
  look: string;
}

export interface DiffPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** `restyled`: the same text, looking different. */
export type DiffRow =
  | { kind: 'same' | 'restyled' | 'changed'; before: Passage; after: Passage; pieces: DiffPiece[] }
  | { kind: 'removed'; before: Passage; after: null; pieces: DiffPiece[] }
  | { kind: 'added'; before: null; after: Passage; pieces: DiffPiece[] };

/**
 * What changed between two versions, in reading order. Without the added pieces the rows give the old passages, without the
 * removed ones the new: no character is lost.
 */
export function diffPassages(before: readonly Passage[], after: readonly Passage[]): DiffRow[] {
  const rows: DiffRow[] = [];
  const gone: Passage[] = [];
  let position = { before: 0, after: 0 };
  const keys = [before.map(keyOf), after.map(keyOf)] as const;
  const parts = diffArrays(...keys, { maxEditLength: mostEdits }) ?? roughParts(...keys);
  for (const [index, { added, removed, count }] of parts.entries()) {
    const taken = {
      before: before.slice(position.before, position.before + (added ? 0 : count)),
      after: after.slice(position.after, position.after + (removed ? 0 : count)),
    };
    position = { before: position.before + taken.before.length, after: position.after + taken.after.length };
    if (removed) gone.push(...taken.before);
    else if (added) rows.push(...pairRows(gone.splice(0), taken.after));
    else rows.push(...taken.before.map((passage, at) => unchangedRow(passage, taken.after[at] ?? passage)));
    if (removed && !parts[index + 1]?.added) rows.push(...gone.splice(0).map(removedRow));
  }
  return rows;
}

/** The characters that went and came. */
export function diffText(before: string, after: string): DiffPiece[] {
  const parts = diffChars(before, after, { maxEditLength: mostEdits }) ?? roughParts([...before], [...after]).map(joinedPart);
  const pieces = parts.map(
    ({ added, removed, value }): DiffPiece => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  );
  return joinScattered(pieces);
}

/** The work grows with the square of what differs: beyond this all between the first and the last difference went and came. */
const mostEdits = 2000;

interface RoughPart<Value> {
  value: Value;
  count: number;
  added: boolean;
  removed: boolean;
}

function roughParts(before: readonly string[], after: readonly string[]): RoughPart<string[]>[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const part = (value: string[], kind: 'same' | 'removed' | 'added'): RoughPart<string[]> => ({
    value,
    count: value.length,
    added: kind === 'added',
    removed: kind === 'removed',
  });
  return [
    part(before.slice(0, start), 'same'),
    part(before.slice(start, before.length - end), 'removed'),
    part(after.slice(start, after.length - end), 'added'),
    part(before.slice(before.length - end), 'same'),
  ].filter(({ count }) => count > 0);
}

function joinedPart({ value, ...part }: RoughPart<string[]>): RoughPart<string> {
  return { ...part, value: value.join('') };
}

function keyOf({ kind, text }: Passage): string {
  return `${kind}\u0000${text}`;
}

function unchangedRow(before: Passage, after: Passage): DiffRow {
  const kind = before.look === after.look ? 'same' : 'restyled';
  return { kind, before, after, pieces: piecesOf('same', before.text) };
}

function removedRow(before: Passage): DiffRow {
  return { kind: 'removed', before, after: null, pieces: piecesOf('removed', before.text) };
}

function addedRow(after: Passage): DiffRow {
  return { kind: 'added', before: null, after, pieces: piecesOf('added', after.text) };
}

function piecesOf(kind: DiffPiece['kind'], text: string): DiffPiece[] {
  return text === '' ? [] : [{ kind, text }];
}

const leastSimilarity = 0.35;
/** Above this much work, comparisons of passages and characters in them, none are taken for each other. */
const mostComparisons = 250_000;
const mostCharacters = 40_000_000;

/** Takes removed and added passages for each other where they are alike, in order, so that the likeness is greatest in all. */
function pairRows(gone: readonly Passage[], come: readonly Passage[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let at = { gone: 0, come: 0 };
  for (const pair of [...alike(gone, come), [gone.length, come.length] as const]) {
    rows.push(...gone.slice(at.gone, pair[0]).map(removedRow), ...come.slice(at.come, pair[1]).map(addedRow));
    const before = gone[pair[0]];
    const after = come[pair[1]];
    if (before && after) rows.push({ kind: 'changed', before, after, pieces: diffText(before.text, after.text) });
    at = { gone: pair[0] + 1, come: pair[1] + 1 };
  }
  return rows;
}

function alike(gone: readonly Passage[], come: readonly Passage[]): (readonly [number, number])[] {
  const characters = gone.reduce((all, { text }) => all + text.length, 0) * come.length;
  if (gone.length * come.length > mostComparisons || characters > mostCharacters) return [];
  const goneBigrams = gone.map(({ text }) => bigramsOf(text));
  const comeBigrams = come.map(({ text }) => bigramsOf(text));
  const width = come.length + 1;
  const best = new Float64Array((gone.length + 1) * width);
  const pairs = new Uint8Array(best.length);
  for (let i = gone.length - 1; i >= 0; i -= 1) {
    for (let j = come.length - 1; j >= 0; j -= 1) {
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const likeness = gone[i]?.kind === come[j]?.kind ? likenessOf(goneBigrams[i], comeBigrams[j]) : 0;
      const paired = likeness + (best[(i + 1) * width + j + 1] ?? 0);
      const isPair = likeness >= leastSimilarity && paired > skip;
      best[i * width + j] = isPair ? paired : skip;
      pairs[i * width + j] = isPair ? 1 : 0;
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < gone.length && j < come.length; ) {
    if (pairs[i * width + j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

/** How often each pair of neighbouring characters stands in a text; a single character counts as a pair with nothing. */
function bigramsOf(text: string): Map<string, number> {
  const characters = [...text];
  const counts = new Map<string, number>();
  for (const [index, character] of characters.entries()) {
    const pair = character + (characters[index + 1] ?? '');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient: 1 where all pairs are shared, 0 where none is. */
function likenessOf(a: Map<string, number> = new Map(), b: Map<string, number> = new Map()): number {
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const all = sum(a) + sum(b);
  return all === 0 ? 1 : (2 * shared) / all;
}

function sum(counts: Map<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/**
 * A character that happens to stay between long changes helps nobody to read them: it is taken into both. What goes always
 * stands before what comes.
 */
function joinScattered(pieces: readonly DiffPiece[]): DiffPiece[] {
  const joined: DiffPiece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    joined.push(...piecesOf('removed', removed), ...piecesOf('added', added));
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const isBetweenChanges = index < pieces.length - 1 && removed.length + added.length > 0;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetweenChanges && [...text].length === 1 && Math.min(removed.length, added.length) >= 2) {
      removed += text;
      added += text;
    } else {
      flush();
      joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
