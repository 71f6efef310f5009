import type { Readable } from './handles.ts';
import { decodeContent } from './revision-encoding.ts';
import { findRevision, type RevisionRow } from './revision-queries.ts';
import { sha256 } from './sha256.ts';

/**
 * The plain content of a revision, proved by its hash: two reads at most, its own row and that of its snapshot.
 * @throws Error where content or snapshot is damaged
 */
export function revisionContent(db: Readable, row: RevisionRow): Buffer {
  return provedContent(row, row.base === null ? null : snapshotContent(db, row.base));
}

/** @throws Error where it is damaged, missing or no snapshot */
export function snapshotContent(db: Readable, sequence: number): Buffer {
  const row = findRevision(db, sequence);
  if (row?.encoding !== 'snapshot') throw new Error(`revision ${sequence} is no snapshot`);
  return provedContent(row, null);
}

/** For who has the content of its snapshot already. @throws Error where it is damaged */
export function provedContent(row: RevisionRow, base: Buffer | null): Buffer {
  const content = decodeContent(row, base);
  if (sha256(content) !== row.sha256) throw new Error(`revision ${row.sequence} does not have its hash`);
  return content;
}
