import type { EventPublisher } from '@orpc/server';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import type { Archive } from './archive/handles.ts';
import type { Log } from './context.ts';
import type { Desktop } from './desktop.ts';
import type { ExportedPaths } from './export/exported-paths.ts';
import type { SystemFonts } from './fonts/system-fonts.ts';
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
  /** The editor at this PC, as the preferences name them. */
  author: () => string;
  /** The name of the user of this PC, until an editor gives a better one. */
  defaultAuthor: string;
  log: Log;
  desktop: Desktop;
  exported: ExportedPaths;
  events: EventPublisher<{ program: ProgramEvent }>;
  /** The folder with template, fonts and sample. */
  resources: string;
  version: string;
}
