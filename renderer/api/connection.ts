import { createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { create } from 'zustand';
import type { Client } from '../../shared/contract/contract.ts';
import { openSession, type Session } from './session.ts';
import { callHeaders } from './window-editor.ts';

/**
 * `opening`: not yet asked; `open`; `lost`: the backend does not answer, it is asked again until it does;
 * `locked`: in a browser without a valid code.
 */
export type Connection = 'opening' | 'open' | 'lost' | 'locked';

/** `isShutOut`: the program answers and does not know this window, as after it was started anew by hand. */
export const useConnection = create<{ state: Connection; isShutOut: boolean }>(() => ({ state: 'opening', isShutOut: false }));

type Link = FetchLink<Record<never, never>> | PortLink<Record<never, never>>;

let link: Link | undefined;
let session: Session | undefined;
const waiting: ((link: Link) => void)[] = [];

/** What is sent while the window closes outlives it, up to the 64 KB that browsers allow. */
let isLeaving = false;
window.addEventListener('pagehide', () => {
  isLeaving = true;
});
window.addEventListener('pageshow', () => {
  isLeaving = false;
});

/** The contract, whatever stands between window and backend. Calls made before there is a connection wait for it. */
export const client: Client = createORPCClient(
  new DynamicLink(async () => link ?? new Promise<Link>((resolve) => waiting.push(resolve))),
);

/** Connects with the desktop program's backend by the port the shell hands over, or with the loopback host by its code. */
export async function connect(): Promise<void> {
  if (location.protocol === 'app:') {
    let last = new AbortController();
    window.addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'bulletin-port' || !port) return;
      // A backend that was started anew comes with a new port. What the dead one was asked, or is about to be asked by a call that
      // is still being put into words, would wait for ever: it is given up, so that it is asked again.
      last.abort(new Error('the backend was started anew'));
      last = new AbortController();
      use(portLink(port, last.signal));
      port.start();
    });
    return;
  }
  session = await openSession();
  if (!session) {
    useConnection.setState({ state: 'locked' });
    return;
  }
  const { token } = session;
  use(
    new FetchLink({
      url: `${location.origin}/rpc`,
      headers: () => ({ authorization: `Bearer ${token()}`, ...callHeaders() }),
      fetch: (request, init) => fetch(request, { ...init, keepalive: isLeaving }),
    }),
  );
}

/** Lets this window in again with a code the program has just given. @returns false where the code is not good */
export async function enterCode(code: string): Promise<boolean> {
  return (await session?.enter(code)) ?? false;
}

/** A second window on the same program, at an address inside the window. @throws what was refused */
export async function openInNewWindow(address: string): Promise<void> {
  if (!session) return client.program.openWindow({ address });
  // Opened before its code is known: later the browser would call it unasked for.
  const opened = window.open('about:blank');
  try {
    const code = await session.newCode();
    if (opened) opened.location.href = `${location.origin}/#code=${code}&at=${address}`;
  } catch (error) {
    opened?.close();
    throw error;
  }
}

function portLink(port: MessagePort, replaced: AbortSignal): Link {
  return new PortLink({
    port,
    headers: callHeaders,
    interceptors: [
      ({ next, ...options }) => {
        const signal = options.signal ? AbortSignal.any([options.signal, replaced]) : replaced;
        return next({ ...options, signal });
      },
    ],
  });
}

/** What was lost is open again only when the backend has answered (see `listenToProgram`): until then what was missed is not known. */
function use(next: Link): void {
  link = next;
  if (useConnection.getState().state === 'opening') useConnection.setState({ state: 'open' });
  for (const resolve of waiting.splice(0)) resolve(next);
}
