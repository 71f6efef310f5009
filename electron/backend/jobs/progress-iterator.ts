import { AsyncIteratorClass } from '@orpc/server';

/**
 * Long work as an iterator of what it reports. Giving the iterator up, at any moment, aborts the signal of `work` and waits until
 * `work` has cleaned up behind it; so does `signal`.
 */
export function progressIterator<Event>(
  work: (report: (event: Event) => void, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
): AsyncIteratorClass<Event, void, void> {
  const cancel = new AbortController();
  const events: Event[] = [];
  let state: { kind: 'running' } | { kind: 'done' } | { kind: 'failed'; error: unknown } = { kind: 'running' };
  let wake = (): void => undefined;
  const report = (event: Event): void => {
    events.push(event);
    wake();
  };
  const running = work(report, signal ? AbortSignal.any([signal, cancel.signal]) : cancel.signal)
    .then(
      () => {
        state = { kind: 'done' };
      },
      (error: unknown) => {
        state = { kind: 'failed', error };
      },
    )
    .finally(() => wake());
  const next = async (): Promise<IteratorResult<Event, void>> => {
    while (events.length === 0 && state.kind === 'running') {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const event = events.shift();
    if (event !== undefined) return { done: false, value: event };
    if (state.kind === 'failed') throw state.error;
    return { done: true, value: undefined };
  };
  return new AsyncIteratorClass(next, async (reason) => {
    if (reason !== 'next') cancel.abort();
    await running;
  });
}
