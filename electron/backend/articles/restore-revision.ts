import type { SavedRevision } from '../../../shared/contract/articles-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { readRevision } from './read-revision.ts';
import { saveArticle } from './save-article.ts';

export interface RestoreRevisionInput {
  articleId: string;
  /** The revision whose content comes back. */
  sequence: number;
  /** The revision the editor saw as the current one. */
  parent: number;
  author: string;
}

/**
 * Makes the content of an earlier revision a new one.
 * @throws UserError as `readRevision` and `saveArticle`
 */
export function restoreRevision(archive: Archive, input: RestoreRevisionInput, time: Date): SavedRevision {
  const { articleId, sequence, parent, author } = input;
  const earlier = readRevision(archive, { articleId, sequence });
  const reason = `恢复${localTime(new Date(earlier.time))}的版本`;
  return saveArticle(archive, { articleId, parent, author, reason, article: earlier.article }, time);
}

/** 「3月26日09:05」 by the clock of this PC, as the version list shows it. */
function localTime(time: Date): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${time.getMonth() + 1}月${time.getDate()}日${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}
