import type { SessionState } from './session.ts';

/** From the supervisor to the server's process. */
export type ToServer =
  | ({ kind: 'start'; port: number; otherPort: boolean; session: SessionState | undefined } & Archive)
  | { kind: 'new-code' }
  | { kind: 'stop' };

/** From the server's process to the supervisor, over IPC only: no argument, file or environment ever carries the token. */
export type FromServer =
  | { kind: 'listening'; port: number }
  | { kind: 'session'; session: SessionState }
  | { kind: 'code'; code: string }
  /** It cannot start; the sentence says why and what to do, `code` the same for programs. */
  | { kind: 'refused'; code: string; sentence: string };

interface Archive {
  /** `--home`. */
  home: string | undefined;
  /** Whether an empty archive gets the sample issue. */
  sample: boolean;
}
