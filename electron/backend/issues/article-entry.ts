import type { ArticleEntry } from '../../../shared/contract/issues-contract.ts';
import type { ArticleRow } from '../archive/article-queries.ts';
import { articleHead } from '../articles/article-head.ts';

/** An article's row as lists show it. @throws where the row does not hold the head of an article */
export function articleEntry(row: ArticleRow, change: { changedAt: string; changedBy: string } | undefined): ArticleEntry {
  return {
    ...articleHead(row),
    id: row.id,
    revision: row.currentRevision,
    characters: row.characters,
    changedAt: change?.changedAt ?? '',
    changedBy: change?.changedBy ?? '',
  };
}
