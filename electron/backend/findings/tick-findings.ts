import type { Logged } from '../../../shared/contract/procedure.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { deleteTicks, findTick, insertTick } from '../archive/finding-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';

export interface TickFindingsInput {
  keys: readonly string[];
  isTicked: boolean;
  author: string;
  /** The entry of the log that this takes back. */
  takesBack?: number;
}

/** Ticks findings off, or takes the ticks back, all of them or none. @throws UserError those of `writeTransaction` */
export function tickFindings(archive: Archive, { keys, isTicked, author, takesBack }: TickFindingsInput, now: Date): Logged {
  const time = now.toISOString();
  return writeTransaction(archive, (db) => {
    const changed = [...new Set(keys)].filter((key) => (findTick(db, key) !== undefined) !== isTicked);
    if (changed.length === 0) return { activity: null };
    if (isTicked) for (const key of changed) insertTick(db, { key, time, author });
    else deleteTicks(db, changed);
    const action = isTicked ? 'tick-findings' : 'untick-findings';
    const activity = insertActivity(db, {
      time,
      author,
      action,
      subject: `核对单 ${changed.length} 处`,
      detail: canonicalJson({ keys: changed, takesBack }),
      concerns: [],
    });
    return { activity };
  });
}
