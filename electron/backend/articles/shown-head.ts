import type { ArticleRow } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { rowGuard } from '../archive/row-guard.ts';
import { type ArticleHead, articleHead } from './article-head.ts';
import { bestReadable } from './best-readable.ts';

/** The head of an article for lists: that of its row where the row is proved, else that of the best version that can be read. Never fails. */
export function shownHead(archive: Archive, row: ArticleRow): ArticleHead {
  try {
    if (rowGuard(row) === row.guard) return articleHead(row);
  } catch {
    // Proved, and no head all the same: of another version of the program.
  }
  const { document: _document, id: _id, ...head } = bestReadable(archive, row).article;
  return head;
}
