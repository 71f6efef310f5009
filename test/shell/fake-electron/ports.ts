import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** A `MessagePortMain` on a port of Node's threads, which can go to another thread as Electron's goes to another process. */
export class FakePort {
  readonly inner: MessagePort;

  constructor(inner: MessagePort) {
    this.inner = inner;
  }

  on(event: string, listener: (message?: { data: unknown }) => void): this {
    this.inner.on(event, (data: unknown) => listener({ data }));
    // Node starts a port that is listened to; Electron waits for `start`.
    return this;
  }

  postMessage(message: unknown): void {
    this.inner.postMessage(message);
  }

  start(): void {
    this.inner.start();
  }

  close(): void {
    this.inner.close();
  }
}

export class FakeChannel {
  readonly port1: FakePort;
  readonly port2: FakePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePort(port1);
    this.port2 = new FakePort(port2);
  }
}
