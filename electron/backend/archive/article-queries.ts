import { and, asc, desc, eq, isNull, like, max, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { articles, articleTexts, sections } from './schema.ts';

export interface ArticleRow {
  number: number;
  id: string;
  /** Null for a manuscript without a place. */
  section: string | null;
  kind: 'article' | 'filler';
  /** JSON of the head fields of the current revision. */
  head: string;
  currentRevision: number;
  /** ISO 8601 in UTC; null where it is not in the recycle bin. */
  trashedAt: string | null;
  /** Characters of the text of the current revision. */
  characters: number;
}

const columns = {
  number: articles.number,
  id: articles.id,
  section: articles.section,
  kind: articles.kind,
  head: articles.head,
  currentRevision: articles.currentRevision,
  trashedAt: articles.trashedAt,
  characters: articles.characters,
};

const articleById = prepared((db: Readable) =>
  db
    .select(columns)
    .from(articles)
    .where(eq(articles.id, sql.placeholder('id')))
    .prepare(),
);

export function findArticle(db: Readable, id: string): ArticleRow | undefined {
  return articleById(db).get({ id });
}

/** Articles of an issue in printed order, each with its section. */
export function selectArticlesOfIssue(db: Readable, issue: string): ArticleRow[] {
  return db
    .select(columns)
    .from(articles)
    .innerJoin(sections, eq(articles.section, sections.id))
    .where(eq(sections.issue, issue))
    .orderBy(asc(sections.position), asc(articles.position))
    .all();
}

/** Every article, newest change first. */
export function selectArticles(db: Readable): ArticleRow[] {
  return db.select(columns).from(articles).orderBy(desc(articles.currentRevision)).all();
}

/** Numbers of the articles whose text holds these words; Latin letters match in either case. */
export function selectArticlesWithText(db: Readable, text: string): number[] {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return db
    .select({ number: articleTexts.article })
    .from(articleTexts)
    .where(sql`${like(articleTexts.plainText, pattern)} ESCAPE '\\'`)
    .all()
    .map((row) => row.number);
}

const newArticle = prepared((db: Writable) =>
  db
    .insert(articles)
    .values({
      id: sql.placeholder('id'),
      section: sql.placeholder('section'),
      position: sql.placeholder('position'),
      kind: sql.placeholder('kind'),
      head: '{}',
      // Replaced before the transaction ends: the first revision needs the article's number, the article that revision.
      currentRevision: 0,
    })
    .returning({ number: articles.number })
    .prepare(),
);

/** `section` null: a manuscript without a place. Must be followed by `showRevision` in the same transaction. */
export function insertArticle(
  db: Writable,
  row: { id: string; section: string | null; position: number; kind: 'article' | 'filler' },
): number {
  return newArticle(db).get(row).number;
}

const currentFields = prepared((db: Writable) =>
  db
    .update(articles)
    .set({
      kind: sql`${sql.placeholder('kind')}`,
      head: sql`${sql.placeholder('head')}`,
      currentRevision: sql`${sql.placeholder('currentRevision')}`,
      characters: sql`${sql.placeholder('characters')}`,
    })
    .where(eq(articles.number, sql.placeholder('number')))
    .prepare(),
);

const currentText = prepared((db: Writable) =>
  db
    .insert(articleTexts)
    .values({ article: sql.placeholder('number'), plainText: sql.placeholder('plainText') })
    .onConflictDoUpdate({ target: articleTexts.article, set: { plainText: sql`excluded.plain_text` } })
    .prepare(),
);

/** Makes a revision the current one: its head, kind and text are what lists and search see. */
export function showRevision(
  db: Writable,
  row: {
    number: number;
    kind: 'article' | 'filler';
    head: string;
    currentRevision: number;
    plainText: string;
    characters: number;
  },
): void {
  currentFields(db).run(row);
  currentText(db).run(row);
}

/** Puts an article into a section, or with null takes it out. Whoever does so writes the issue's outline hash anew. */
export function placeArticle(db: Writable, row: { number: number; section: string | null; position: number }): void {
  db.update(articles).set({ section: row.section, position: row.position }).where(eq(articles.number, row.number)).run();
}

/** The position after the last article of a section. */
export function nextPosition(db: Readable, section: string): number {
  const last = db
    .select({ position: max(articles.position) })
    .from(articles)
    .where(eq(articles.section, section))
    .get();
  return (last?.position ?? -1) + 1;
}

/** To the recycle bin, or with null out of it. Only an article without a place goes there. */
export function markTrashed(db: Writable, row: { number: number; trashedAt: string | null }): void {
  db.update(articles)
    .set({ trashedAt: row.trashedAt })
    .where(and(eq(articles.number, row.number), isNull(articles.section)))
    .run();
}

/** Lets go of the current revision, so that revisions can be deleted; `deleteArticle` must follow in the same transaction. */
export function releaseRevision(db: Writable, number: number): void {
  db.update(articles).set({ currentRevision: 0 }).where(eq(articles.number, number)).run();
}

export function deleteArticle(db: Writable, number: number): void {
  db.delete(articleTexts).where(eq(articleTexts.article, number)).run();
  db.delete(articles).where(eq(articles.number, number)).run();
}

/** The stored text of an article. */
export function findArticleText(db: Readable, number: number): string | undefined {
  return textByNumber(db).get({ number })?.plainText;
}

const textByNumber = prepared((db: Readable) =>
  db
    .select({ plainText: articleTexts.plainText })
    .from(articleTexts)
    .where(eq(articleTexts.article, sql.placeholder('number')))
    .prepare(),
);

/** The next articles after a number, for walking through all of them in pieces. */
export function selectArticlesAfter(db: Readable, number: number, limit: number): ArticleRow[] {
  return db
    .select(columns)
    .from(articles)
    .where(sql`${articles.number} > ${number}`)
    .orderBy(asc(articles.number))
    .limit(limit)
    .all();
}
