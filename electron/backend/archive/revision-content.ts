import type { Readable } from './handles.ts';
import { decodeContent } from './revision-encoding.ts';
import { findRevision, findSnapshotCopy, type RevisionRow } from './revision-queries.ts';
import { sha256 } from './sha256.ts';

/**
 * The plain content of a revision, proved by its hash: two reads, its own row and that of its snapshot, and one more where the snapshot
 * is damaged.
 * @throws Error where content, or snapshot and its copy, are damaged
 */
export function revisionContent(db: Readable, row: RevisionRow): Buffer {
  return row.base === null ? provedSnapshot(db, row) : provedContent(row, snapshotContent(db, row.base));
}

/** @throws Error where it and its copy are damaged, where it is missing or no snapshot */
export function snapshotContent(db: Readable, sequence: number): Buffer {
  const row = findRevision(db, sequence);
  if (row?.encoding !== 'snapshot') throw new Error(`revision ${sequence} is no snapshot`);
  return provedSnapshot(db, row);
}

function provedSnapshot(db: Readable, row: RevisionRow): Buffer {
  try {
    return provedContent(row, null);
  } catch (error) {
    const content = findSnapshotCopy(db, row.sequence);
    if (content === undefined) throw error;
    return provedContent({ ...row, content }, null);
  }
}

/** For who has the content of its snapshot already. @throws Error where it is damaged */
export function provedContent(row: RevisionRow, base: Buffer | null): Buffer {
  const content = decodeContent(row, base);
  if (sha256(content) !== row.sha256) throw new Error(`revision ${row.sequence} does not have its hash`);
  return content;
}
