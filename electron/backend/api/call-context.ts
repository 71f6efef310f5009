import { UserError } from '../../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { Recovery } from '../recovery/recovery.ts';
import type { Services } from './services.ts';

/** What hosts hand to the router, as long as the program runs: `services` are those of the archive that is open at the moment. */
export interface CallContext {
  /** @throws UserError `archive-lost` */
  services: () => Services;
  recovery: Recovery;
  log: Log;
}

/** Of an archive that is open: there is nothing to recover. */
export function callContext(services: Services): CallContext {
  const refuse = (): never => {
    throw new UserError('archive-not-lost', { folder: services.archive.folder });
  };
  return { services: () => services, log: services.log, recovery: { state: () => null, decide: refuse, reopen: refuse } };
}
