import { desc } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { activity } from './schema.ts';

interface ActivityRow {
  sequence: number;
  /** ISO 8601 in UTC. */
  time: string;
  author: string;
  /** What was done: `import-issue` … */
  action: string;
  /** What it was done to, as an editor names it: 「总第168期」. */
  subject: string;
  /** JSON. */
  detail: string;
}

export function insertActivity(db: Writable, row: Omit<ActivityRow, 'sequence'>): void {
  db.insert(activity).values(row).run();
}

/** Newest first. */
export function selectActivity(db: Readable, limit: number): ActivityRow[] {
  return db.select().from(activity).orderBy(desc(activity.sequence)).limit(limit).all();
}
