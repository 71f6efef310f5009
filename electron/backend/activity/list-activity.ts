import { z } from 'zod';
import { type ActivityEntry, type ActivityKind, activityKinds } from '../../../shared/contract/activity-contract.ts';
import { cursorText, type Page, readCursor } from '../../../shared/contract/paging.ts';
import { arrangementChanges } from '../../../shared/periodical/arrangement-changes.ts';
import { settingsChanges } from '../../../shared/periodical/settings-changes.ts';
import {
  type ActivityFilter,
  type ActivityRow,
  countActivity,
  isProvedActivity,
  selectActivity,
} from '../archive/activity-queries.ts';
import { findArticle } from '../archive/article-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { rowTitle } from '../articles/article-head.ts';
import { localTime } from '../articles/best-readable.ts';
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

export interface ListActivityInput extends Omit<ActivityFilter, 'action' | 'before'> {
  kinds?: readonly ActivityKind[] | null;
  after?: string | null;
  limit: number;
}

/** The log, newest first, one page of it. Of an entry that is damaged only its place is shown. */
export function listActivity(
  archive: Archive,
  { kinds, after = null, limit, ...others }: ListActivityInput,
): Page<ActivityEntry> {
  const db = archive.readable;
  const filter = { ...others, action: kinds ?? null };
  const before = readCursor(after, z.number())?.[1] ?? null;
  const rows = selectActivity(db, { ...filter, before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => entryOf(db, row)),
    total: countActivity(db, filter),
    next: last ? cursorText([last.sequence, last.sequence]) : null,
  };
}

function entryOf(db: Readable, row: ActivityRow): ActivityEntry {
  const { sequence, time, author, subject } = row;
  if (!isProvedActivity(row)) {
    return {
      sequence,
      time,
      author: '（不明）',
      kind: null,
      subject: '（这条记录在档案里有损坏）',
      changes: [],
      canTakeBack: false,
    };
  }
  const kind = activityKinds.find((known) => known === row.action) ?? null;
  return {
    sequence,
    time,
    author,
    kind,
    subject,
    changes: kind ? changesOf(db, kind, row) : [],
    canTakeBack: canTakeBack(kind, row),
  };
}

/** Whether an entry keeps enough to put back what it changed. */
export function canTakeBack(kind: ActivityKind | null, row: ActivityRow): boolean {
  switch (kind) {
    case 'update-issue':
      return detailOf(row, settingsChangeSchema) !== undefined;
    case 'arrange-issue':
    case 'place-articles':
    case 'unplace-articles':
    case 'trash-articles':
    case 'restore-articles':
      return detailOf(row, outlineChangeSchema) !== undefined;
    case 'tick-findings':
    case 'untick-findings':
      return detailOf(row, ticksSchema) !== undefined;
    case 'remove-issue':
      return detailOf(row, removedIssueSchema) !== undefined;
    case 'add-opening':
    case 'remove-opening':
      return detailOf(row, openingChangeSchema) !== undefined;
    case 'replace-in-issue':
    case 'undo-replacement':
      return detailOf(row, replacementChangeSchema) !== undefined;
    case 'name-revision':
      return detailOf(row, revisionNameSchema) !== undefined;
    case 'write-directory':
      return detailOf(row, directoryChangeSchema) !== undefined;
    case 'write-section-names':
      return detailOf(row, namesChangeSchema) !== undefined;
    default:
      return false;
  }
}

function changesOf(db: Readable, kind: ActivityKind, row: ActivityRow): string[] {
  switch (kind) {
    case 'update-issue': {
      const change = detailOf(row, settingsChangeSchema);
      return change ? settingsChanges(change.before, change.after) : [];
    }
    case 'arrange-issue':
    case 'place-articles':
    case 'unplace-articles':
    case 'trash-articles': {
      const change = detailOf(row, outlineChangeSchema);
      return Object.entries(change?.after ?? {}).flatMap(([issue, after]) =>
        arrangementChanges(change?.before[issue] ?? [], after, (id) => titleOf(db, id)),
      );
    }
    case 'remove-issue': {
      const before = detailOf(row, removedIssueSchema)?.before;
      const count = before?.sections.reduce((sum, { articles }) => sum + articles.length, 0);
      return before ? [`《${before.issue.title}》${before.issue.year}年第${before.issue.number}期，原有稿件 ${count} 篇`] : [];
    }
    case 'write-directory': {
      const change = detailOf(row, directoryChangeSchema);
      return change
        ? listChanges(
            change.before.map(({ name }) => name),
            change.after.map(({ name }) => name),
          )
        : [];
    }
    case 'write-section-names': {
      const change = detailOf(row, namesChangeSchema);
      return change ? listChanges(change.before, change.after) : [];
    }
    case 'name-revision': {
      const change = detailOf(row, revisionNameSchema);
      return change ? [nameChange(change.saved, change.before, change.after)] : [];
    }
    case 'replace-in-issue':
    case 'undo-replacement': {
      const detail = detailOf(row, replacementSchema);
      return detail ? [`“${detail.query.text}”换成“${detail.replacement}”，共 ${detail.replaced} 处`] : [];
    }
    case 'export':
      return [detailOf(row, exportSchema)?.files.join('、') ?? ''].filter(Boolean);
    case 'purge-articles':
    case 'restore-articles':
      return detailOf(row, titlesSchema)?.titles.map((title) => `《${title}》`) ?? [];
    default:
      return [];
  }
}

function nameChange(saved: string, before: string | null, after: string | null): string {
  const version = `${localTime(new Date(saved))}的版本`;
  if (after === null) return `${version}不再叫“${before}”`;
  return before === null ? `${version}命名为“${after}”` : `${version}的名字从“${before}”改为“${after}”`;
}

const replacementSchema = z.object({ query: z.object({ text: z.string() }), replacement: z.string(), replaced: z.number() });
const exportSchema = z.object({ files: z.array(z.string()) });
const titlesSchema = z.object({ titles: z.array(z.string()) });

function listChanges(before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  const parts = [added.length > 0 && `加上：${added.join('、')}`, removed.length > 0 && `去掉：${removed.join('、')}`];
  return parts.filter((part) => part !== false);
}

function titleOf(db: Readable, id: string): string {
  try {
    const row = findArticle(db, id);
    return row ? `《${rowTitle(row)}》` : '（已彻底删除的稿件）';
  } catch {
    return '（题目读不出来的稿件）';
  }
}
