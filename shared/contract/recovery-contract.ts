import { type } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

/**
 * What an editor can decide about an archive whose database is gone or not what it should be. `new`: what was found is moved aside, an
 * empty archive made; `restore`: the same with the newest whole backup in its place; `without-log`: only the log is moved aside.
 */
export const recoveryChoices = ['without-log', 'restore', 'new'] as const;
export type RecoveryChoice = (typeof recoveryChoices)[number];

/** What stands in the folder of a lost archive. */
export interface LostArchive {
  folder: string;
  /** What follows 「bulletin.db」 in a sentence, as 「不见了」. */
  fault: string;
  files: FoundFile[];
  /** The newest backup that is whole, and what it holds; null where there is none. */
  backup: (FoundFile & { issues: number; articles: number }) | null;
  choices: RecoveryChoice[];
}

/** A file, or a folder with how many files are in it. */
export interface FoundFile {
  name: string;
  /** ISO 8601 in UTC; of a folder that of its newest file. */
  changedAt: string;
  /** Of a folder those of its files. */
  bytes: number;
  /** Null for a file. */
  files: number | null;
}

/** Answers also where the archive is lost, when every other procedure is refused with `archive-lost`. */
export const recoveryContract = {
  /** Null where the archive is open. */
  state: procedure.output(type<LostArchive | null>()),
  /** Does what the editor decided and opens the archive; `aside` is the folder in which what was found lies now. */
  decide: procedure.input(z.object({ choice: z.enum(recoveryChoices) })).output(type<{ aside: string }>()),
  /** Looks again, should the editor have put the file back; refused with `archive-lost` where nothing changed. */
  reopen: procedure.output(type<void>()),
};
