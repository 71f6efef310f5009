import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { ManuscriptFilter, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';
import type { Cursor } from '../../../shared/contract/paging.ts';
import { type ArticleRow, articleColumns } from './article-queries.ts';
import type { Readable } from './handles.ts';
import { articles, articleTexts, issues, sections } from './schema.ts';

/** Lists of the whole archive. What they sort and narrow by is loaded before, see `list-keys.ts`. */

/** `numbers`: of the articles that hold the text in question; null where none is looked for. */
export type WantedManuscripts = Omit<ManuscriptFilter, 'text'> & { numbers: readonly number[] | null };

export const everyManuscript: WantedManuscripts = {
  numbers: null,
  state: null,
  section: null,
  issueId: null,
  year: null,
  kind: null,
  byline: null,
  articleId: null,
};

/** Numbers of the articles with these words, as `searchedFor` folds them. */
export function selectNumbersWithText(db: Readable, folded: string): number[] {
  return db
    .select({ number: articleTexts.article })
    .from(articleTexts)
    .where(sql`instr(${articleTexts.foldedText}, ${folded}) > 0`)
    .all()
    .map(({ number }) => number);
}

export function countManuscripts(db: Readable, wanted: WantedManuscripts): number {
  return db.select({ count: count() }).from(articles).where(conditionOf(wanted)).get()?.count ?? 0;
}

export interface ManuscriptPageInput {
  wanted: WantedManuscripts;
  sort: ManuscriptSort;
  after: Cursor<string | number> | null;
  limit: number;
}

/** The next rows in an order, each with what it is sorted by. */
export function selectManuscripts(
  db: Readable,
  { wanted, sort, after, limit }: ManuscriptPageInput,
): (ArticleRow & { key: string | number })[] {
  const key = sortKeys[sort.by];
  const [way, beyond] = sort.descending ? ([desc, sql`<`] as const) : ([asc, sql`>`] as const);
  const found = db
    .select({ number: articles.number, key: sql<string | number>`${key}`.as('key') })
    .from(articles)
    .$dynamic();
  if (sort.by === 'place') found.leftJoin(places, sql`places.id = ${articles.section}`);
  // What is sorted is two numbers wide; whole rows are read of those alone that are shown.
  const page = found
    .where(and(conditionOf(wanted), after ? sql`(${key}, ${articles.number}) ${beyond} (${after[0]}, ${after[1]})` : undefined))
    .orderBy(way(sql`key`), way(articles.number))
    .limit(limit)
    .as('page');
  return db
    .select({ ...articleColumns, key: page.key })
    .from(page)
    .innerJoin(articles, eq(articles.number, page.number))
    .orderBy(way(page.key), way(page.number))
    .all();
}

/** Every article that matches, in no order. */
export function selectChosen(
  db: Readable,
  wanted: WantedManuscripts,
): { id: string; section: string | null; trashedAt: string | null }[] {
  return db
    .select({ id: articles.id, section: articles.section, trashedAt: articles.trashedAt })
    .from(articles)
    .where(conditionOf(wanted))
    .all();
}

/** Of every article that matches: its section, whether it is in the recycle bin, its current revision. */
export function selectStates(
  db: Readable,
  wanted: WantedManuscripts,
): { section: string | null; isTrashed: boolean; revision: number }[] {
  return db
    .select({
      section: articles.section,
      isTrashed: sql<number>`${articles.trashedAt} IS NOT NULL`,
      revision: articles.currentRevision,
    })
    .from(articles)
    .where(conditionOf(wanted))
    .values()
    .map(([section, isTrashed, revision]) => ({
      section: section as string | null,
      isTrashed: isTrashed === 1,
      revision: revision as number,
    }));
}

/** All sections, by id, with their names and issues. */
export function selectSections(db: Readable): [id: string, name: string, issueId: string][] {
  return db.select({ id: sections.id, name: sections.name, issue: sections.issue }).from(sections).values() as [
    string,
    string,
    string,
  ][];
}

export function selectIssueNumbers(db: Readable): { id: string; total: number; year: number }[] {
  return db.select({ id: issues.id, total: issues.total, year: issues.year }).from(issues).orderBy(desc(issues.total)).all();
}

/** The current revisions of all articles outside of the recycle bin but those of the sample issue, whose people are invented. */
export function selectSignedRevisions(db: Readable): number[] {
  return db
    .select({ revision: articles.currentRevision })
    .from(articles)
    .where(and(conditionOf({ ...everyManuscript, state: 'kept' }), eq(articles.isSample, false)))
    .values()
    .map(([revision]) => revision as number);
}

/** Worked out once for all rows: SQLite does not mix what has a limit with what is around it. */
const places = sql`(
  SELECT sections.id, total * 1000000 + position AS key FROM sections JOIN issues ON issues.id = issue LIMIT -1
) AS places`;

/** What an order compares first; the number of the article decides between rows that have the same. */
const sortKeys: Record<ManuscriptSort['by'], SQL> = {
  changed: sql`${articles.currentRevision}`,
  characters: sql`${articles.characters}`,
  title: sql`title_key(${articles.currentRevision})`,
  byline: sql`byline_key(${articles.currentRevision})`,
  // As printed: by issue, then section. Those without a place come first.
  place: sql`coalesce(places.key, 0)`,
};

function conditionOf({ numbers, state, section, issueId, year, kind, byline, articleId }: WantedManuscripts): SQL | undefined {
  return and(
    // No index: nearly all rows are none, and all of them would be sorted to get a hundred.
    sql`+${articles.openingOf} IS NULL`,
    numbers ? sql`${articles.number} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))` : undefined,
    state === null ? undefined : stateConditions[state],
    section === null ? undefined : sql`${articles.section} IN (SELECT id FROM sections WHERE name = ${section})`,
    issueId === null ? undefined : sql`${articles.section} IN (SELECT id FROM sections WHERE issue = ${issueId})`,
    year === null
      ? undefined
      : sql`${articles.section} IN (SELECT sections.id FROM sections JOIN issues ON issues.id = issue WHERE year = ${year})`,
    kind === null ? undefined : eq(articles.kind, kind),
    articleId === null ? undefined : eq(articles.id, articleId),
    byline === null ? undefined : sql`signs(${articles.currentRevision}, ${byline})`,
  );
}

const stateConditions = {
  kept: isNull(articles.trashedAt),
  unplaced: and(isNull(articles.trashedAt), isNull(articles.section)),
  placed: isNotNull(articles.section),
  trashed: isNotNull(articles.trashedAt),
};
