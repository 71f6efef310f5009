import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import type { Services } from '../services.ts';

/** Notes that pages went out. What went out stays out where the archive cannot be written: that is no failure of it. */
export function logOutput(
  { archive, author, now, log }: Pick<Services, 'archive' | 'author' | 'now' | 'log'>,
  output: { action: 'export' | 'print'; subject: string; files: readonly string[]; issueId: string; articleId: string | null },
): void {
  const { action, subject, files, issueId, articleId } = output;
  const concerns = articleId === null ? [issueId] : [articleId];
  try {
    writeTransaction(archive, (db) =>
      insertActivity(db, {
        time: now().toISOString(),
        author: author(),
        action,
        subject,
        detail: canonicalJson({ files }),
        concerns,
      }),
    );
  } catch {
    log('warn', 'output-not-logged');
  }
}
