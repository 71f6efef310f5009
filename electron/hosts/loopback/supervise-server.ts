import { type ChildProcess, fork } from 'node:child_process';
import type { FromServer, ToServer } from './server-messages.ts';
import type { SessionState } from './session.ts';

export interface SuperviseOptions {
  /** The source or the built file of the server's process. */
  entry: string;
  home: string | undefined;
  /** Whether an empty archive gets the sample issue. */
  sample: boolean;
  /** Undefined: the usual one, so that a tab finds the program again after a restart, or another where it is taken. */
  port: number | undefined;
  /** Ends the program. */
  signal: AbortSignal;
  /** An address with a one-time code: at the start and after each `newAddress`. */
  onAddress: (address: string) => void;
  /** It listens: at the start and whenever it was started anew. */
  onListening?: () => void;
  onRestart: () => void;
  /** Started anew only when `restart` says so: what broke it is likely the change that is being made. */
  staysDown?: boolean;
}

interface Ending {
  exitCode: number;
  /** To show; empty where it was asked to end. */
  sentence: string;
  /** Of a refusal, for programs. */
  code?: string;
}

export interface Supervision {
  ended: Promise<Ending>;
  /** Asks for one more address, for one more window. */
  newAddress(): void;
  /** Ends the server's process in order and starts it anew, from what its sources are by then. */
  restart(): void;
}

export const usualPort = 16_767;

/** More crashes within this time, and starting it anew helps nobody. */
const crashWindowMs = 60_000;
const crashLimit = 5;

/** A process that does not end when it is asked to is ended: Ctrl+C ends the program within a second. */
const stopLimitMs = 800;

/**
 * Keeps the server's process alive: one that dies is started anew on the same port with the same token, so that windows connect
 * again by themselves and nothing typed is lost.
 */
export function superviseServer(options: SuperviseOptions): Supervision {
  const { entry, home, sample, port, signal, onAddress, onListening, onRestart, staysDown = false } = options;
  let child: ChildProcess | undefined;
  let listening: number | undefined;
  let session: SessionState | undefined;
  let refused: { code: string; sentence: string } | undefined;
  let crashes: number[] = [];
  let isRestarting = false;
  const { promise: ended, resolve: end } = Promise.withResolvers<Ending>();

  const send = (message: ToServer): void => {
    if (child?.connected) child.send(message);
  };

  const start = (): void => {
    child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message: FromServer) => {
      if (message.kind === 'session') session = message.session;
      else if (message.kind === 'refused') refused = message;
      else if (message.kind === 'code') onAddress(`http://127.0.0.1:${listening}/#code=${message.code}`);
      else {
        if (listening === undefined) send({ kind: 'new-code' });
        listening = message.port;
        onListening?.();
      }
    });
    child.once('error', (error) => end({ exitCode: 3, sentence: `程序没有启动：${error.message}` }));
    child.once('exit', decide);
    send({
      kind: 'start',
      home,
      // Not after a crash: the archive may have been emptied on purpose.
      sample: sample && listening === undefined,
      port: listening ?? port ?? usualPort,
      otherPort: port === undefined && listening === undefined,
      session,
    });
  };

  const decide = (): void => {
    if (isRestarting && !signal.aborted) {
      isRestarting = false;
      start();
      return;
    }
    const ending = endingNow();
    if (ending) {
      end(ending);
      return;
    }
    child = undefined;
    onRestart();
    if (!staysDown) start();
  };

  const endingNow = (): Ending | undefined => {
    if (signal.aborted) return { exitCode: 0, sentence: '' };
    if (refused !== undefined) return { exitCode: 1, sentence: refused.sentence, code: refused.code };
    if (staysDown) return undefined;
    const time = performance.now();
    crashes = [...crashes.filter((crash) => time - crash < crashWindowMs), time];
    if (listening !== undefined && crashes.length <= crashLimit) return undefined;
    return { exitCode: 3, sentence: '程序的后台连续出错，已经停止；已保存的文稿都在档案里，请把上面的内容发给维护人员。' };
  };

  const stop = (): void => {
    const stopped = child;
    if (!stopped) end({ exitCode: 0, sentence: '' });
    send({ kind: 'stop' });
    setTimeout(() => stopped?.kill('SIGKILL'), stopLimitMs).unref();
  };

  const restart = (): void => {
    if (isRestarting) return;
    isRestarting = child !== undefined;
    if (child) stop();
    else start();
  };

  start();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { ended, newAddress: () => send({ kind: 'new-code' }), restart };
}
