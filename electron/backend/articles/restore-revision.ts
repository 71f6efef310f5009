import type { SavedRevision } from '../../../shared/contract/articles-contract.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { localTime } from './best-readable.ts';
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
  return writeTransaction(archive, (db) => {
    const saved = saveArticle(archive, { articleId, parent, author, reason, article: earlier.article }, time);
    const subject = `《${listTitle(earlier.article)}》`;
    const detail = canonicalJson({ restored: earlier.time });
    insertActivity(db, { time: time.toISOString(), author, action: 'restore-revision', subject, detail, concerns: [articleId] });
    return saved;
  });
}
