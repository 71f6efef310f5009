import type { z } from 'zod';
import type { ActivityKind, UndoScope, UndoStep, UndoSteps } from '../../../shared/contract/activity-contract.ts';
import { changedSettings } from '../../../shared/periodical/settings-changes.ts';
import { type ActivityRow, findActivity, isProvedActivity, type StepRow, selectSteps } from '../archive/activity-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { detailOf, outlineChangeSchema, settingsChangeSchema, takenBackSchema } from './activity-detail.ts';

export interface UndoStepsInput {
  issueId: string;
  scope: UndoScope;
  author: string;
  /** Entries up to this one are no steps: they were made before the program was started. */
  since: number;
}

const kindsOf: Readonly<Record<UndoScope, readonly ActivityKind[]>> = {
  arranging: ['arrange-issue', 'place-articles', 'unplace-articles', 'trash-articles', 'restore-articles'],
  settings: ['update-issue'],
};

/** More than anyone takes back one by one. */
const mostEntries = 400;

/** What its author would take back and do again next. What others did is no step; it can only keep a step from being taken back. */
export function undoSteps(archive: Archive, { issueId, scope, author, since }: UndoStepsInput): UndoSteps {
  const db = archive.readable;
  const newestFirst = selectSteps(db, { concern: issueId, actions: kindsOf[scope], author, after: since, limit: mostEntries });
  const { done, undone } = replay(newestFirst.toReversed());
  return { undo: stepOf(db, done.at(-1)), redo: stepOf(db, undone.at(-1)) };
}

interface ReplayedStep {
  /** The entry in which it stands now: its doing, or what took it back. */
  sequence: number;
  /** The entry in which it was done first. */
  origin: number;
}

/** The entries of the log, oldest first, as steps: some of them took back or did again the one before. */
function replay(rows: readonly StepRow[]): { done: ReplayedStep[]; undone: ReplayedStep[] } {
  const done: ReplayedStep[] = [];
  const undone: ReplayedStep[] = [];
  const move = (from: ReplayedStep[], to: ReplayedStep[], { sequence, takesBack }: StepRow): boolean => {
    const step = from.at(-1);
    if (step === undefined || step.sequence !== takesBack) return false;
    from.pop();
    to.push({ ...step, sequence });
    return true;
  };
  for (const row of rows) {
    if (move(done, undone, row) || move(undone, done, row)) continue;
    done.push({ sequence: row.sequence, origin: row.sequence });
    undone.length = 0;
  }
  return { done, undone };
}

function stepOf(db: Readable, step: ReplayedStep | undefined): UndoStep | null {
  return step ? { sequence: step.sequence, label: labelOf(db, step.origin) } : null;
}

function labelOf(db: Readable, sequence: number): string {
  const row = findActivity(db, sequence);
  const takesBack = row && detailOf(row, takenBackSchema)?.takesBack;
  return takesBack === undefined ? doingLabel(row) : `恢复到“${doingLabel(findActivity(db, takesBack))}”以前`;
}

function doingLabel(row: ActivityRow | undefined): string {
  if (!row || !isProvedActivity(row)) return '（这条记录在档案里有损坏）';
  switch (row.action) {
    case 'place-articles':
      return `编入${row.subject}`;
    case 'unplace-articles':
      return `取出${row.subject}`;
    case 'trash-articles':
      return `移到回收站：${row.subject}`;
    case 'restore-articles':
      return `从回收站恢复${row.subject}`;
    case 'update-issue':
      return settingsLabel(detailOf(row, settingsChangeSchema));
    default:
      return detailOf(row, outlineChangeSchema)?.label ?? '编排';
  }
}

/** So many of what was changed are named. */
const mostNamed = 3;

/** 「改主办单位、期号」. */
function settingsLabel(change: z.output<typeof settingsChangeSchema> | undefined): string {
  const names = change ? changedSettings(change.before, change.after) : [];
  if (names.length === 0) return '改刊物信息或版式';
  const named = names.slice(0, mostNamed).join('、');
  return names.length > mostNamed ? `改${named}等${names.length}处` : `改${named}`;
}
