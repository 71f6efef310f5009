import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, onTestFinished, vi } from 'vitest';
import { router } from '../../electron/backend/api/register.ts';
import type { Backend } from '../../electron/backend/create-backend.ts';
import type { DirectBackend } from './direct-calls.ts';
import { testBackend } from './test-backend.ts';

const windowTarget = new EventTarget();

/**
 * Makes this process the window of the desktop program, as far as `renderer/api` needs one. To be called before anything of it is
 * imported, which the caller does dynamically.
 */
export function stubDesktopWindow(): void {
  vi.stubGlobal('window', windowTarget);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('location', { protocol: 'app:' });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
}

/** The answer of a procedure that is kept back. */
interface HeldAnswer {
  /** Resolves when the backend has done its work and only the answer is missing. */
  isDone: Promise<void>;
  letGo(): void;
}

interface HandedOver {
  /** Ends it as the death of the backend's process does. */
  die(): void;
  /** Keeps the next answer of a procedure, 「issues/arrange」, back until it is let go. */
  hold(procedure: string): HeldAnswer;
}

/** A port to a backend, given to the window. */
export function handOver(backend: Backend): HandedOver {
  const { port1, port2 } = new MessageChannel();
  const held = new Map<string, { done(): void; gate: Promise<void> }>();
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        const answer = await next();
        const procedure = path.join('/');
        const one = held.get(procedure);
        held.delete(procedure);
        one?.done();
        await one?.gate;
        return answer;
      },
    ],
  });
  handler.upgrade(port1, { context: backend.context });
  port1.start();
  give(port2);
  onTestFinished(() => port1.close());
  return {
    die: () => port1.close(),
    hold(procedure) {
      const [done, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held.set(procedure, { done: done.resolve, gate: gate.promise });
      return { isDone: done.promise, letGo: gate.resolve };
    },
  };
}

/** A new backend on an empty archive to which the window is connected, hearing of what changes in it until the test ends. */
export async function connectedBackend(): Promise<HandedOver & { backend: DirectBackend }> {
  const { connect } = await import('../../renderer/api/connection.ts');
  const { listenToProgram } = await import('../../renderer/api/use-archive-events.ts');
  const backend = testBackend();
  await connect();
  const handedOver = handOver(backend);
  const ended = new AbortController();
  onTestFinished(() => ended.abort());
  void listenToProgram(ended.signal);
  await expect.poll(() => backend.services.events.size).toBe(1);
  return { ...handedOver, backend };
}

function give(port: MessagePort): void {
  const event = Object.assign(new Event('message'), { data: 'bulletin-port', ports: [port], source: windowTarget });
  windowTarget.dispatchEvent(event);
}
