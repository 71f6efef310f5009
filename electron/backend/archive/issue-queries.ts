import { asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { articles, issues, sections } from './schema.ts';

export interface IssueRow {
  id: string;
  /** Canonical JSON of the issue and of its layout. */
  metadata: string;
  layout: string;
  /** Of both, see `issueDigest`. */
  sha256: string;
  /** Of sections and order, see `outlineDigest`. */
  outlineSha256: string;
}

/** With what SQLite reads out of the metadata by itself. */
export interface StoredIssue extends IssueRow {
  total: number;
  year: number;
}

const columns = {
  id: issues.id,
  metadata: issues.metadata,
  layout: issues.layout,
  sha256: issues.sha256,
  outlineSha256: issues.outlineSha256,
  total: issues.total,
  year: issues.year,
};

const issueByTotal = prepared((db: Readable) =>
  db
    .select(columns)
    .from(issues)
    .where(eq(issues.total, sql.placeholder('total')))
    .prepare(),
);

export function findIssue(db: Readable, total: number): StoredIssue | undefined {
  return issueByTotal(db).get({ total });
}

const issueById = prepared((db: Readable) =>
  db
    .select(columns)
    .from(issues)
    .where(eq(issues.id, sql.placeholder('id')))
    .prepare(),
);

export function findIssueById(db: Readable, id: string): StoredIssue | undefined {
  return issueById(db).get({ id });
}

export function findLatestTotal(db: Readable): number | undefined {
  return db.select({ total: issues.total }).from(issues).orderBy(desc(issues.total)).limit(1).get()?.total;
}

export function issueIdExists(db: Readable, id: string): boolean {
  return db.select({ id: issues.id }).from(issues).where(eq(issues.id, id)).get() !== undefined;
}

/** Newest first, with the number of articles (no fillers). */
export function selectIssues(db: Readable): (StoredIssue & { articleCount: number })[] {
  const counts = new Map(
    db
      .select({ issue: sections.issue, articleCount: count() })
      .from(articles)
      .innerJoin(sections, eq(articles.section, sections.id))
      .where(eq(articles.kind, 'article'))
      .groupBy(sections.issue)
      .all()
      .map((row) => [row.issue, row.articleCount]),
  );
  const rows = db.select(columns).from(issues).orderBy(desc(issues.total)).all();
  return rows.map((row) => ({ ...row, articleCount: counts.get(row.id) ?? 0 }));
}

export function insertIssue(db: Writable, row: IssueRow): void {
  db.insert(issues).values(row).run();
}

/** Writes what an issue says of itself and its layout, with their hash. */
export function updateIssue(db: Writable, row: Pick<IssueRow, 'id' | 'metadata' | 'layout' | 'sha256'>): void {
  db.update(issues).set({ metadata: row.metadata, layout: row.layout, sha256: row.sha256 }).where(eq(issues.id, row.id)).run();
}

/** Writes the hash of sections and order; see `outlineDigest`. */
export function updateOutlineHash(db: Writable, row: Pick<IssueRow, 'id' | 'outlineSha256'>): void {
  db.update(issues).set({ outlineSha256: row.outlineSha256 }).where(eq(issues.id, row.id)).run();
}

/** Its sections must be gone before. */
export function deleteIssue(db: Writable, id: string): void {
  db.delete(issues).where(eq(issues.id, id)).run();
}

export function sectionIdExists(db: Readable, id: string): boolean {
  return db.select({ id: sections.id }).from(sections).where(eq(sections.id, id)).get() !== undefined;
}

export function selectSections(db: Readable, issue: string): { id: string; name: string }[] {
  return db
    .select({ id: sections.id, name: sections.name })
    .from(sections)
    .where(eq(sections.issue, issue))
    .orderBy(asc(sections.position))
    .all();
}

export function insertSection(db: Writable, row: { id: string; issue: string; position: number; name: string }): void {
  db.insert(sections).values(row).run();
}

const sectionById = prepared((db: Readable) =>
  db
    .select({ id: sections.id, issue: sections.issue, name: sections.name })
    .from(sections)
    .where(eq(sections.id, sql.placeholder('id')))
    .prepare(),
);

export function findSection(db: Readable, id: string): { id: string; issue: string; name: string } | undefined {
  return sectionById(db).get({ id });
}

export function updateSection(db: Writable, row: { id: string; position: number; name: string }): void {
  db.update(sections).set({ position: row.position, name: row.name }).where(eq(sections.id, row.id)).run();
}

/** No article may stand in it. */
export function deleteSection(db: Writable, id: string): void {
  db.delete(sections).where(eq(sections.id, id)).run();
}
