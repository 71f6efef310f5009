import { isMainThread, Worker } from 'node:worker_threads';

/**
 * Ends this process when it has grown over `limitMb` or its parent is gone. A thread of its own looks: the main one may be
 * busy for minutes in WebAssembly, whose memory no limit of V8 counts.
 */
export function watchOwnProcess(limitMb: number): void {
  // The tests of the shell run jobs as threads of their own process.
  if (!isMainThread) return;
  // As text: a packaged program need not find a file for it.
  new Worker(`(${watch})(${limitMb}, ${process.ppid})`, { eval: true }).unref();
}

/** Runs in the thread and sees nothing of this file. */
function watch(limitMb: number, parent: number): void {
  const isOrphan = (): boolean => {
    // Windows goes on naming a parent that is gone.
    if (process.ppid !== parent) return true;
    try {
      process.kill(parent, 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH';
    }
  };
  setInterval(() => {
    if (isOrphan()) process.kill(process.pid, 'SIGKILL');
    if (process.memoryUsage.rss() / 2 ** 20 <= limitMb) return;
    // Tells the backend why, where signals can tell.
    process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGUSR2');
  }, 200);
}
