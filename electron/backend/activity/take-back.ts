import { UserError } from '../../../shared/errors.ts';
import { arrangementOf, isSameArrangement } from '../../../shared/periodical/arrangement.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { type ActivityRow, findActivity, insertActivity, isProvedActivity } from '../archive/activity-queries.ts';
import { type ArticleRow, findArticle, markTrashed } from '../archive/article-queries.ts';
import { findTick } from '../archive/finding-queries.ts';
import type { Archive, Writable } from '../archive/handles.ts';
import { findIssueById, findSection } from '../archive/issue-queries.ts';
import { findRevisionName } from '../archive/revision-name-queries.ts';
import { writeTransaction } from '../archive/write-transaction.ts';
import { rowTitle } from '../articles/article-head.ts';
import { nameRevision } from '../articles/name-revision.ts';
import { tickFindings } from '../findings/tick-findings.ts';
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
  ticksSchema,
} from './activity-detail.ts';

export interface TakeBackInput {
  author: string;
  time: Date;
  newId: () => string;
}

/**
 * Puts back what an entry of the log changed, as one step that is itself in the log. Never over what was changed since.
 * @returns titles of articles that could not take their place again
 * @throws UserError `activity-final`, `activity-overtaken`, `archive-damaged`, and what the step itself is refused with
 */
export function takeBack(archive: Archive, sequence: number, given: TakeBackInput): { left: string[] } {
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
      case 'restore-articles':
        takeBackArrangement(archive, db, row, given);
        return { left: [] };
      case 'tick-findings':
      case 'untick-findings':
        takeBackTicks(archive, db, row, given);
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
function takeBackSettings(archive: Archive, db: Writable, row: ActivityRow, { author, time }: TakeBackInput): void {
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
  updateIssue(archive, { issueId, parent: current.sha256, ...input, author, takesBack: row.sequence }, time);
}

function takeBackArrangement(archive: Archive, db: Writable, row: ActivityRow, { author, time }: TakeBackInput): void {
  const { before, after, articles, label } = kept(detailOf(row, outlineChangeSchema));
  const issueIds = Object.keys(after);
  for (const [issueId, arrangement] of Object.entries(after)) {
    const issue = findIssueById(db, issueId);
    if (!issue) throw new UserError('issue-gone', {});
    const now = arrangementOf({ sections: readOutline(archive, issue) });
    if (!isSameArrangement(now, arrangement)) throw new UserError('activity-overtaken', {});
  }
  const leaving = row.action === 'trash-articles' ? articlesInBin(db, articles) : [];
  const returning = row.action === 'restore-articles' ? articlesIn(db, articles, issueIds) : [];
  for (const { number } of leaving) markTrashed(db, { number, trashedAt: null });
  const outlines = changeOutlines(archive, db, issueIds, () => {
    for (const [issueId, wanted] of Object.entries(before)) {
      const rows = wanted.flatMap((section) =>
        section.articles.map((id) => [id, articleFor(archive, db, id, issueIds)] as const),
      );
      writeArrangement(db, issueId, wanted, new Map(rows));
    }
  });
  for (const { number } of returning) markTrashed(db, { number, trashedAt: time.toISOString() });
  const [was, is] = [Object.fromEntries(outlines.before), Object.fromEntries(outlines.after)];
  const moved = [...leaving, ...returning];
  const ids = moved.map(({ id }) => id);
  insertActivity(db, {
    time: time.toISOString(),
    author,
    action: leaving.length > 0 ? 'restore-articles' : returning.length > 0 ? 'trash-articles' : 'arrange-issue',
    subject: row.subject,
    detail: canonicalJson({
      articles: ids,
      titles: moved.map(rowTitle),
      before: was,
      after: is,
      takesBack: row.sequence,
      label,
    }),
    concerns: [...issueIds, ...ids],
  });
}

/** The rows of articles that are all still in the recycle bin. */
function articlesInBin(db: Writable, ids: readonly string[]): ArticleRow[] {
  return ids.map((id) => {
    const row = findArticle(db, id);
    if (!row) throw new UserError('article-missing', { id });
    if (row.trashedAt === null) throw new UserError('activity-overtaken', {});
    return row;
  });
}

/** The rows of articles that are all outside of the recycle bin and stand in no other issue than these. */
function articlesIn(db: Writable, ids: readonly string[], issueIds: readonly string[]): ArticleRow[] {
  return ids.map((id) => {
    const row = findArticle(db, id);
    if (!row) throw new UserError('article-missing', { id });
    const issueId = row.section === null ? undefined : findSection(db, row.section)?.issue;
    const isElsewhere = issueId !== undefined && !issueIds.includes(issueId);
    if (row.trashedAt !== null || isElsewhere) throw new UserError('activity-overtaken', {});
    return row;
  });
}

function takeBackTicks(archive: Archive, db: Writable, row: ActivityRow, { author, time }: TakeBackInput): void {
  const { keys } = kept(detailOf(row, ticksSchema));
  const isTicked = row.action === 'tick-findings';
  if (!keys.every((key) => (findTick(db, key) !== undefined) === isTicked)) throw new UserError('activity-overtaken', {});
  tickFindings(archive, { keys, isTicked: !isTicked, author, takesBack: row.sequence }, time);
}

function takeBackOpening(archive: Archive, db: Writable, row: ActivityRow, given: TakeBackInput): void {
  const { opening } = kept(detailOf(row, openingChangeSchema));
  const issueId = findArticle(db, opening)?.openingOf;
  const issue = issueId ? findIssueById(db, issueId) : undefined;
  if (!issueId || !issue) throw new UserError('issue-gone', {});
  const isPrinted = issueFromRow(archive.folder, issue).openingId !== null;
  if (isPrinted !== (row.action === 'add-opening')) throw new UserError('activity-overtaken', {});
  const kind = isPrinted ? 'none' : 'earlier';
  setOpening(archive, { issueId, kind, author: given.author }, given);
}

function takeBackName(archive: Archive, db: Writable, row: ActivityRow, { author, time }: TakeBackInput): void {
  const { articleId, sequence, before, after } = kept(detailOf(row, revisionNameSchema));
  if (findRevisionName(db, sequence) !== after) throw new UserError('activity-overtaken', {});
  nameRevision(archive, { articleId, sequence, name: before, author }, time);
}

function takeBackDirectory(archive: Archive, row: ActivityRow, { author, time }: TakeBackInput): void {
  const { before, after } = kept(detailOf(row, directoryChangeSchema));
  if (!isSame(readDirectory(archive), after)) throw new UserError('activity-overtaken', {});
  writeDirectory(archive, before, { author, time });
}

function takeBackSectionNames(archive: Archive, row: ActivityRow, { author, time }: TakeBackInput): void {
  const { before, after } = kept(detailOf(row, namesChangeSchema));
  if (!isSame(readSectionNames(archive), after)) throw new UserError('activity-overtaken', {});
  writeSectionNames(archive, before, { author, time });
}
