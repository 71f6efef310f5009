import { asc, eq, sql } from 'drizzle-orm';
import type { Readable, Writable } from './handles.ts';
import { prepared } from './prepared.ts';
import { articles, articleTexts, sections } from './schema.ts';

export interface ArticleRow {
  number: number;
  id: string;
  kind: 'article' | 'filler';
  /** JSON of the head fields of the current revision. */
  head: string;
  currentRevision: number;
}

const columns = {
  number: articles.number,
  id: articles.id,
  kind: articles.kind,
  head: articles.head,
  currentRevision: articles.currentRevision,
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
export function selectArticlesOfIssue(db: Readable, issue: string): (ArticleRow & { section: string })[] {
  return db
    .select({ ...columns, section: sections.id })
    .from(articles)
    .innerJoin(sections, eq(articles.section, sections.id))
    .where(eq(sections.issue, issue))
    .orderBy(asc(sections.position), asc(articles.position))
    .all();
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
  row: { number: number; kind: 'article' | 'filler'; head: string; currentRevision: number; plainText: string },
): void {
  currentFields(db).run(row);
  currentText(db).run(row);
}

/** Every article with its stored text, for checking; read one row at a time. */
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
