import { UserError } from '../../shared/errors.ts';
import type { CallContext } from './api/call-context.ts';
import { tellDamage } from './api/tell-damage.ts';
import { recoverArchive } from './archive/recover-archive.ts';
import type { BackendInput } from './backend-input.ts';
import { type Backend, createBackend } from './create-backend.ts';
import { describeLost } from './recovery/describe-lost.ts';
import { checkLater } from './safety/check-later.ts';

/** The program as a window has it: also with a lost archive, which the editor then decides about. */
export interface Program {
  context: CallContext;
  /** Undefined as long as the archive is lost. */
  backend(): Backend | undefined;
  /** Why the archive is lost; undefined where it is open. */
  lost(): UserError<'archive-lost'> | undefined;
  close(): void;
}

/** @throws UserError as `openArchive`, but for `archive-lost` */
export function openProgram(input: BackendInput): Program {
  let backend: Backend | undefined;
  let lost: UserError<'archive-lost'> | undefined;
  const open = (): void => {
    try {
      backend = createBackend(input);
      lost = undefined;
      const services = backend.context.services();
      void checkLater({ ...services, onDamage: (told) => tellDamage(services, told) });
      services.reader.warm();
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'archive-lost')) throw error;
      lost = error as UserError<'archive-lost'>;
      input.log('error', 'archive-lost');
    }
  };
  const reopen = (): void => {
    if (!lost) throw new UserError('archive-not-lost', { folder: input.home });
    open();
    if (lost) throw lost;
  };
  const context: CallContext = {
    log: input.log,
    services: () => {
      if (backend) return backend.context.services();
      throw lost;
    },
    recovery: {
      state: () => (lost ? describeLost(lost.details) : null),
      decide: (choice) => {
        if (!lost) throw new UserError('archive-not-lost', { folder: input.home });
        const aside = recoverArchive({ folder: input.home, choice, now: input.now });
        input.log('warn', 'archive-recovered', { choice });
        reopen();
        return { aside };
      },
      reopen,
    },
  };
  open();
  return {
    context,
    backend: () => backend,
    lost: () => lost,
    close: () => backend?.close(),
  };
}
