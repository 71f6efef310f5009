import { UserError } from '../../../shared/contract/errors.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { requestJob } from '../request-job.ts';
import type { Job, StartJob } from '../start-job.ts';
import type { Typeset } from './typeset-issue.ts';

/** What goes to the typesetter's process. Pictures go once; `assets` holds those it has not got yet. */
export interface TypesetRequest {
  complete: CompleteIssue;
  only: string | undefined;
  assets: [id: string, bytes: Uint8Array][];
}

/** `memoryMb`: what the process takes by now. */
export type TypesetAnswer = Typeset & { memoryMb: number };

export interface Typesetter {
  /** The whole issue, or one article of it. Requests are answered in order. @throws UserError `typeset-failed`, `cancelled` */
  typeset(complete: CompleteIssue, options: TypesetOptions): Promise<Typeset>;
  close(): void;
}

export interface TypesetOptions {
  loadAsset: (id: string) => Uint8Array;
  only?: string;
  signal?: AbortSignal | undefined;
}

export interface TypesetterOptions {
  startJob: StartJob;
  /** For one request; the measured whole issue takes less than 4 s in a cold process. */
  timeLimitMs?: number;
  /** The compiler never gives memory back (1.5 MB an edit, measured), so the process is replaced at this size. */
  memoryLimitMb?: number;
}

/** A typesetter in a process of its own: an endless or oversized layout costs that process and nothing else. */
export function startTypesetter({ startJob, timeLimitMs = 60_000, memoryLimitMb = 600 }: TypesetterOptions): Typesetter {
  let current: { job: Job; known: Set<string> } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = (): void => {
    current?.job.kill();
    current = undefined;
  };

  const run = async (complete: CompleteIssue, { loadAsset, only, signal }: TypesetOptions): Promise<Typeset> => {
    current ??= { job: startJob('typesetter'), known: new Set() };
    const { job, known } = current;
    const fresh = complete.assets.filter((asset) => !known.has(asset.id));
    const assets = fresh.map((asset): [string, Uint8Array] => [asset.id, loadAsset(asset.id)]);
    const request: TypesetRequest = { complete, only, assets };
    const lost = (what: string): UserError => {
      current = undefined;
      return new UserError('typeset-failed', { what });
    };
    try {
      const { pdf, map, memoryMb } = await requestJob<TypesetAnswer>(job, request, { timeLimitMs, signal, lost });
      for (const [id] of assets) known.add(id);
      if (memoryMb > memoryLimitMb) stop();
      return { pdf, map };
    } catch (error) {
      if (error instanceof UserError && error.code === 'cancelled') stop();
      throw error;
    }
  };

  return {
    typeset(complete, options) {
      const result = queue.then(() => run(complete, options));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
