import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { jobEnding } from '../backend/jobs/job-ending.ts';
import { jobMemoryMb, type StartJob } from '../backend/jobs/start-job.ts';
import { exitWords } from './exit-words.ts';
import { jobEnvironment } from './job-environment.ts';

/** Starts jobs, sources or built ones, as Node processes. `resources` is the folder that holds template and fonts. */
export function forkJob(jobsFolder: string, resources: string, memoryMb = jobMemoryMb): StartJob {
  return (name) => {
    const extension = existsSync(path.join(jobsFolder, `${name}.ts`)) ? '.ts' : '.js';
    const child = fork(path.join(jobsFolder, name + extension), [resources, String(memoryMb)], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: jobEnvironment(process.env),
      execArgv: [`--max-old-space-size=${jobMemoryMb}`],
    });
    const { onExit, isEnded, end } = jobEnding();
    let onMessage: (message: unknown) => void = () => undefined;
    child.on('message', (message) => onMessage(message));
    child.on('error', () => end('不能启动'));
    child.on('exit', (code, signal) => end(exitWords(code, signal)));
    return {
      // How it ended is known better once its exit is told, which may come later than the channel is closed.
      post: (message) => void child.send(message as object, (error) => error && setTimeout(() => end('意外退出'), 1000).unref()),
      onMessage(listener) {
        onMessage = listener;
      },
      onExit,
      isEnded,
      kill() {
        child.kill('SIGKILL');
        end(null);
      },
    };
  };
}
