import { sha256 } from './sha256.ts';

/**
 * The hash over what a row says and nothing else proves. Written with the row, compared wherever it is shown: one wrong byte would
 * otherwise be read as right.
 */
export function guardOf(...values: (string | number | null)[]): string {
  return sha256(values.map((value) => value ?? '').join('\n'));
}

/** Of what an article's row repeats of its current revision. */
export function rowGuard(row: { kind: string; currentRevision: number; characters: number; head: string }): string {
  return guardOf(row.kind, row.currentRevision, row.characters, row.head);
}
