import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../shared/errors.ts';

/** Some two seconds in all: a virus scanner or a copy is done by then. */
const pausesMs = [20, 40, 80, 160, 300, 400, 500, 500];

/**
 * Runs what writes, again while another program holds the archive; between two attempts everything else is answered. A transaction
 * that finds the archive held has done nothing yet, so it can be begun again.
 * @throws UserError `archive-busy` where it is held longer, and what `work` throws
 */
export async function retryWhileBusy<T>(work: () => T | PromiseLike<T>): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'archive-busy') throw error;
      await wait(pauseMs);
    }
  }
  return work();
}
