import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An `archive-worker.ts` under this very Node. */
export interface Worker {
  readonly process: ChildProcess;
  /** Lets it open the archive. */
  go(): void;
  /** The whole lines printed so far; a line cut by a kill is none. */
  lines(): string[];
  /** Resolves with the first line that starts so; rejects where the process ends before. */
  line(start: string): Promise<string>;
  /** Resolves when the process is gone and all its output read. */
  readonly ended: Promise<void>;
}

export interface WorkerOptions {
  /** A command that runs the worker under a limit, such as `['prlimit', '--fsize=1000000']`. */
  limit?: readonly string[];
  /** The worker as `buildProgram` made it, where many are started; the source otherwise. */
  program?: string;
}

export const workerSource = path.join(import.meta.dirname, 'archive-worker.ts');

export function startWorker(mode: string, home: string, { limit = [], program = workerSource }: WorkerOptions = {}): Worker {
  const [command = process.execPath, ...args] = [...limit, process.execPath, program, mode, home];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let complaints = '';
  const watchers = new Set<() => void>();
  child.stdout.on('data', (data) => {
    output += data;
    for (const look of watchers) look();
  });
  child.stderr.on('data', (data) => {
    complaints += data;
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const lines = () => output.split('\n').slice(0, -1);
  return {
    process: child,
    go: () => child.stdin.write('\n'),
    lines,
    line: (start) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines().find((line) => line.startsWith(start));
          if (found !== undefined) resolve(found);
        };
        watchers.add(look);
        look();
        ended.then(() => reject(new Error(`the worker ended without ${start}: ${output.slice(-500)}${complaints}`)), reject);
      }),
    ended,
  };
}
