import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { deleteTicks, findTick, insertTick } from '../archive/finding-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { writeTransaction } from '../archive/write-transaction.ts';

export interface TickFindingsInput {
  keys: readonly string[];
  isTicked: boolean;
  author: string;
}

/** Ticks findings off, or takes the ticks back, all of them or none. @throws UserError those of `writeTransaction` */
export function tickFindings(archive: Archive, { keys, isTicked, author }: TickFindingsInput, now: Date): void {
  const time = now.toISOString();
  writeTransaction(archive, (db) => {
    const changed = [...new Set(keys)].filter((key) => (findTick(db, key) !== undefined) !== isTicked);
    if (changed.length === 0) return;
    if (isTicked) for (const key of changed) insertTick(db, { key, time, author });
    else deleteTicks(db, changed);
    const action = isTicked ? 'tick-findings' : 'untick-findings';
    insertActivity(db, {
      time,
      author,
      action,
      subject: `核对单 ${changed.length} 处`,
      detail: canonicalJson({ keys: changed }),
      concerns: [],
    });
  });
}
