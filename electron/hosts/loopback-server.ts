import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { openProgram, type Program } from '../backend/open-program.ts';
import { archiveFolder } from './archive-folder.ts';
import { forkJob } from './fork-job.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { logToStderr } from './log-to-stderr.ts';
import { browserDesktop } from './loopback/browser-desktop.ts';
import { createPrintTable } from './loopback/print-table.ts';
import type { FromServer, ToServer } from './loopback/server-messages.ts';
import { createSession, type Session } from './loopback/session.ts';
import { type RunningServer, startServer } from './loopback/start-server.ts';
import { personalFolder } from './personal-folder.ts';
import { readVersion } from './read-version.ts';
import { storeSampleIfEmpty } from './store-sample-if-empty.ts';
import { systemFontFolders } from './system-font-folders.ts';
import { userName } from './user-name.ts';

/** The server's process: backend and HTTP, started by the supervisor, ended by it or with it. */
const programFolder = path.resolve(import.meta.dirname, '../..');
keepHeapSmall();
let running: { program: Program; server: RunningServer; session: Session } | undefined;

process.on('message', (message: ToServer) => {
  if (message.kind === 'start') void start(message);
  else if (message.kind === 'new-code' && running) tell({ kind: 'code', code: running.session.newCode() });
  else if (message.kind === 'stop') void stop();
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// A terminal sends it to the supervisor too, which ends this process in order.
process.on('SIGINT', () => undefined);

async function start({ home, sample, port, otherPort, session: state }: Extract<ToServer, { kind: 'start' }>): Promise<void> {
  let program: Program | undefined;
  try {
    const resources = path.join(programFolder, 'resources');
    const printTable = createPrintTable();
    program = openProgram({
      home: archiveFolder({ home, env: process.env, programFolder }),
      now: () => new Date(),
      newId: randomUUID,
      author: userName(),
      personalFolder: personalFolder(process.env),
      log: logToStderr,
      startJob: forkJob(path.join(import.meta.dirname, '../jobs'), resources),
      resources,
      fontFolders: systemFontFolders(process.env),
      desktop: browserDesktop(printTable),
      version: readVersion(programFolder),
    });
    const backend = program.backend();
    if (!backend) process.stderr.write(`${program.lost()?.message}\n`);
    if (sample && backend) await storeSampleIfEmpty(backend);
    const session = createSession({ state, onChange: (session) => tell({ kind: 'session', session }) });
    const windowFolder = path.join(programFolder, 'dist/renderer');
    const { context } = program;
    const server = await startServer({ context, windowFolder, session, printTable, port, otherPort });
    running = { program, server, session };
    tell({ kind: 'listening', port: server.port });
    logToStderr('info', 'server-listening', { port: server.port, pid: process.pid });
  } catch (error) {
    program?.close();
    tell({ kind: 'refused', ...refusalOf(error, port) });
    process.exitCode = 1;
    process.disconnect();
  }
}

function refusalOf(error: unknown, port: number): { code: string; sentence: string } {
  if (error instanceof UserError) return { code: error.code, sentence: error.message };
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
    return { code: 'port-taken', sentence: `端口 ${port} 正被另一个程序使用，请换一个端口，或者去掉 --port。` };
  }
  throw error;
}

let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await running?.server.close();
  running?.program.close();
  process.exit();
}

function tell(message: FromServer): void {
  process.send?.(message);
}
