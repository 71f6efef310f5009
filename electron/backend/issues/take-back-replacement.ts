import { UserError } from '../../../shared/errors.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { type ActivityRow, insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { readRevision } from '../articles/read-revision.ts';

/** What one step over the texts of an issue did to one of them. */
export interface ReplacedRevision {
  articleId: string;
  before: number;
  after: number;
}

/**
 * Gives every article of a 全期替换 the text it had before, all of them or none.
 * @throws UserError `activity-overtaken` where one of them was changed since, `article-missing`, `archive-damaged`
 */
export function takeBackReplacement(
  archive: Archive,
  db: Writable,
  row: ActivityRow,
  {
    detail,
    author,
    time,
  }: { detail: { issues: readonly string[]; revisions: readonly ReplacedRevision[] }; author: string; time: Date },
): void {
  const isUndone = row.action === 'undo-replacement';
  const revisions = detail.revisions.map(({ articleId, before, after }): ReplacedRevision => {
    const known = findArticle(db, articleId);
    if (!known) throw new UserError('article-missing', { id: articleId });
    if (known.currentRevision !== after) throw new UserError('activity-overtaken', {});
    const { article } = readRevision(archive, { articleId, sequence: before });
    const reason = isUndone ? '重做全期替换' : '撤销全期替换';
    const content = articleContent(article);
    return {
      articleId,
      before: after,
      after: appendRevision(db, { article: known.number, parent: after, author, time, reason, content }),
    };
  });
  insertActivity(db, {
    time: time.toISOString(),
    author,
    action: isUndone ? 'replace-in-issue' : 'undo-replacement',
    subject: row.subject,
    detail: canonicalJson({ ...detail, revisions, takesBack: row.sequence }),
    concerns: [...detail.issues, ...revisions.map(({ articleId }) => articleId)],
  });
}
