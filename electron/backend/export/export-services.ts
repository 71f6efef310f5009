import type { OutputLogger } from '../activity/log-output.ts';
import type { Desktop } from '../desktop.ts';
import type { SystemFonts } from '../fonts/system-fonts.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { Reader } from '../reads/start-reader.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import type { ExportedPaths } from './exported-paths.ts';

/** What pages need to go out. */
export interface ExportServices extends OutputLogger {
  reader: Reader;
  typesetter: Typesetter;
  systemFonts: SystemFonts;
  startJob: StartJob;
  desktop: Desktop;
  exported: ExportedPaths;
}
