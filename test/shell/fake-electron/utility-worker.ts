import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { FakePort } from './ports.ts';

/** What a utility process finds: `process.parentPort`, then its program. */
const fromParent = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => parentPort?.postMessage(message) });
Object.assign(process, { parentPort: fromParent });
await import(workerData as string);
parentPort?.on('message', ({ message, ports }) => {
  fromParent.emit('message', { data: message, ports: ports.map((port: never) => new FakePort(port)) });
});
