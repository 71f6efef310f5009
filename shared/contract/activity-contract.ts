import { type } from '@orpc/contract';
import { z } from 'zod';
import { idSchema } from '../periodical/id-schema.ts';
import type { IssueOutline } from './issues-contract.ts';
import { type Page, pagingShape } from './paging.ts';
import { procedure } from './procedure.ts';

/** What the log keeps: everything an editor does that is no text. Texts have their versions. */
export const activityKinds = [
  'create-issue',
  'import-issue',
  'update-issue',
  'arrange-issue',
  'remove-issue',
  'restore-issue',
  'add-opening',
  'remove-opening',
  'create-article',
  'import-article',
  'restore-revision',
  'name-revision',
  'replace-in-issue',
  'undo-replacement',
  'place-articles',
  'unplace-articles',
  'trash-articles',
  'restore-articles',
  'purge-articles',
  'tick-findings',
  'untick-findings',
  'write-directory',
  'write-section-names',
  'export',
  'print',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export interface ActivityEntry {
  sequence: number;
  /** ISO 8601 in UTC. */
  time: string;
  author: string;
  /** Null where a newer program wrote it. */
  kind: ActivityKind | null;
  /** What it was done to, as an editor names it. */
  subject: string;
  /** What changed, a Chinese line each. */
  changes: string[];
  /** Whether `takeBack` knows a way. */
  canTakeBack: boolean;
}

/** What undo and redo step through in an issue: the order of its articles and sections, or what it says of itself and its layout. */
export const undoScopes = ['arranging', 'settings'] as const;
export type UndoScope = (typeof undoScopes)[number];

export interface UndoStep {
  /** The entry that is taken back with it. */
  sequence: number;
  /** 「移动《…》」. */
  label: string;
}

/** A step that was taken back or done again, with what the issue is now. */
export interface RetracedStep extends IssueOutline {
  label: string;
}

/** The next steps back and forth; null where there is none. */
export interface UndoSteps {
  undo: UndoStep | null;
  redo: UndoStep | null;
}

const scopeSchema = z.object({ issueId: idSchema, scope: z.enum(undoScopes) });

export const activityContract = {
  /** Newest first. `concern`: id of an issue or an article. */
  list: procedure
    .input(
      z.object({
        concern: idSchema.nullable().default(null),
        kinds: z.array(z.enum(activityKinds)).max(activityKinds.length).nullable().default(null),
        author: z.string().max(200).nullable().default(null),
        /** ISO 8601; `until` is exclusive. */
        from: z.iso.datetime().nullable().default(null),
        until: z.iso.datetime().nullable().default(null),
        ...pagingShape,
      }),
    )
    .output(type<Page<ActivityEntry>>()),
  authors: procedure.output(type<string[]>()),
  /**
   * Puts back what an entry changed; refused with `activity-overtaken` where it was changed again since. `left`: titles of articles
   * that could not take their place again.
   */
  takeBack: procedure
    .meta({ changes: ['issues', 'articles', 'findings', 'directory', 'preferences'] })
    .input(z.object({ sequence: z.number().int() }))
    .output(type<{ left: string[] }>()),
  /** What the editor can take back and do again of the own steps since the program was started. */
  steps: procedure.input(scopeSchema).output(type<UndoSteps>()),
  /** Takes the last of these steps back; null where there is none. Refused as `takeBack` is. */
  undo: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(scopeSchema)
    .output(type<RetracedStep | null>()),
  /** Does again what was taken back last. */
  redo: procedure
    .meta({ changes: ['issues', 'articles'] })
    .input(scopeSchema)
    .output(type<RetracedStep | null>()),
};
