import { deleteAsset, selectAssetIds } from '../archive/asset-queries.ts';
import { decodedRevisions } from '../archive/decoded-revisions.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';

/**
 * Deletes the pictures that no revision of any article, no opening and no entry of the log names, and gives their room back.
 * Only while no window is open: one may hold a picture in a text that is not yet saved, or in what it can undo.
 * @returns how many there were
 * @throws Error where a revision is damaged, so that what it names is not known; UserError those of `writeTransaction`
 */
export function removeUnusedPictures(archive: Archive): number {
  const removed = writeTransaction(archive, (db) => {
    const unused = unusedPictures(archive, db);
    for (const id of unused) deleteAsset(db, id);
    return unused.length;
  });
  if (removed > 0) archive.sqlite.exec('VACUUM');
  return removed;
}

function unusedPictures({ sqlite }: Archive, db: Readable): string[] {
  const unused = new Set(selectAssetIds(db));
  const spare = (text: string): void => {
    for (const [id] of text.matchAll(/[0-9a-f]{64}/g)) unused.delete(id);
  };
  // The log keeps what an issue was before a change, its opening with it.
  for (const query of ['SELECT metadata FROM issues', 'SELECT detail FROM activity', 'SELECT value FROM settings']) {
    for (const text of sqlite.prepare(query).pluck().iterate()) spare(String(text));
  }
  for (const { decode } of decodedRevisions(db)) {
    if (unused.size === 0) break;
    spare(decode().toString('latin1'));
  }
  return [...unused];
}
