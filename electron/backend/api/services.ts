import type { EventPublisher } from '@orpc/server';
import type { ProgramEvent } from '../../../shared/contract/program-contract.ts';
import type { ExportServices } from '../export/export-services.ts';
import type { Reader } from '../reads/start-reader.ts';
import type { People } from '../settings/people.ts';

/** What a procedure works with. Services take of it what they need, never the type. */
export interface Services extends ExportServices {
  newId: () => string;
  /** Whatever may take longer than 5 ms is read here, see `reads`. */
  reader: Reader;
  people: People;
  /** Who sits at the window that asks; undefined where it does not say. */
  editor: string | undefined;
  /** Stands as author: `editor`, else who was at this PC last, else how the PC calls its user. */
  author: () => string;
  /** The newest entry of the activity log when the archive was opened: what stands before it is no step of undo. */
  newestAtStart: number;
  events: EventPublisher<{ program: ProgramEvent }>;
  /** What an editor must know of the archive as a whole: one sentence where it is only read or damaged. */
  health: { warning: string | null };
  /** The folder with template, fonts and sample. */
  resources: string;
  version: string;
}
