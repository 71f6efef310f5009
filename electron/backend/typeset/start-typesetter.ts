import type { UserErrorCode } from '../../../shared/contract/errors.ts';
import { UserError } from '../../../shared/contract/errors.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Job, StartJob } from '../start-job.ts';
import type { Typeset } from './typeset-issue.ts';

/** What goes to the typesetter's process. Pictures go once; `assets` holds those it has not got yet. */
export interface TypesetRequest {
  id: number;
  complete: CompleteIssue;
  only: string | undefined;
  assets: [id: string, bytes: Uint8Array][];
}

export type TypesetReply =
  | ({ id: number; kind: 'done'; memoryMb: number } & Typeset)
  | { id: number; kind: 'refused'; code: UserErrorCode; details: object }
  | { id: number; kind: 'failed'; stack: string };

export interface Typesetter {
  /** The whole issue, or one article of it. Requests are answered in order. @throws UserError `typeset-failed`, `cancelled` */
  typeset(complete: CompleteIssue, options?: { only?: string; signal?: AbortSignal }): Promise<Typeset>;
  close(): void;
}

export interface TypesetterOptions {
  startJob: StartJob;
  loadAsset: (id: string) => Uint8Array;
  /** One request may take so long; the measured whole issue takes less than 3 s in a cold process. */
  timeLimitMs?: number;
  /** The compiler never gives memory back (1.5 MB an edit, measured), so the process is replaced at this size. */
  memoryLimitMb?: number;
}

/** A typesetter in a process of its own: an endless or oversized layout costs that process and nothing else. */
export function startTypesetter({
  startJob,
  loadAsset,
  timeLimitMs = 60_000,
  memoryLimitMb = 600,
}: TypesetterOptions): Typesetter {
  let current: { job: Job; known: Set<string> } | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  const stop = (): void => {
    current?.job.kill();
    current = undefined;
  };

  const run = (complete: CompleteIssue, only: string | undefined, signal: AbortSignal | undefined): Promise<Typeset> => {
    if (signal?.aborted) return Promise.reject(new UserError('cancelled', {}));
    current ??= { job: startJob('typesetter'), known: new Set() };
    const { job, known } = current;
    const fresh = complete.assets.filter((asset) => !known.has(asset.id));
    const assets = fresh.map((asset): [string, Uint8Array] => [asset.id, loadAsset(asset.id)]);
    lastId += 1;
    const request: TypesetRequest = { id: lastId, complete, only, assets };
    return new Promise<Typeset>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        job.onMessage(() => undefined);
        job.onExit(() => undefined);
      };
      const fail = (error: unknown): void => {
        end();
        stop();
        reject(error);
      };
      const cancel = (): void => fail(new UserError('cancelled', {}));
      const timer = setTimeout(() => fail(new UserError('typeset-failed', { what: '时间过长' })), timeLimitMs);
      signal?.addEventListener('abort', cancel);
      job.onExit((what) => fail(new UserError('typeset-failed', { what: `排版程序意外退出（${what}）` })));
      job.onMessage((message) => {
        const reply = message as TypesetReply;
        if (reply.id !== request.id) return;
        end();
        if (reply.kind === 'done') {
          for (const [id] of assets) known.add(id);
          if (reply.memoryMb > memoryLimitMb) stop();
          resolve({ pdf: reply.pdf, map: reply.map });
        } else if (reply.kind === 'refused') reject(new UserError(reply.code, reply.details as never));
        else reject(new Error(reply.stack));
      });
      job.post(request);
    });
  };

  return {
    typeset(complete, { only, signal } = {}) {
      const result = queue.then(() => run(complete, only, signal));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
