import { and, asc, count, desc, eq, gt, gte, inArray, lt, max, type SQL, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../../shared/contract/activity-contract.ts';
import type { Readable, Writable } from './handles.ts';
import { guardOf } from './row-guard.ts';
import { activity, activityConcerns } from './schema.ts';

export interface ActivityRow {
  sequence: number;
  /** ISO 8601 in UTC. */
  time: string;
  author: string;
  /** What was done; older programs may have written others than `ActivityKind`. */
  action: string;
  /** What it was done to, as an editor names it: 「总第168期」. */
  subject: string;
  /** JSON. */
  detail: string;
  guard: string;
}

export function isProvedActivity({ time, author, action, subject, detail, guard }: ActivityRow): boolean {
  return guardOf(time, author, action, subject, detail) === guard;
}

/** `concerns`: ids of the issues and articles whose history the entry belongs to. @returns its sequence */
export function insertActivity(
  db: Writable,
  {
    concerns,
    ...row
  }: Omit<ActivityRow, 'sequence' | 'action' | 'guard'> & { action: ActivityKind; concerns: readonly string[] },
): number {
  const guard = guardOf(row.time, row.author, row.action, row.subject, row.detail);
  const { sequence } = db
    .insert(activity)
    .values({ ...row, guard })
    .returning({ sequence: activity.sequence })
    .get();
  for (const concern of new Set(concerns)) db.insert(activityConcerns).values({ concern, activity: sequence }).run();
  return sequence;
}

export interface ActivityFilter {
  /** Id of an issue or an article. */
  concern?: string | null;
  action?: readonly string[] | null;
  author?: string | null;
  /** ISO 8601 in UTC; `until` is exclusive. */
  from?: string | null;
  until?: string | null;
  /** Only entries before this one. */
  before?: number | null;
}

/** Newest first. */
export function selectActivity(db: Readable, { limit, ...filter }: ActivityFilter & { limit: number }): ActivityRow[] {
  return db.select().from(activity).where(conditionOf(db, filter)).orderBy(desc(activity.sequence)).limit(limit).all();
}

export function countActivity(db: Readable, filter: ActivityFilter): number {
  return db.select({ count: count() }).from(activity).where(conditionOf(db, filter)).get()?.count ?? 0;
}

function conditionOf(db: Readable, { concern, action, author, from, until, before }: ActivityFilter): SQL | undefined {
  return and(
    action ? inArray(activity.action, [...action]) : undefined,
    author ? eq(activity.author, author) : undefined,
    from ? gte(activity.time, from) : undefined,
    until ? lt(activity.time, until) : undefined,
    before ? lt(activity.sequence, before) : undefined,
    concern
      ? inArray(
          activity.sequence,
          db.select({ sequence: activityConcerns.activity }).from(activityConcerns).where(eq(activityConcerns.concern, concern)),
        )
      : undefined,
  );
}

export function findActivity(db: Readable, sequence: number): ActivityRow | undefined {
  return db.select().from(activity).where(eq(activity.sequence, sequence)).get();
}

/** Sequence of the newest entry; 0 where there is none. */
export function newestActivity(db: Readable): number {
  return (
    db
      .select({ sequence: max(activity.sequence) })
      .from(activity)
      .get()?.sequence ?? 0
  );
}

/** An entry as a step that was done, or that took another one back. */
export interface StepRow {
  sequence: number;
  /** The entry that it took back. */
  takesBack: number | null;
}

/** What one author did of some kinds, newest first. `after`: only entries after this one. */
export function selectSteps(
  db: Readable,
  wanted: { concern: string; actions: readonly ActivityKind[]; author: string; after: number; limit: number },
): StepRow[] {
  const { concern, actions, author, after, limit } = wanted;
  const takesBack = sql<number | null>`CASE WHEN json_valid(${activity.detail}) THEN ${activity.detail} ->> '$.takesBack' END`;
  return db
    .select({ sequence: activity.sequence, takesBack })
    .from(activityConcerns)
    .innerJoin(activity, eq(activity.sequence, activityConcerns.activity))
    .where(
      and(
        eq(activityConcerns.concern, concern),
        gt(activityConcerns.activity, after),
        inArray(activity.action, [...actions]),
        eq(activity.author, author),
      ),
    )
    .orderBy(desc(activityConcerns.activity))
    .limit(limit)
    .all();
}

/** Everyone who stands in the log. */
export function selectActivityAuthors(db: Readable): string[] {
  const rows = db.selectDistinct({ author: activity.author }).from(activity).orderBy(asc(activity.author)).all();
  return rows.map(({ author }) => author);
}
