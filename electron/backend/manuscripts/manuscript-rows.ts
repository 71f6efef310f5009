import type { ActivityKind } from '../../../shared/contract/activity-contract.ts';
import type { Logged } from '../../../shared/contract/procedure.ts';
import { UserError } from '../../../shared/errors.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { type ArticleRow, findArticle } from '../archive/article-queries.ts';
import type { Readable, Writable } from '../archive/handles.ts';
import { findSection } from '../archive/issue-queries.ts';
import { rowTitle } from '../articles/article-head.ts';
import type { OutlineChange } from '../issues/change-outlines.ts';

/** What an editor does to some articles at once. */
export interface ManuscriptsInput {
  articleIds: readonly string[];
  author: string;
}

/** The rows of articles, each once, in the order of their ids. @throws UserError `article-missing` */
export function manuscriptRows(db: Readable, articleIds: readonly string[]): ArticleRow[] {
  return [...new Set(articleIds)].map((id) => {
    const row = findArticle(db, id);
    // An opening has its place in its issue alone.
    if (!row || row.openingOf !== null) throw new UserError('article-missing', { id });
    return row;
  });
}

/** Issues that articles stand in. */
export function issuesOf(db: Readable, rows: readonly ArticleRow[]): string[] {
  const sections = new Set(rows.flatMap(({ section }) => section ?? []));
  return [...new Set([...sections].flatMap((id) => findSection(db, id)?.issue ?? []))];
}

/** Writes down what was done to articles, with what was there before; nothing where there are none. */
export function logManuscripts(
  db: Writable,
  rows: readonly ArticleRow[],
  entry: { time: Date; author: string; action: ActivityKind; outlines?: OutlineChange },
): Logged {
  const { time, author, action, outlines } = entry;
  const [first] = rows;
  if (!first) return { activity: null };
  const subject = `《${rowTitle(first)}》${rows.length > 1 ? `等${rows.length}篇` : ''}`;
  const articles = rows.map(({ id }) => id);
  const [before, after] = outlines ? [Object.fromEntries(outlines.before), Object.fromEntries(outlines.after)] : [{}, {}];
  const activity = insertActivity(db, {
    time: time.toISOString(),
    author,
    action,
    subject,
    detail: canonicalJson({ articles, titles: rows.map(rowTitle), before, after }),
    concerns: [...articles, ...Object.keys(after)],
  });
  return { activity };
}
