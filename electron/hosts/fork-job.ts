import { fork } from 'node:child_process';
import path from 'node:path';
import type { StartJob } from '../backend/start-job.ts';
import { jobEnvironment } from './job-environment.ts';

/** Of the JavaScript heap of one job. */
const memoryLimitMb = 1024;

/** Starts jobs as Node processes. `resources` is the folder that holds template and fonts. */
export function forkJob(jobsFolder: string, resources: string): StartJob {
  return (name) => {
    const extension = path.extname(import.meta.filename);
    const child = fork(path.join(jobsFolder, name + extension), [resources], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: jobEnvironment(process.env),
      execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    });
    let onMessage: (message: unknown) => void = () => undefined;
    let onExit: (what: string) => void = () => undefined;
    let killed = false;
    child.on('message', (message) => onMessage(message));
    child.on('error', (error) => onExit(error.message));
    child.on('exit', (code, signal) => {
      if (!killed) onExit(signal ?? `代码 ${code}`);
    });
    return {
      post: (message) => void child.send(message as object, (error) => error && onExit(error.message)),
      onMessage(listener) {
        onMessage = listener;
      },
      onExit(listener) {
        onExit = listener;
      },
      kill() {
        killed = true;
        child.kill('SIGKILL');
      },
    };
  };
}
