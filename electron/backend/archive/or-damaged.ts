import { UserError } from '../../../shared/errors.ts';
import { archiveError } from './archive-error.ts';

/**
 * Runs what reads stored content: where that fails, the archive is damaged at the place `what` names.
 * @throws UserError `archive-damaged`
 */
export function orDamaged<T>(folder: string, what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const error = archiveError(cause, folder);
    throw error instanceof UserError ? error : new UserError('archive-damaged', { folder, what }, { cause });
  }
}
