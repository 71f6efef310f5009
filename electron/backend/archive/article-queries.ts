import { and, asc, desc, eq, isNull, max, or, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { rowGuard } from './row-guard.ts';
import { articles, articleTexts, revisions, sections } from './schema.ts';

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
  /** Id of the issue whose opening it is, also while that has none or is removed; null for articles. */
  openingOf: string | null;
  /** It came with the sample issue. */
  isSample: boolean;
  /** Proves what the row repeats of the current revision, see `rowGuard`. */
  guard: string;
}

/** What an `ArticleRow` is read from. */
export const articleColumns = {
  number: articles.number,
  id: articles.id,
  section: articles.section,
  kind: articles.kind,
  head: articles.head,
  currentRevision: articles.currentRevision,
  trashedAt: articles.trashedAt,
  characters: articles.characters,
  openingOf: articles.openingOf,
  isSample: articles.isSample,
  guard: articles.guard,
};

const articleById = prepared((db: Readable) =>
  db
    .select(articleColumns)
    .from(articles)
    .where(eq(articles.id, sql.placeholder('id')))
    .prepare(),
);

export function findArticle(db: Readable, id: string): ArticleRow | undefined {
  return articleById(db).get({ id });
}

/** The article a revision belongs to, and when that was saved. */
export function findArticleOfRevision(db: Readable, sequence: number): { article: ArticleRow; time: string } | undefined {
  return db
    .select({ article: articleColumns, time: revisions.time })
    .from(revisions)
    .innerJoin(articles, eq(revisions.article, articles.number))
    .where(eq(revisions.sequence, sequence))
    .get();
}

/** Articles of an issue in printed order, each with its section. */
export function selectArticlesOfIssue(db: Readable, issue: string): ArticleRow[] {
  return db
    .select(articleColumns)
    .from(articles)
    .innerJoin(sections, eq(articles.section, sections.id))
    .where(eq(sections.issue, issue))
    .orderBy(asc(sections.position), asc(articles.position))
    .all();
}

/** Every article, newest change first; no openings. */
export function selectArticles(db: Readable): ArticleRow[] {
  return db.select(articleColumns).from(articles).where(isNull(articles.openingOf)).orderBy(desc(articles.currentRevision)).all();
}

/** Articles outside of the recycle bin with the same title lines (JSON) or, unless it is null, the same text. */
export function selectAlike(
  db: Readable,
  { titleLines, plainText, characters }: { titleLines: string; plainText: string | null; characters: number },
): (ArticleRow & { hasText: boolean })[] {
  const hasText = and(eq(articles.characters, characters), eq(articleTexts.plainText, plainText ?? sql`NULL`));
  const hasTitle = sql`json_extract(${articles.head}, '$.titleLines') = ${titleLines}`;
  return db
    .select({ ...articleColumns, hasText: sql<number>`coalesce(${hasText}, 0)` })
    .from(articles)
    .leftJoin(articleTexts, and(eq(articles.characters, characters), eq(articleTexts.article, articles.number)))
    .where(and(isNull(articles.openingOf), isNull(articles.trashedAt), or(hasTitle, hasText)))
    .orderBy(desc(articles.currentRevision))
    .all()
    .map((row) => ({ ...row, hasText: row.hasText === 1 }));
}

/** Ids of the issues whose articles all came with the sample issue. */
export function selectSampleIssues(db: Readable): string[] {
  return db
    .select({ issue: sections.issue })
    .from(articles)
    .innerJoin(sections, eq(articles.section, sections.id))
    .groupBy(sections.issue)
    .having(sql`min(${articles.isSample}) = 1`)
    .all()
    .map(({ issue }) => issue);
}

const newArticle = prepared((db: Writable) =>
  db
    .insert(articles)
    .values({
      id: sql.placeholder('id'),
      section: sql.placeholder('section'),
      position: sql.placeholder('position'),
      kind: sql.placeholder('kind'),
      openingOf: sql.placeholder('openingOf'),
      isSample: sql.placeholder('isSample'),
      head: '{}',
      // Replaced before the transaction ends: the first revision needs the article's number, the article that revision.
      currentRevision: 0,
    })
    .returning({ number: articles.number })
    .prepare(),
);

/** `section` null: a manuscript without a place, or the opening of an issue. Must be followed by `showRevision` in the same transaction. */
export function insertArticle(
  db: Writable,
  row: {
    id: string;
    section: string | null;
    position: number;
    kind: 'article' | 'filler';
    openingOf?: string;
    isSample?: boolean;
  },
): number {
  return newArticle(db).get({ openingOf: null, isSample: false, ...row }).number;
}

/** The opening an issue has or had. */
export function findOpening(db: Readable, issue: string): ArticleRow | undefined {
  return openingByIssue(db).get({ issue });
}

const openingByIssue = prepared((db: Readable) =>
  db
    .select(articleColumns)
    .from(articles)
    .where(eq(articles.openingOf, sql.placeholder('issue')))
    .prepare(),
);

const currentFields = prepared((db: Writable) =>
  db
    .update(articles)
    .set({
      kind: sql`${sql.placeholder('kind')}`,
      head: sql`${sql.placeholder('head')}`,
      currentRevision: sql`${sql.placeholder('currentRevision')}`,
      characters: sql`${sql.placeholder('characters')}`,
      guard: sql`${sql.placeholder('guard')}`,
    })
    .where(eq(articles.number, sql.placeholder('number')))
    .prepare(),
);

const currentText = prepared((db: Writable) =>
  db
    .insert(articleTexts)
    .values({
      article: sql.placeholder('number'),
      plainText: sql.placeholder('plainText'),
      foldedText: sql.placeholder('foldedText'),
    })
    .onConflictDoUpdate({
      target: articleTexts.article,
      set: { plainText: sql`excluded.plain_text`, foldedText: sql`excluded.folded_text` },
    })
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
    foldedText: string;
    characters: number;
  },
): void {
  currentFields(db).run({ ...row, guard: rowGuard(row) });
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

/** What lists look for words in. */
export function findFoldedText(db: Readable, number: number): string | undefined {
  return textByNumber(db).get({ number })?.foldedText;
}

const textByNumber = prepared((db: Readable) =>
  db
    .select({ plainText: articleTexts.plainText, foldedText: articleTexts.foldedText })
    .from(articleTexts)
    .where(eq(articleTexts.article, sql.placeholder('number')))
    .prepare(),
);

/** The next articles after a number, for walking through all of them in pieces. */
export function selectArticlesAfter(db: Readable, number: number, limit: number): ArticleRow[] {
  return db
    .select(articleColumns)
    .from(articles)
    .where(sql`${articles.number} > ${number}`)
    .orderBy(asc(articles.number))
    .limit(limit)
    .all();
}
