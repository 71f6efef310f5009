/** A child process that does one kind of work; what may hang or blow up never runs in the backend's process. */
export interface Job {
  /** Sends a value that can be cloned (structured clone). */
  post(message: unknown): void;
  /** Replaces the one listener. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once with a word on how it ended, unless it was killed by `kill`. Replaces the one listener. */
  onExit(listener: (what: string) => void): void;
  kill(): void;
}

export type JobName = 'typesetter' | 'parser';

/** Given to the backend: `child_process.fork` outside Electron, `utilityProcess.fork` inside. */
export type StartJob = (name: JobName) => Job;
