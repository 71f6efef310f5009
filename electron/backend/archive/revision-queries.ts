import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { articles, revisionNames, revisions, snapshotCopies } from './schema.ts';

export interface RevisionRow {
  sequence: number;
  article: number;
  parent: number | null;
  author: string;
  /** ISO 8601 in UTC. For people to read; the order is that of `sequence`. */
  time: string;
  reason: string;
  /** Of the plain content. */
  sha256: string;
  size: number;
  encoding: 'snapshot' | 'delta';
  base: number | null;
  content: Buffer;
}

const revisionBySequence = prepared((db: Readable) =>
  db
    .select()
    .from(revisions)
    .where(eq(revisions.sequence, sql.placeholder('sequence')))
    .prepare(),
);

export function findRevision(db: Readable, sequence: number): RevisionRow | undefined {
  return revisionBySequence(db).get({ sequence });
}

const changeBySequence = prepared((db: Readable) =>
  db
    .select({ changedAt: revisions.time, changedBy: revisions.author })
    .from(revisions)
    .where(eq(revisions.sequence, sql.placeholder('sequence')))
    .prepare(),
);

/** When a revision was saved and by whom. */
export function findChange(db: Readable, sequence: number): { changedAt: string; changedBy: string } | undefined {
  return changeBySequence(db).get({ sequence });
}

const firstOfArticle = prepared((db: Readable) =>
  db
    .select({ time: revisions.time })
    .from(revisions)
    .where(eq(revisions.article, sql.placeholder('article')))
    .orderBy(asc(revisions.sequence))
    .limit(1)
    .prepare(),
);

/** When an article, by its number, was first saved. */
export function findFirstTime(db: Readable, article: number): string | undefined {
  return firstOfArticle(db).get({ article })?.time;
}

/** Newest first, without content. */
export function selectRevisions(db: Readable, articleId: string) {
  return db
    .select({
      sequence: revisions.sequence,
      parent: revisions.parent,
      author: revisions.author,
      time: revisions.time,
      reason: revisions.reason,
      sha256: revisions.sha256,
      name: revisionNames.name,
    })
    .from(revisions)
    .leftJoin(revisionNames, eq(revisionNames.revision, revisions.sequence))
    .innerJoin(articles, eq(revisions.article, articles.number))
    .where(eq(articles.id, articleId))
    .orderBy(desc(revisions.sequence))
    .all();
}

const countAfter = prepared((db: Readable) =>
  db
    .select({ count: count() })
    .from(revisions)
    .where(and(eq(revisions.article, sql.placeholder('article')), gt(revisions.sequence, sql.placeholder('sequence'))))
    .prepare(),
);

/** How many revisions of an article came after one of them. */
export function countRevisionsAfter(db: Readable, input: { article: number; sequence: number }): number {
  return countAfter(db).get(input)?.count ?? 0;
}

/** The next revisions after a sequence number, for walking through all of them in pieces. */
export function selectRevisionsAfter(db: Readable, sequence: number, limit: number): RevisionRow[] {
  return db.select().from(revisions).where(gt(revisions.sequence, sequence)).orderBy(asc(revisions.sequence)).limit(limit).all();
}

const newRevision = prepared((db: Writable) =>
  db
    .insert(revisions)
    .values({
      article: sql.placeholder('article'),
      parent: sql.placeholder('parent'),
      author: sql.placeholder('author'),
      time: sql.placeholder('time'),
      reason: sql.placeholder('reason'),
      sha256: sql.placeholder('sha256'),
      size: sql.placeholder('size'),
      encoding: sql.placeholder('encoding'),
      base: sql.placeholder('base'),
      content: sql.placeholder('content'),
    })
    .returning({ sequence: revisions.sequence })
    .prepare(),
);

/** A snapshot is kept twice. */
export function insertRevision(db: Writable, row: Omit<RevisionRow, 'sequence'>): number {
  const { sequence } = newRevision(db).get(row);
  if (row.encoding === 'snapshot') db.insert(snapshotCopies).values({ revision: sequence, content: row.content }).run();
  return sequence;
}

export function findSnapshotCopy(db: Readable, revision: number): Buffer | undefined {
  return db.select().from(snapshotCopies).where(eq(snapshotCopies.revision, revision)).get()?.content;
}

/** All revisions of an article, newest first: a revision goes before those it rests on. `releaseRevision` must come before. */
export function deleteRevisions(db: Writable, article: number): void {
  const rows = db
    .select({ sequence: revisions.sequence })
    .from(revisions)
    .where(eq(revisions.article, article))
    .orderBy(desc(revisions.sequence))
    .all();
  for (const { sequence } of rows) {
    db.delete(snapshotCopies).where(eq(snapshotCopies.revision, sequence)).run();
    db.delete(revisionNames).where(eq(revisionNames.revision, sequence)).run();
    db.delete(revisions).where(eq(revisions.sequence, sequence)).run();
  }
}
