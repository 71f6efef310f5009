import { UserError } from '../../../shared/errors.ts';
import { arrangementOf, isSameArrangement } from '../../../shared/periodical/arrangement.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { type ActivityRow, findActivity, insertActivity, isProvedActivity } from '../archive/activity-queries.ts';
import { findArticle, markTrashed } from '../archive/article-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { findRevisionName } from '../archive/revision-name-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from '../articles/article-head.ts';
import { nameRevision } from '../articles/name-revision.ts';
import { articleFor, writeArrangement } from '../issues/arrange-issue.ts';
import { changeOutlines } from '../issues/change-outlines.ts';
import { issueFromRow } from '../issues/issue-from-row.ts';
import { readOutline } from '../issues/read-outline.ts';
import { restoreIssue } from '../issues/restore-issue.ts';
import { setOpening } from '../issues/set-opening.ts';
import { takeBackReplacement } from '../issues/take-back-replacement.ts';
import { updateIssue } from '../issues/update-issue.ts';
import { readDirectory, writeDirectory } from '../settings/directory.ts';
import { readSectionNames, writeSectionNames } from '../settings/preferences.ts';
import {
  detailOf,
  directoryChangeSchema,
  namesChangeSchema,
  openingChangeSchema,
  outlineChangeSchema,
  removedIssueSchema,
  replacementChangeSchema,
  revisionNameSchema,
  settingsChangeSchema,
} from './activity-detail.ts';

interface Given {
  author: string;
  time: Date;
  newId: () => string;
}

/**
 * Puts back what an entry of the log changed, as one step that is itself in the log. Never over what was changed since.
 * @returns titles of articles that could not take their place again
 * @throws UserError `activity-final`, `activity-overtaken`, `archive-damaged`, and what the step itself is refused with
 */
export function takeBack(archive: Archive, sequence: number, given: Given): { left: string[] } {
  return writeTransaction(archive, (db) => {
    const row = findActivity(db, sequence);
    if (!row) throw new UserError('activity-final', {});
    if (!isProvedActivity(row)) throw new UserError('archive-damaged', { folder: archive.folder, what: '这条记录' });
    switch (row.action) {
      case 'update-issue':
        takeBackSettings(archive, db, row, given);
        return { left: [] };
      case 'arrange-issue':
      case 'place-articles':
      case 'unplace-articles':
      case 'trash-articles':
        takeBackArrangement(archive, db, row, given);
        return { left: [] };
      case 'remove-issue':
        return restoreIssue(db, kept(detailOf(row, removedIssueSchema)).before, given);
      case 'add-opening':
      case 'remove-opening':
        takeBackOpening(archive, db, row, given);
        return { left: [] };
      case 'replace-in-issue':
      case 'undo-replacement':
        takeBackReplacement(archive, db, row, { detail: kept(detailOf(row, replacementChangeSchema)), ...given });
        return { left: [] };
      case 'name-revision':
        takeBackName(archive, db, row, given);
        return { left: [] };
      case 'write-directory':
        takeBackDirectory(archive, row, given);
        return { left: [] };
      case 'write-section-names':
        takeBackSectionNames(archive, row, given);
        return { left: [] };
      default:
        throw new UserError('activity-final', {});
    }
  });
}

function kept<Detail>(detail: Detail | undefined): Detail {
  if (detail === undefined) throw new UserError('activity-final', {});
  return detail;
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Only the fields that the entry changed, each where it still is as the entry left it. */
function takeBackSettings(archive: Archive, db: Writable, row: ActivityRow, { author, time }: Given): void {
  const { before, after } = kept(detailOf(row, settingsChangeSchema));
  const issueId = before.issue.id;
  const current = findIssueById(db, issueId);
  if (!current) throw new UserError('issue-gone', {});
  const { issue, layout } = issueFromRow(archive.folder, current);
  const back = <Values extends object>(now: Values, was: Values, became: Values): Values => {
    const keys = (Object.keys(was) as (keyof Values)[]).filter((key) => !isSame(was[key], became[key]));
    if (!keys.every((key) => isSame(now[key], became[key]))) throw new UserError('activity-overtaken', {});
    return { ...now, ...Object.fromEntries(keys.map((key) => [key, was[key]])) };
  };
  const input = { issue: back(issue, before.issue, after.issue), layout: back(layout, before.layout, after.layout) };
  updateIssue(archive, { issueId, parent: current.sha256, ...input, author }, time);
}

function takeBackArrangement(archive: Archive, db: Writable, row: ActivityRow, { author, time }: Given): void {
  const { before, after, articles: trashed } = kept(detailOf(row, outlineChangeSchema));
  const issueIds = Object.keys(after);
  for (const [issueId, arrangement] of Object.entries(after)) {
    const issue = findIssueById(db, issueId);
    if (!issue) throw new UserError('issue-gone', {});
    const now = arrangementOf({ sections: readOutline(archive, issue) });
    if (!isSameArrangement(now, arrangement)) throw new UserError('activity-overtaken', {});
  }
  if (row.action === 'trash-articles') {
    for (const id of trashed) {
      const article = findArticle(db, id);
      if (!article) throw new UserError('article-missing', { id });
      if (article.trashedAt === null) throw new UserError('activity-overtaken', {});
      markTrashed(db, { number: article.number, trashedAt: null });
    }
  }
  const outlines = changeOutlines(archive, db, issueIds, () => {
    for (const [issueId, wanted] of Object.entries(before)) {
      const rows = wanted.flatMap(({ articles }) => articles.map((id) => [id, articleFor(archive, db, id, issueIds)] as const));
      writeArrangement(db, issueId, wanted, new Map(rows));
    }
  });
  const [was, is] = [Object.fromEntries(outlines.before), Object.fromEntries(outlines.after)];
  const articles = row.action === 'trash-articles' ? trashed : [];
  const titles = articles.flatMap((id) => findArticle(db, id) ?? []).map(rowTitle);
  insertActivity(db, {
    time: time.toISOString(),
    author,
    action: row.action === 'trash-articles' ? 'restore-articles' : 'arrange-issue',
    subject: row.subject,
    detail: canonicalJson({ articles, titles, before: was, after: is, takesBack: row.sequence }),
    concerns: [...issueIds, ...articles],
  });
}

function takeBackOpening(archive: Archive, db: Writable, row: ActivityRow, given: Given): void {
  const { opening } = kept(detailOf(row, openingChangeSchema));
  const issueId = findArticle(db, opening)?.openingOf;
  const issue = issueId ? findIssueById(db, issueId) : undefined;
  if (!issueId || !issue) throw new UserError('issue-gone', {});
  const isPrinted = issueFromRow(archive.folder, issue).openingId !== null;
  if (isPrinted !== (row.action === 'add-opening')) throw new UserError('activity-overtaken', {});
  const kind = isPrinted ? 'none' : 'earlier';
  setOpening(archive, { issueId, kind, author: given.author }, given);
}

function takeBackName(archive: Archive, db: Writable, row: ActivityRow, { author, time }: Given): void {
  const { articleId, sequence, before, after } = kept(detailOf(row, revisionNameSchema));
  if (findRevisionName(db, sequence) !== after) throw new UserError('activity-overtaken', {});
  nameRevision(archive, { articleId, sequence, name: before, author }, time);
}

function takeBackDirectory(archive: Archive, row: ActivityRow, { author, time }: Given): void {
  const { before, after } = kept(detailOf(row, directoryChangeSchema));
  if (!isSame(readDirectory(archive), after)) throw new UserError('activity-overtaken', {});
  writeDirectory(archive, before, { author, time });
}

function takeBackSectionNames(archive: Archive, row: ActivityRow, { author, time }: Given): void {
  const { before, after } = kept(detailOf(row, namesChangeSchema));
  if (!isSame(readSectionNames(archive), after)) throw new UserError('activity-overtaken', {});
  writeSectionNames(archive, before, { author, time });
}
