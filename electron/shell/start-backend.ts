import path from 'node:path';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { type JobName, jobMemoryMb } from '../backend/jobs/start-job.ts';
import { exitWords } from '../hosts/exit-words.ts';
import type { DesktopAnswer, DesktopQuestion, MenuCommand, ToBackend, ToShell } from '../hosts/utility/shell-messages.ts';

export interface BackendOptions {
  start: Omit<Extract<ToBackend, { kind: 'start' }>, 'kind'>;
  /** `dist`: hosts and jobs lie below it. */
  builtFolder: string;
  answer: (question: DesktopQuestion) => Promise<DesktopAnswer>;
  /** It answers, at the start and after each restart: windows need a new port. */
  onReady: () => void;
  /** It cannot be started, or not be kept alive. */
  onRefused: (sentence: string) => void;
}

export interface BackendProcess {
  isReady(): boolean;
  /** A port of a window, to be answered. */
  connect(port: MessagePortMain): void;
  run(command: MenuCommand): void;
  stop(): Promise<void>;
}

const crashWindowMs = 60_000;
const crashLimit = 5;
const stopLimitMs = 5_000;

/** The backend in a process of its own; one that dies is started anew, so that the window goes on with what it holds. */
export function startBackend({ start, builtFolder, answer, onReady, onRefused }: BackendOptions): BackendProcess {
  let child: UtilityProcess;
  const jobs = new Map<number, UtilityProcess>();
  let crashes: number[] = [];
  let isEnding = false;
  let isReady = false;

  const send = (message: ToBackend, port?: MessagePortMain): void => child.postMessage(message, port ? [port] : []);

  const fork = (): void => {
    child = utilityProcess.fork(path.join(builtFolder, 'hosts/utility-process.js'), [], {
      serviceName: '编刊后台',
      stdio: 'inherit',
    });
    child.on('message', receive);
    child.once('exit', decide);
    send({ kind: 'start', ...start });
  };

  const receive = (message: ToShell): void => {
    switch (message.kind) {
      case 'ready':
        isReady = true;
        onReady();
        return;
      case 'refused':
        isEnding = true;
        onRefused(message.sentence);
        return;
      case 'start-job':
        startJob(message.id, message.name);
        return;
      case 'kill-job':
        jobs.get(message.id)?.kill();
        jobs.delete(message.id);
        return;
      case 'ask':
        void answerTo(message.id, message.question);
    }
  };

  /** The backend that asked waits for an answer, whatever comes of it; one that was started anew counts its questions anew. */
  const answerTo = async (id: number, question: DesktopQuestion): Promise<void> => {
    const asking = child;
    let given: DesktopAnswer = { kind: 'failed' };
    try {
      given = await answer(question);
    } finally {
      if (child === asking) send({ kind: 'answer', id, answer: given });
    }
  };

  const startJob = (id: number, name: JobName): void => {
    const job = utilityProcess.fork(path.join(builtFolder, 'jobs', `${name}.js`), [start.resources, String(jobMemoryMb)], {
      serviceName: `编刊 ${name}`,
      stdio: 'inherit',
      execArgv: [`--max-old-space-size=${jobMemoryMb}`],
    });
    const { port1, port2 } = new MessageChannelMain();
    jobs.set(id, job);
    job.once('exit', (code) => {
      // A backend that was started anew may have a job of the same number by now.
      if (jobs.get(id) !== job) return;
      jobs.delete(id);
      send({ kind: 'job-ended', id, what: exitWords(code) });
    });
    job.postMessage(null, [port1]);
    send({ kind: 'job', id }, port2);
  };

  const decide = (): void => {
    isReady = false;
    for (const job of jobs.values()) job.kill();
    jobs.clear();
    if (isEnding) return;
    const time = performance.now();
    crashes = [...crashes.filter((crash) => time - crash < crashWindowMs), time];
    if (crashes.length > crashLimit) onRefused('程序的后台连续出错，已经停止；已保存的文稿都在档案里，请联系维护人员。');
    else fork();
  };

  fork();
  return {
    isReady: () => isReady,
    connect: (port) => send({ kind: 'window' }, port),
    run: (command) => send({ kind: 'command', command }),
    stop: () =>
      new Promise((resolve) => {
        isEnding = true;
        child.once('exit', () => resolve());
        send({ kind: 'stop' });
        setTimeout(() => child.kill(), stopLimitMs).unref();
      }),
  };
}
