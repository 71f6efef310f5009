import type { Readable } from './handles.ts';
import { provedContent, snapshotContent } from './revision-content.ts';
import { type RevisionRow, selectRevisionsAfter } from './revision-queries.ts';

const rowsAtOnce = 200;

/** Every revision of the archive by its sequence. `decode` gives its plain content and throws where it is damaged. */
export function* decodedRevisions(db: Readable): Generator<{ row: RevisionRow; decode: () => Buffer }, void, void> {
  // Deltas of one snapshot follow each other closely, so a few snapshots in memory save most of the reading.
  const snapshots = new Map<number, Buffer>();
  const baseOf = (row: RevisionRow): Buffer | null => {
    if (row.base === null) return null;
    const content = snapshots.get(row.base) ?? snapshotContent(db, row.base);
    if (snapshots.size > rowsAtOnce) snapshots.clear();
    snapshots.set(row.base, content);
    return content;
  };
  for (let last = 0; ; ) {
    const rows = selectRevisionsAfter(db, last, rowsAtOnce);
    for (const row of rows) {
      yield { row, decode: () => provedContent(row, baseOf(row)) };
      last = row.sequence;
    }
    if (rows.length < rowsAtOnce) return;
  }
}
