import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { progressIterator } from '../../../electron/backend/jobs/progress-iterator.ts';

/** Work that reports one step and then waits until it is given up, after which it still has something to clear away. */
function patientWork() {
  const seen = { isAborted: false, isCleared: false };
  const work = async (report: (step: string) => void, signal: AbortSignal): Promise<void> => {
    report('begun');
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    seen.isAborted = true;
    await wait(20);
    seen.isCleared = true;
    signal.throwIfAborted();
  };
  return { seen, work };
}

test('every step is told in its order, those reported before anybody asked too, then it ends', async () => {
  const told: number[] = [];
  const steps = progressIterator<number>(async (report) => {
    report(1);
    report(2);
    await wait(1);
    report(3);
  }, undefined);
  for await (const step of steps) told.push(step);
  expect(told).toEqual([1, 2, 3]);
});

test('what the work fails with comes after the steps before it', async () => {
  const steps = progressIterator<number>(async (report) => {
    report(1);
    throw new Error('no room');
  }, undefined);
  expect(await steps.next()).toEqual({ done: false, value: 1 });
  await expect(steps.next()).rejects.toThrow('no room');
});

test('who breaks off has waited until the work has cleared away what it left', async () => {
  const { seen, work } = patientWork();
  for await (const step of progressIterator(work, undefined)) {
    expect(step).toBe('begun');
    break;
  }
  expect(seen).toEqual({ isAborted: true, isCleared: true });
});

test('a signal from outside ends the work, and who waits for the next step is told', async () => {
  const { seen, work } = patientWork();
  const outside = new AbortController();
  const steps = progressIterator(work, outside.signal);
  expect(await steps.next()).toMatchObject({ value: 'begun' });
  const next = steps.next();
  outside.abort();
  await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual({ isAborted: true, isCleared: true });
});
