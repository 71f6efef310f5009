import { randomUUID } from 'node:crypto';
import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { UserError } from '../../../shared/errors.ts';
import { router } from '../../backend/api/register.ts';
import { openProgram, type Program } from '../../backend/open-program.ts';
import { logToStderr } from '../log-to-stderr.ts';
import { personalFolder } from '../personal-folder.ts';
import { storeSampleIfEmpty } from '../store-sample-if-empty.ts';
import { systemFontFolders } from '../system-font-folders.ts';
import { userName } from '../user-name.ts';
import { createShellDesktop } from './shell-desktop.ts';
import { createShellJobs } from './shell-jobs.ts';
import type { ToBackend, ToShell } from './shell-messages.ts';

/** The backend behind message ports: one to the shell, one to each window that was ever loaded. `end` ends the process. */
export function serveShell(shell: Electron.ParentPort, end: () => void): void {
  const tell = (message: ToShell): void => shell.postMessage(message);
  const jobs = createShellJobs(tell);
  const { desktop, answered } = createShellDesktop(tell);
  const procedures = new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] });
  let program: Program | undefined;

  const start = async ({ home, sample, resources, version }: Extract<ToBackend, { kind: 'start' }>): Promise<void> => {
    try {
      program = openProgram({
        home,
        now: () => new Date(),
        newId: randomUUID,
        author: userName(),
        personalFolder: personalFolder(process.env),
        log: logToStderr,
        startJob: jobs.startJob,
        resources,
        fontFolders: systemFontFolders(process.env),
        desktop,
        version,
      });
      const backend = program.backend();
      if (sample && backend) await storeSampleIfEmpty(backend);
      tell({ kind: 'ready' });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      tell({ kind: 'refused', sentence: error.message });
    }
  };

  const connectWindow = (port: Electron.MessagePortMain): void => {
    if (!program) {
      port.close();
      return;
    }
    procedures.upgrade(port, { context: program.context });
    port.start();
  };

  shell.on('message', ({ data, ports: [port] }) => {
    const message = data as ToBackend;
    switch (message.kind) {
      case 'start':
        void start(message);
        return;
      case 'window':
        if (port) connectWindow(port);
        return;
      case 'command':
        program?.backend()?.context.services().events.publish('program', message);
        return;
      case 'job':
        if (port) jobs.connect(message.id, port);
        return;
      case 'job-ended':
        jobs.ended(message.id, message.what);
        return;
      case 'answer':
        answered(message.id, message.answer);
        return;
      case 'stop':
        program?.close();
        end();
    }
  });
}
