import type { EventPublisher } from '@orpc/server';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import type { Archive } from './archive/handles.ts';
import type { Log } from './context.ts';
import type { Desktop } from './desktop.ts';
import type { ExportedPaths } from './export/exported-paths.ts';
import type { SystemFonts } from './fonts/system-fonts.ts';
import type { People } from './settings/people.ts';
import type { StartJob } from './start-job.ts';
import type { Typesetter } from './typeset/start-typesetter.ts';

/** What a procedure works with. */
export interface Services {
  archive: Archive;
  typesetter: Typesetter;
  systemFonts: SystemFonts;
  startJob: StartJob;
  now: () => Date;
  newId: () => string;
  people: People;
  /** Who sits at the window that asks; undefined where it does not say. */
  editor: string | undefined;
  /** Stands as author: `editor`, else who was at this PC last, else how the PC calls its user. */
  author: () => string;
  log: Log;
  desktop: Desktop;
  exported: ExportedPaths;
  events: EventPublisher<{ program: ProgramEvent }>;
  /** What an editor must know of the archive as a whole: one sentence where it is only read or damaged. */
  health: { warning: string | null };
  /** The folder with template, fonts and sample. */
  resources: string;
  version: string;
}
