import type { ArticleContent } from '../archive/article-content.ts';
import { showRevision } from '../archive/article-queries.ts';
import type { Writable } from '../archive/handles.ts';
import { snapshotContent } from '../archive/revision-content.ts';
import { encodeContent } from '../archive/revision-encoding.ts';
import { countRevisionsAfter, findRevision, insertRevision } from '../archive/revision-queries.ts';

const revisionsPerSnapshot = 20;
const snapshotLifetimeMs = 24 * 60 * 60 * 1000;

interface AppendRevisionInput {
  /** Number of the article. */
  article: number;
  parent: number | null;
  author: string;
  time: Date;
  reason: string;
  content: ArticleContent;
}

/** Adds a revision and makes it the current one. Every 20th and the first of a day is a snapshot, the others are deltas. */
export function appendRevision(db: Writable, input: AppendRevisionInput): number {
  const { article, parent, author, reason, content } = input;
  const encoded = encodeContent(content.content, parent === null ? null : deltaBase(db, input, parent));
  const time = input.time.toISOString();
  const sequence = insertRevision(db, { article, parent, author, time, reason, sha256: content.sha256, ...encoded });
  const { kind, head, plainText, foldedText, characters } = content;
  showRevision(db, { number: article, kind, head, currentRevision: sequence, plainText, foldedText, characters });
  return sequence;
}

/** The snapshot the parent rests on, while it is young; null where a new snapshot is due. */
function deltaBase(db: Writable, { article, time }: AppendRevisionInput, parent: number) {
  const parentRow = findRevision(db, parent);
  const sequence = parentRow?.base ?? parent;
  const snapshot = parentRow?.base === null ? parentRow : findRevision(db, sequence);
  if (!snapshot || countRevisionsAfter(db, { article, sequence }) >= revisionsPerSnapshot - 1) return null;
  if (Math.abs(time.getTime() - Date.parse(snapshot.time)) > snapshotLifetimeMs) return null;
  try {
    return { sequence, content: snapshotContent(db, sequence) };
  } catch {
    // A damaged snapshot must not stop the editor from saving; `verifyArchive` and every reader report it.
    return null;
  }
}
