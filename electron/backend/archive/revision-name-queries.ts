import { eq } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { guardOf } from './row-guard.ts';
import { revisionNames } from './schema.ts';

export interface RevisionNameRow {
  revision: number;
  name: string;
  guard: string;
}

export function isProvedRevisionName({ revision, name, guard }: RevisionNameRow): boolean {
  return guardOf(revision, name) === guard;
}

/** What a revision is called; null where it has no name. */
export function findRevisionName(db: Readable, revision: number): string | null {
  return db.select().from(revisionNames).where(eq(revisionNames.revision, revision)).get()?.name ?? null;
}

export function selectRevisionNames(db: Readable): RevisionNameRow[] {
  return db.select().from(revisionNames).all();
}

/** Null takes the name away. */
export function writeRevisionName(db: Writable, revision: number, name: string | null): void {
  if (name === null) {
    db.delete(revisionNames).where(eq(revisionNames.revision, revision)).run();
    return;
  }
  const set = { name, guard: guardOf(revision, name) };
  db.insert(revisionNames)
    .values({ revision, ...set })
    .onConflictDoUpdate({ target: revisionNames.revision, set })
    .run();
}
