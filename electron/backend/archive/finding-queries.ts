import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { guardOf } from './row-guard.ts';
import { doubts, findingTicks } from './schema.ts';

/** A doubt of an article, by its number, or of an issue as a whole. */
export interface DoubtRow {
  number: number;
  article: number | null;
  issue: string | null;
  kind: string;
  /** 1-based line of the source. */
  line: number;
  message: string;
  /** JSON; see the migration. */
  place: string | null;
  guard: string;
}

export function isProvedDoubt({ guard, ...row }: DoubtRow): boolean {
  return doubtGuard(row) === guard;
}

function doubtGuard({ article, issue, kind, line, message, place }: Omit<DoubtRow, 'number' | 'guard'>): string {
  return guardOf(article, issue, kind, line, message, place);
}

export interface TickRow {
  key: string;
  /** ISO 8601 in UTC. */
  time: string;
  author: string;
  guard: string;
}

export function isProvedTick({ key, time, author, guard }: TickRow): boolean {
  return guardOf(key, time, author) === guard;
}

export function insertDoubt(db: Writable, row: Omit<DoubtRow, 'number' | 'guard'>): void {
  db.insert(doubts)
    .values({ ...row, guard: doubtGuard(row) })
    .run();
}

const ofIssue = prepared((db: Readable) =>
  db
    .select()
    .from(doubts)
    .where(eq(doubts.issue, sql.placeholder('issue')))
    .orderBy(asc(doubts.line), asc(doubts.number))
    .prepare(),
);

/** Those of an issue as a whole, in the order of its source. */
export function selectDoubtsOfIssue(db: Readable, issue: string): DoubtRow[] {
  return ofIssue(db).all({ issue });
}

const ofArticle = prepared((db: Readable) =>
  db
    .select()
    .from(doubts)
    .where(eq(doubts.article, sql.placeholder('article')))
    .orderBy(asc(doubts.line), asc(doubts.number))
    .prepare(),
);

/** Those of an article, by its number, in the order of its source. */
export function selectDoubtsOfArticle(db: Readable, article: number): DoubtRow[] {
  return ofArticle(db).all({ article });
}

export function deleteDoubtsOfArticle(db: Writable, article: number): void {
  db.delete(doubts).where(eq(doubts.article, article)).run();
}

const tickByKey = prepared((db: Readable) =>
  db
    .select()
    .from(findingTicks)
    .where(eq(findingTicks.key, sql.placeholder('key')))
    .prepare(),
);

/** A tick that is damaged is none: the editor looks once more. */
export function findTick(db: Readable, key: string): TickRow | undefined {
  const row = tickByKey(db).get({ key });
  return row && isProvedTick(row) ? row : undefined;
}

/** For what has no tick, see `findTick`; a damaged one gives way. */
export function insertTick(db: Writable, { key, time, author }: Omit<TickRow, 'guard'>): void {
  const set = { time, author, guard: guardOf(key, time, author) };
  db.insert(findingTicks)
    .values({ key, ...set })
    .onConflictDoUpdate({ target: findingTicks.key, set })
    .run();
}

export function selectTicks(db: Readable): TickRow[] {
  return db.select().from(findingTicks).all();
}

export function selectDoubts(db: Readable): DoubtRow[] {
  return db.select().from(doubts).all();
}

export function deleteTicks(db: Writable, keys: readonly string[]): void {
  db.delete(findingTicks)
    .where(inArray(findingTicks.key, [...keys]))
    .run();
}
