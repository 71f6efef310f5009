import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { ArticleEntry } from './issues-contract.ts';
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
  'read',
  'new-issue',
  'new-article',
  'import',
  'help',
  'tour',
  'toggle-theme',
] as const;

export const programEventSchema = z.discriminatedUnion('kind', [
  /** Something in the archive is not what it was. */
  z.object({
    kind: z.literal('archive-changed'),
    topic: z.enum(archiveTopics),
    /** Where it is about one article. */
    articleId: z.string().nullable(),
    /** Where the text of that article was saved: its row as lists show it now, so that nobody asks for it. */
    saved: z.custom<ArticleEntry>(isObject).optional(),
    /** Who did it, in which window (see `windowHeader`); missing where nobody did. */
    by: z.object({ author: z.string(), window: z.string().nullable() }).optional(),
  }),
  z.object({ kind: z.literal('command'), command: z.enum(menuCommands) }),
  /** Sent first and every 10 s, so that a silent connection is seen. */
  z.object({ kind: z.literal('alive') }),
]);
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export type ProgramEvent = z.infer<typeof programEventSchema>;

/** As `#/arrange/…` has it after the sign. */
const windowAddressSchema = z.string().regex(/^\/[\w./-]{0,300}$/);

export const programContract = {
  facts: procedure.output(type<ProgramFacts>()),
  events: procedure.output(eventIterator(programEventSchema)),
  /** Puts the sample issue into the archive; answers with its id, also where it was there already. */
  loadSample: procedure.meta({ changes: ['issues', 'articles'] }).output(type<{ issueId: string }>()),
  /** A further window of the desktop program at an address inside the window. A browser opens its windows itself. */
  openWindow: procedure.input(z.object({ address: windowAddressSchema })).output(type<void>()),
  /** The folder dialog of the desktop program; null where it was cancelled or the host has none. */
  pickFolder: procedure.output(type<string | null>()),
};
