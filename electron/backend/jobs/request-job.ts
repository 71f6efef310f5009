import { UserError, type UserErrorCode } from '../../../shared/errors.ts';
import type { Job } from './start-job.ts';

/** What a job answers to one request. */
export type JobReply<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; code: UserErrorCode; details: object }
  | { kind: 'failed'; stack: string };

export interface RequestOptions {
  /** Of time in which this process had its turn: while the PC sleeps nobody works. */
  timeLimitMs: number;
  signal?: AbortSignal | undefined;
  /** The error for a job that takes too long, runs out of memory or dies; `what` says which, in Chinese. */
  lost: (what: string) => UserError;
}

/** The time is looked at so often; what passed in one go for longer, the PC slept or this process had no turn. */
const beatMs = 250;
const longestBeatMs = 1000;

/**
 * Sends one request and waits for its answer. A job that is lost or cancelled is killed, so that it cannot answer later.
 * Nothing waits for the end of its process.
 * @throws UserError what the job refused, `lost`, or `cancelled`, also where somebody else kills the job
 */
export function requestJob<T>(job: Job, request: unknown, { timeLimitMs, signal, lost }: RequestOptions): Promise<T> {
  if (signal?.aborted) return Promise.reject(new UserError('cancelled', {}));
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      clearInterval(timer);
      signal?.removeEventListener('abort', cancel);
      job.onMessage(() => undefined);
      job.onExit(() => undefined);
    };
    const giveUp = (error: UserError): void => {
      end();
      job.kill();
      reject(error);
    };
    const cancel = (): void => giveUp(new UserError('cancelled', {}));
    let leftMs = timeLimitMs;
    let last = performance.now();
    const timer = setInterval(
      () => {
        const now = performance.now();
        leftMs -= Math.min(now - last, longestBeatMs);
        last = now;
        if (leftMs <= 0) giveUp(lost('用时过长'));
      },
      Math.min(timeLimitMs, beatMs),
    );
    signal?.addEventListener('abort', cancel);
    job.onExit((what) => giveUp(what === null ? new UserError('cancelled', {}) : lost(what)));
    if (job.isEnded()) return;
    job.onMessage((message) => {
      end();
      const reply = message as JobReply<T>;
      if (reply.kind === 'done') resolve(reply.value);
      else if (reply.kind === 'refused') reject(new UserError(reply.code, reply.details as never));
      else reject(new Error(reply.stack));
    });
    job.post(request);
  });
}
