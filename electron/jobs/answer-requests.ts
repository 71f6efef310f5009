import { UserError } from '../../shared/errors.ts';
import type { JobReply } from '../backend/jobs/request-job.ts';
import { jobMemoryMb } from '../backend/jobs/start-job.ts';
import { watchOwnProcess } from './watch-own-process.ts';

/**
 * The other end of `requestJob`: answers each message with what `work` makes of it. A child process speaks with its parent and ends
 * with it, also in the middle of its work; a utility process of the desktop program gets a port to the backend as its first message.
 */
export function answerRequests<Request, Value>(work: (request: Request) => Promise<Value> | Value): void {
  watchOwnProcess(Number(process.argv[3] ?? jobMemoryMb));
  if (process.parentPort) {
    process.parentPort.once('message', ({ ports: [port] }) => {
      port?.on('message', async ({ data }) => port.postMessage(await replyOf(() => work(data))));
      port?.on('close', () => process.exit(0));
      port?.start();
    });
    return;
  }
  process.on('message', async (request: Request) => {
    process.send?.(await replyOf(() => work(request)));
  });
  process.on('disconnect', () => process.exit(0));
}

async function replyOf<Value>(work: () => Promise<Value> | Value): Promise<JobReply<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', code: error.code, details: error.details };
    return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
