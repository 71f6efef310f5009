import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import type { Log } from '../log.ts';

/** Who notes it, and where. */
export interface OutputLogger {
  archive: Archive;
  author: () => string;
  now: () => Date;
  log: Log;
}

/** Notes that pages went out. What went out stays out where the archive cannot be written: that is no failure of it. */
export function logOutput(
  { archive, author, now, log }: OutputLogger,
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
