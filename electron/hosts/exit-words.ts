/** What ends a process for want of memory: V8 and the WebAssembly of the typesetter abort, the watch over a job uses SIGUSR2. */
const memorySignals: readonly (string | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGUSR2'];
/** Of a process that aborted, where the system tells no signal. */
const abortCode = 134;

/** How a job ended, in words an editor can read. */
export function exitWords(code: number | null, signal: string | null = null): string {
  return memorySignals.includes(signal) || code === abortCode ? '占用内存过多' : '意外退出';
}
