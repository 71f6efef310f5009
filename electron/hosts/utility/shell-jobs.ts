import { type JobEnding, jobEnding } from '../../backend/jobs/job-ending.ts';
import type { Job, StartJob } from '../../backend/jobs/start-job.ts';
import type { ToShell } from './shell-messages.ts';

export interface ShellJobs {
  startJob: StartJob;
  /** The shell started the job; this port leads to it. */
  connect(id: number, port: Electron.MessagePortMain): void;
  ended(id: number, what: string): void;
}

interface StartedJob {
  port: Electron.MessagePortMain | undefined;
  waiting: unknown[];
  onMessage: (message: unknown) => void;
  ending: JobEnding;
}

/** Jobs as utility processes: only the shell's main process can start one, so it is asked to and hands back a port. */
export function createShellJobs(tell: (message: ToShell) => void): ShellJobs {
  const jobs = new Map<number, StartedJob>();
  let lastId = 0;
  return {
    startJob(name) {
      const id = ++lastId;
      const started: StartedJob = { port: undefined, waiting: [], onMessage: () => undefined, ending: jobEnding() };
      jobs.set(id, started);
      tell({ kind: 'start-job', id, name });
      return jobOf(started, () => {
        jobs.delete(id);
        started.port?.close();
        tell({ kind: 'kill-job', id });
        started.ending.end(null);
      });
    },
    connect(id, port) {
      const job = jobs.get(id);
      if (!job) return;
      job.port = port;
      port.on('message', ({ data }) => job.onMessage(data));
      port.start();
      for (const message of job.waiting.splice(0)) port.postMessage(message);
    },
    ended(id, what) {
      const job = jobs.get(id);
      jobs.delete(id);
      job?.ending.end(what);
    },
  };
}

function jobOf(started: StartedJob, kill: () => void): Job {
  return {
    post(message) {
      if (started.port) started.port.postMessage(message);
      else started.waiting.push(message);
    },
    onMessage(listener) {
      started.onMessage = listener;
    },
    onExit: started.ending.onExit,
    isEnded: started.ending.isEnded,
    kill,
  };
}
