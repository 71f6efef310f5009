import type { Desktop } from './desktop.ts';
import type { StartJob } from './jobs/start-job.ts';
import type { Log } from './log.ts';

/** What the backend is given from outside; inside it nothing reads the environment, the clock or chance on its own. */
export interface BackendInput {
  /** The archive's folder. */
  home: string;
  /** For who only reads: an archive that is not there is refused, not made. */
  mustExist?: boolean;
  now: () => Date;
  newId: () => string;
  /** How this PC calls its user: the author until an editor has said who they are. */
  author: string;
  /** Where this PC keeps what belongs to its editors and not to an archive; without one it is forgotten at the end. */
  personalFolder?: string;
  log: Log;
  startJob: StartJob;
  /** The folder with template, fonts and sample. */
  resources: string;
  /** What the host can do for the editor; by default nothing. */
  desktop?: Desktop;
  /** Where this PC keeps its fonts; by default none are offered beside the bundled ones and those in the archive's `fonts`. */
  fontFolders?: readonly string[];
  /** Of the program. */
  version?: string;
}
