import path from 'node:path';
import { createRouterClient, EventPublisher, type RouterClient } from '@orpc/server';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import { UserError } from '../../shared/errors.ts';
import { type CallContext, callContext } from './api/call-context.ts';
import { router } from './api/register.ts';
import type { Services } from './api/services.ts';
import { newestActivity } from './archive/activity-queries.ts';
import type { Archive } from './archive/handles.ts';
import { openArchive } from './archive/open-archive.ts';
import { readOnlyArchive } from './archive/write-transaction.ts';
import type { BackendInput } from './backend-input.ts';
import { noDesktop } from './desktop.ts';
import { resolveFonts } from './fonts/resolve-fonts.ts';
import { createSystemFonts } from './fonts/system-fonts.ts';
import { startReader } from './reads/start-reader.ts';
import { createPeople } from './settings/people.ts';
import { startTypesetter } from './typeset/start-typesetter.ts';

export interface Backend {
  /** The whole contract, called directly. */
  client: RouterClient<typeof router>;
  /** What a host hands to the router for every call. */
  context: CallContext;
  close(): void;
}

/**
 * The whole program without a window, on one archive that nobody else can open until `close`.
 * @throws UserError as `openArchive`
 */
export function createBackend(input: BackendInput): Backend {
  const {
    home,
    mustExist = false,
    author: userName,
    personalFolder,
    desktop = noDesktop,
    version = '',
    fontFolders = [],
    ...given
  } = input;
  const { now, log, startJob } = given;
  const archive = openArchive({ folder: home, now, mustExist });
  const systemFonts = createSystemFonts([path.join(home, 'fonts'), ...fontFolders]);
  const typesetter = startTypesetter({ startJob, resolveFonts: (fonts) => resolveFonts(fonts, systemFonts) });
  const reader = startReader(startJob, archive);
  const people = createPeople(personalFolder, log);
  const author = (): string => people.list()[0]?.name || userName.trim().slice(0, 40) || '编辑';
  const services: Services = {
    ...given,
    archive,
    reader,
    typesetter,
    systemFonts,
    desktop,
    exported: { files: new Set(), folders: new Set() },
    version,
    people,
    health: { warning: warningOf(archive) },
    editor: undefined,
    author,
    newestAtStart: newestOf(archive),
    events: new EventPublisher<{ program: ProgramEvent }>(),
  };
  log('info', 'archive-opened');
  const context = callContext(services);
  return {
    client: createRouterClient(router, { context }),
    context,
    close: () => {
      typesetter.close();
      reader.close();
      archive.close();
    },
  };
}

/** A log that cannot be read is told of where somebody reads it. */
function newestOf({ readable }: Archive): number {
  try {
    return newestActivity(readable);
  } catch {
    return 0;
  }
}

function warningOf({ folder, readOnly, faults }: Archive): string | null {
  if (readOnly) return readOnlyArchive(folder, readOnly).message;
  if (faults.length === 0) return null;
  return new UserError('archive-damaged', { folder, what: '日志不完整，最后几次保存可能没有了' }).message;
}
