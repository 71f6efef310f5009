import { statSync } from 'node:fs';
import { UserError } from '../../../shared/contract/errors.ts';
import { requestJob } from '../request-job.ts';
import type { Services } from '../services.ts';
import { archiveError } from './archive-error.ts';
import { checkedAtStartBytes } from './open-archive.ts';
import { readOnlyArchive } from './write-transaction.ts';

/** To the process that checks a database. */
export interface CheckRequest {
  file: string;
}

/** An hour: the file may lie on a slow disk, and nobody waits. */
const timeLimitMs = 3_600_000;

/**
 * Looks an archive through that was too large for it at the start, in a process of its own. One that is damaged is only read from then
 * on, as a smaller one from the start, and every window is told.
 * Never fails: an archive that cannot be checked is no worse than before. `least`: bytes from which on it is looked through.
 */
export async function checkLater(services: Services, least = checkedAtStartBytes): Promise<void> {
  const { archive, startJob, log, health, events } = services;
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
    health.warning = readOnlyArchive(archive.folder, archive.readOnly).message;
    events.publish('program', { kind: 'archive-changed', topic: 'program', articleId: null });
  } catch (error) {
    const told = archiveError(error, archive.folder);
    log('warn', 'archive-not-checked', { code: told instanceof UserError ? told.code : 'bug' });
  } finally {
    job.kill();
  }
}
