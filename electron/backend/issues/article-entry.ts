import type { ArticleEntry } from '../../../shared/contract/issues-contract.ts';
import type { ArticleRow } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { shownHead } from '../articles/shown-head.ts';

/** An article's row as lists show it; see `shownHead`. */
export function articleEntry(
  archive: Archive,
  row: ArticleRow,
  change: { changedAt: string; changedBy: string } | undefined,
): ArticleEntry {
  return {
    ...shownHead(archive, row),
    id: row.id,
    revision: row.currentRevision,
    characters: row.characters,
    changedAt: change?.changedAt ?? '',
    changedBy: change?.changedBy ?? '',
  };
}
