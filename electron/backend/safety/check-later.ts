import { statSync } from 'node:fs';
import { UserError } from '../../../shared/errors.ts';
import { archiveError } from '../archive/archive-error.ts';
import type { Archive } from '../archive/handles.ts';
import { checkedAtStartBytes } from '../archive/open-archive.ts';
import { readOnlyArchive } from '../archive/write-transaction.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { Log } from '../log.ts';

/** To the process that checks a database. */
export interface CheckRequest {
  file: string;
}

export interface CheckLaterInput {
  archive: Archive;
  startJob: StartJob;
  log: Log;
  /** Told once, with what every window should say. */
  onDamage: (told: UserError) => void;
}

/** An hour: the file may lie on a slow disk, and nobody waits. */
const timeLimitMs = 3_600_000;

/**
 * Looks an archive through that was too large for it at the start, in a process of its own. One that is damaged is only read from then
 * on, as a smaller one from the start.
 * Never fails: an archive that cannot be checked is no worse than before. `least`: bytes from which on it is looked through.
 */
export async function checkLater(
  { archive, startJob, log, onDamage }: CheckLaterInput,
  least = checkedAtStartBytes,
): Promise<void> {
  const file = archive.sqlite.name;
  if (archive.readOnly || statSync(file).size <= least) return;
  const job = startJob('checker');
  try {
    const request: CheckRequest = { file };
    const lost = (what: string): UserError => new UserError('archive-damaged', { folder: archive.folder, what });
    const faults = await requestJob<string[]>(job, request, { timeLimitMs, lost });
    log(faults.length === 0 ? 'info' : 'error', 'archive-checked', { faults: faults.length });
    if (faults.length === 0) return;
    // What is written into a file that is out of order may be lost, or take more with it.
    archive.readOnly = 'damaged';
    onDamage(readOnlyArchive(archive.folder, archive.readOnly));
  } catch (error) {
    const told = archiveError(error, archive.folder);
    log('warn', 'archive-not-checked', { code: told instanceof UserError ? told.code : 'bug' });
  } finally {
    job.kill();
  }
}
