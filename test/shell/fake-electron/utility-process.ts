import { EventEmitter } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FakePort } from './ports.ts';

const shim = path.join(import.meta.dirname, 'utility-worker.ts');

/** A utility process that is a thread: the built program runs in it, and it can be killed. */
export class FakeUtilityProcess extends EventEmitter {
  readonly program: string;
  readonly #worker: Worker;

  constructor(program: string, args: readonly string[]) {
    super();
    this.program = program;
    this.#worker = new Worker(shim, { workerData: program, argv: [...args], execArgv: [] });
    this.#worker.on('message', (message) => this.emit('message', message));
    this.#worker.on('error', (error) => this.emit('error-in-thread', error));
    this.#worker.once('exit', (code) => this.emit('exit', code));
  }

  postMessage(message: unknown, ports: readonly FakePort[] = []): void {
    const inner = ports.map((port) => port.inner);
    this.#worker.postMessage({ message, ports: inner }, inner);
  }

  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}
