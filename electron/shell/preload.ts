import { ipcRenderer } from 'electron';

/** The one file of the shell that runs in a page, and all it uses of one. */
declare const window: {
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
  location: { origin: string };
};

/**
 * Hands ports to the backend over to the page and nothing else: `message` events with the data `bulletin-port` and one port.
 * A backend that was started anew comes with a new port.
 */
ipcRenderer.on('bulletin-port', (event) => window.postMessage('bulletin-port', window.location.origin, event.ports));
