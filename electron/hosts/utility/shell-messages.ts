import type { menuCommands } from '../../../shared/contract/program-contract.ts';
import type { JobName } from '../../backend/jobs/start-job.ts';

/** From the shell's main process to the backend's utility process. */
export type ToBackend =
  | { kind: 'start'; home: string; sample: boolean; resources: string; version: string }
  /** With a port that leads to the window. */
  | { kind: 'window' }
  | { kind: 'command'; command: MenuCommand }
  /** With a port that leads to the job. */
  | { kind: 'job'; id: number }
  | { kind: 'job-ended'; id: number; what: string }
  | { kind: 'answer'; id: number; answer: DesktopAnswer }
  | { kind: 'stop' };

/** From the backend's utility process to the shell's main process. */
export type ToShell =
  | { kind: 'ready' }
  /** The archive cannot be opened; the sentence says why and what to do. */
  | { kind: 'refused'; sentence: string }
  | { kind: 'start-job'; id: number; name: JobName }
  | { kind: 'kill-job'; id: number }
  | { kind: 'ask'; id: number; question: DesktopQuestion };

export type MenuCommand = (typeof menuCommands)[number];

/** What only the shell can do for the editor. */
export type DesktopQuestion =
  | { kind: 'pick-folder' }
  | { kind: 'open-window'; address: string }
  | { kind: 'open-folder'; folder: string }
  | { kind: 'print'; pdf: Uint8Array; name: string };

/** `folder` answers `pick-folder`; `failed`: nothing came of it. */
export type DesktopAnswer = { kind: 'folder'; folder: string | null } | { kind: 'done' } | { kind: 'failed' };
