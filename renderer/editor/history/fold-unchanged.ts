import type { DiffRow } from '../../../shared/document/diff-passages.ts';

export interface DiffPart {
  /** Index of its first row. */
  first: number;
  rows: DiffRow[];
  isFolded: boolean;
}

const context = 1;
const leastFolded = 3;

/** Rows without a change are folded away but for one at each side of a change. */
export function foldUnchanged(rows: readonly DiffRow[]): DiffPart[] {
  const isNear = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some((row) => row.kind !== 'same'),
  );
  const parts: DiffPart[] = [];
  for (const [index, row] of rows.entries()) {
    const last = parts.at(-1);
    if (last && last.isFolded === !isNear[index]) last.rows.push(row);
    else parts.push({ first: index, rows: [row], isFolded: !isNear[index] });
  }
  return parts.map((part) => ({ ...part, isFolded: part.isFolded && part.rows.length >= leastFolded }));
}
