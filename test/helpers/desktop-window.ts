import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { onTestFinished, vi } from 'vitest';
import { router } from '../../electron/backend/api/register.ts';
import type { Backend } from '../../electron/backend/create-backend.ts';

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

/**
 * A port to a backend, given to the window; what ends it as the death of the backend's process does. `beforeAnswer`: what the answer of a
 * procedure, 「issues/arrange」, waits for once its work is done.
 */
export function handOver(
  backend: Backend,
  { beforeAnswer }: { beforeAnswer?: (procedure: string) => Promise<void> | undefined } = {},
): { die(): void } {
  const { port1, port2 } = new MessageChannel();
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async ({ next, path }) => {
        const answer = await next();
        await beforeAnswer?.(path.join('/'));
        return answer;
      },
    ],
  });
  handler.upgrade(port1, { context: backend.context });
  port1.start();
  give(port2);
  onTestFinished(() => port1.close());
  return { die: () => port1.close() };
}

function give(port: MessagePort): void {
  const event = Object.assign(new Event('message'), { data: 'bulletin-port', ports: [port], source: windowTarget });
  windowTarget.dispatchEvent(event);
}
