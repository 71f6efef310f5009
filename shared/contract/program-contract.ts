import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { archiveTopics, procedure } from './procedure.ts';

export interface ProgramFacts {
  version: string;
  archiveFolder: string;
  /** `desktop`: native dialogs and printing; `browser`: the loopback host. */
  host: 'desktop' | 'browser';
  /** One sentence where the archive can only be read or is damaged. */
  warning: string | null;
}

/** Menu items of the desktop program that the window carries out. */
export const menuCommands = [
  'save',
  'find',
  'replace',
  'export',
  'print',
  'new-issue',
  'new-article',
  'import',
  'help',
  'tour',
  'toggle-theme',
] as const;

export const programEventSchema = z.discriminatedUnion('kind', [
  /** Something in the archive is not what it was; `articleId` where one article's text changed. */
  z.object({
    kind: z.literal('archive-changed'),
    topic: z.enum(archiveTopics),
    articleId: z.string().nullable(),
  }),
  z.object({ kind: z.literal('command'), command: z.enum(menuCommands) }),
  /** Sent first and every 10 s, so that a silent connection is seen. */
  z.object({ kind: z.literal('alive') }),
]);
export type ProgramEvent = z.infer<typeof programEventSchema>;

export const programContract = {
  facts: procedure.output(type<ProgramFacts>()),
  events: procedure.output(eventIterator(programEventSchema)),
  /** Puts the sample issue into the archive; answers with its id, also where it was there already. */
  loadSample: procedure.meta({ changes: ['issues', 'articles'] }).output(type<{ issueId: string }>()),
  /** The folder dialog of the desktop program; null where it was cancelled or the host has none. */
  pickFolder: procedure.output(type<string | null>()),
};
