/** A child process that does one kind of work; what may hang or blow up never runs in the backend's process. */
export interface Job {
  /** Sends a value that can be cloned (structured clone). */
  post(message: unknown): void;
  /** Replaces the one listener. */
  onMessage(listener: (message: unknown) => void): void;
  /**
   * Called once with a Chinese word on how it ended; with null, and at once, where `kill` ended it: a process that is stopped
   * tells nobody of its end. A job that has ended already calls too. Replaces the one listener.
   */
  onExit(listener: (what: string | null) => void): void;
  isEnded(): boolean;
  kill(): void;
}

export type JobName = 'typesetter' | 'parser' | 'exporter' | 'picture' | 'checker' | 'reader';

/** Given to the backend: `child_process.fork` outside Electron, `utilityProcess.fork` inside. */
export type StartJob = (name: JobName) => Job;

/** What one job may take: its JavaScript heap, and with all else (buffers, WebAssembly) the whole process. */
export const jobMemoryMb = 1024;
