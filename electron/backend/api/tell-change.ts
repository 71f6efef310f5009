import type { ArticleEntry } from '../../../shared/contract/issues-contract.ts';
import type { ProcedureMeta } from '../../../shared/contract/procedure.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findChange } from '../archive/revision-queries.ts';
import { articleEntry } from '../issues/article-entry.ts';
import type { Services } from './services.ts';

interface Change {
  meta: ProcedureMeta;
  /** Of the procedure. */
  input: unknown;
  window: string | null;
}

/** Tells every window what a procedure changed, as the contract says, and who did it where. */
export function tellChange({ archive, events, author }: Services, { meta, input, window }: Change): void {
  const articleId = articleIdOf(input);
  const by = { author: author(), window };
  for (const topic of meta.changes ?? []) {
    const saved = topic === 'articles' && meta.savesText && articleId !== null ? savedEntry(archive, articleId) : undefined;
    events.publish('program', { kind: 'archive-changed', topic, articleId, by, ...(saved && { saved }) });
  }
}

function articleIdOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'articleId' in input ? String(input.articleId) : null;
}

function savedEntry(archive: Archive, articleId: string): ArticleEntry | undefined {
  const row = findArticle(archive.readable, articleId);
  return row && articleEntry(archive, row, findChange(archive.readable, row.currentRevision));
}
