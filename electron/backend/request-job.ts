import { UserError, type UserErrorCode } from '../../shared/contract/errors.ts';
import type { Job } from './start-job.ts';

/** What a job answers to one request. */
export type JobReply<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; code: UserErrorCode; details: object }
  | { kind: 'failed'; stack: string };

export interface RequestOptions {
  timeLimitMs: number;
  signal?: AbortSignal | undefined;
  /** The error for a job that takes too long, runs out of memory or dies; `what` says which, in Chinese. */
  lost: (what: string) => UserError;
}

/**
 * Sends one request and waits for its answer. A job that is lost or cancelled is killed, so that it cannot answer later.
 * @throws UserError what the job refused, `lost`, or `cancelled`
 */
export function requestJob<T>(job: Job, request: unknown, { timeLimitMs, signal, lost }: RequestOptions): Promise<T> {
  if (signal?.aborted) return Promise.reject(new UserError('cancelled', {}));
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
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
    const timer = setTimeout(() => giveUp(lost('用时过长')), timeLimitMs);
    signal?.addEventListener('abort', cancel);
    job.onExit((what) => giveUp(lost(`程序中断，${what}`)));
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
