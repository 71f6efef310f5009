import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Arrangement } from '../../../shared/periodical/arrangement.ts';
import { isSameArrangement } from '../../../shared/periodical/arrangement.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { cleanText } from '../../../shared/text/clean-text.ts';
import { normaliseFields } from '../../../shared/text/normalise-fields.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { type ArticleRow, findArticle, placeArticle, selectArticlesOfIssue } from '../archive/article-queries.ts';
import type { Archive, Readable, Writable } from '../archive/handles.ts';
import {
  deleteSection,
  findIssueById,
  findSection,
  insertSection,
  selectSections,
  updateSection,
} from '../archive/issue-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from '../articles/article-head.ts';
import { changeOutlines } from './change-outlines.ts';
import { issueOutline } from './issue-outline.ts';
import { placeName } from './place-name.ts';
import { readableIssue, readableOutline } from './readable-issue.ts';

export interface ArrangeIssueInput {
  issueId: string;
  /** `outlineHash` of what the editor started from. */
  parent: string;
  sections: Arrangement;
  /** What undo calls it. */
  label?: string;
  author: string;
}

/**
 * Replaces sections and order of an issue as a whole. Articles that are left out lose their place; manuscripts get one. The
 * arrangement before stays in the activity log.
 * @throws UserError `issue-gone`, `issue-conflict`, `arrangement-invalid`, `article-missing`, `article-trashed`,
 * `article-elsewhere`, `archive-damaged` and those of `writeTransaction`
 */
export function arrangeIssue(archive: Archive, input: ArrangeIssueInput, time: Date): IssueOutline {
  const { issueId, parent, label, author } = input;
  const wanted = input.sections.map((section) => ({ ...section, name: cleanText(normaliseFields(section.name)).text }));
  checkTwice(wanted);
  return writeTransaction(archive, (db) => {
    const row = findIssueById(db, issueId);
    if (!row) throw new UserError('issue-gone', {});
    if (row.outlineSha256 !== parent) throw new UserError('issue-conflict', {});
    const articles = articlesOf(archive, wanted, issueId);
    const change = (): void => writeArrangement(db, issueId, wanted, articles);
    // What is damaged was told, and is mended by the arrangement that the editor has looked through.
    const read = (...given: Parameters<typeof readableOutline>) => readableOutline(...given).sections;
    const before = changeOutlines(archive, db, [issueId], change, read).before.get(issueId);
    if (before && !isSameArrangement(before, wanted)) {
      const subject = totalNumberName(readableIssue(archive, row).issue);
      insertActivity(db, {
        time: time.toISOString(),
        author,
        action: 'arrange-issue',
        subject,
        detail: canonicalJson({ before: { [issueId]: before }, after: { [issueId]: wanted }, label }),
        concerns: [issueId, ...moved(before, wanted)],
      });
    }
    return issueOutline(archive, issueId);
  });
}

/** Ids of the articles whose section is another one. */
function moved(before: Arrangement, after: Arrangement): string[] {
  const sectionOf = (arrangement: Arrangement) =>
    new Map(arrangement.flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)));
  const [from, to] = [sectionOf(before), sectionOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].filter((id) => from.get(id) !== to.get(id));
}

function checkTwice(sections: Arrangement): void {
  if (hasTwice(sections.map(({ id }) => id))) throw new UserError('arrangement-invalid', { what: '有一个栏目出现了两次' });
  if (hasTwice(sections.flatMap(({ articles }) => articles))) {
    throw new UserError('arrangement-invalid', { what: '有一篇稿件出现了两次' });
  }
}

function hasTwice(ids: readonly string[]): boolean {
  return new Set(ids).size !== ids.length;
}

/** Rows of the articles an arrangement names, each free to stand in this issue; and that its sections are not another issue's. */
function articlesOf(archive: Archive, sections: Arrangement, issueId: string): Map<string, ArticleRow> {
  const db = archive.readable;
  for (const { id } of sections) {
    if ((findSection(db, id)?.issue ?? issueId) !== issueId) {
      throw new UserError('arrangement-invalid', { what: '有一个栏目属于另一期' });
    }
  }
  return new Map(
    sections.flatMap((section) => section.articles.map((id) => [id, articleFor(archive, db, id, [issueId])] as const)),
  );
}

/** The row of an article that stands in one of these issues or nowhere. */
export function articleFor(archive: Archive, db: Readable, id: string, issueIds: readonly string[]): ArticleRow {
  const row = findArticle(db, id);
  if (!row || row.openingOf !== null) throw new UserError('article-missing', { id });
  const title = rowTitle(row);
  if (row.trashedAt !== null) throw new UserError('article-trashed', { title });
  const section = row.section === null ? undefined : findSection(db, row.section);
  if (section && !issueIds.includes(section.issue)) {
    throw new UserError('article-elsewhere', { title, place: placeName(archive, section) });
  }
  return row;
}

/** `articles`: the rows of those that `wanted` names. */
export function writeArrangement(
  db: Writable,
  issueId: string,
  wanted: Arrangement,
  articles: ReadonlyMap<string, ArticleRow>,
): void {
  const known = new Set(selectSections(db, issueId).map(({ id }) => id));
  for (const [position, { id, name }] of wanted.entries()) {
    if (known.has(id)) updateSection(db, { id, position, name });
    else insertSection(db, { id, issue: issueId, position, name });
  }
  for (const { id, number } of selectArticlesOfIssue(db, issueId)) {
    if (!articles.has(id)) placeArticle(db, { number, section: null, position: 0 });
  }
  for (const section of wanted) {
    for (const [position, id] of section.articles.entries()) {
      const number = articles.get(id)?.number;
      if (number !== undefined) placeArticle(db, { number, section: section.id, position });
    }
  }
  const kept = new Set(wanted.map(({ id }) => id));
  for (const id of known) if (!kept.has(id)) deleteSection(db, id);
}
