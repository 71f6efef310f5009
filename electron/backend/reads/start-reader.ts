import { UserError } from '../../../shared/errors.ts';
import type { Archive } from '../archive/handles.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { Job, StartJob } from '../jobs/start-job.ts';
import { type ReadAnswer, type ReadInput, type ReadName, runRead } from './reads.ts';

/** Runs the queries of `reads` in a process of their own, one after the other, on a connection that cannot write. */
export interface Reader {
  /**
   * Begins when those before it are done, and sees everything that was saved before it was asked for. One whose `signal` is aborted
   * is not begun; one under way is let run, and its answer is nobody's.
   * @throws UserError what the query refuses, `read-lost` where the process is lost twice, `cancelled`
   */
  read<Name extends ReadName>(name: Name, input: ReadInput<Name>, signal?: AbortSignal): Promise<ReadAnswer<Name>>;
  /** Has the process ready before anybody waits for it. */
  warm(): void;
  close(): void;
}

/** To the reader's process. */
export interface ReadRequest {
  /** The database. */
  file: string;
  /** The archive's folder, which sentences name. */
  folder: string;
  /** Null has it read what lists sort by, and answers nothing. */
  query: { name: ReadName; input: unknown } | null;
}

/** A scan of an archive on a slow disk; nothing that is right takes longer. */
const timeLimitMs = 60_000;

export function startReader(startJob: StartJob, archive: Archive): Reader {
  const { folder, sqlite } = archive;
  let job: Job | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const ask = async <Answer>(query: ReadRequest['query']): Promise<Answer> => {
    if (isClosed) throw new UserError('cancelled', {});
    if (!job || job.isEnded()) job = startJob('reader');
    const request: ReadRequest = { file: sqlite.name, folder, query };
    return requestJob<Answer>(job, request, { timeLimitMs, lost: (what) => new UserError('read-lost', { what }) });
  };

  /** What ended the process may have been nothing of this query's doing. */
  const askTwice = <Answer>(query: ReadRequest['query']): Promise<Answer> =>
    ask<Answer>(query).catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'read-lost') return ask<Answer>(query);
      throw error;
    });

  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(work);
    last = answer.catch(() => undefined);
    return answer;
  };

  // A database that is in memory alone, for want of a disk to copy it to, no other process can open.
  if (sqlite.memory) {
    return { read: async (name, input) => runRead(archive, name, input), warm: () => undefined, close: () => undefined };
  }
  return {
    read(name, input, signal) {
      return inTurn(() => {
        if (signal?.aborted) throw new UserError('cancelled', {});
        return askTwice({ name, input });
      });
    },
    warm() {
      // Whoever asks it something is told.
      void inTurn(() => ask(null)).catch(() => undefined);
    },
    close() {
      isClosed = true;
      job?.kill();
    },
  };
}
