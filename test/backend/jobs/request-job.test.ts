import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { requestJob } from '../../../electron/backend/jobs/request-job.ts';
import type { Job, JobName } from '../../../electron/backend/jobs/start-job.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';
import { UserError } from '../../../shared/errors.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const answers = path.resolve(import.meta.dirname, '../../../electron/jobs/answer-requests.ts');
const lost = (what: string): UserError => new UserError('typeset-failed', { what });

/** A job whose process does what `work` says, a function of the request in the text of a program. */
function startJob(work: string, memoryMb?: number): Job {
  const folder = path.join(temporaryFolder(), 'jobs');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'parser.ts'),
    `import { answerRequests } from ${JSON.stringify(answers)};\nanswerRequests(${work});\n`,
  );
  const job = forkJob(folder, '', memoryMb)('parser' satisfies JobName);
  // Whatever a test finds, none of them is left running for ever.
  onTestFinished(() => job.kill());
  return job;
}

const pidOf = (job: Job): Promise<number> => requestJob<number>(job, 'pid', { timeLimitMs: 60_000, lost });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Gives its process's number, then is busy for ever, as an endless layout is. */
const busy = `(request) => { if (request === 'pid') return process.pid; for (;;); }`;

test('a request that takes too long is lost, and its process is gone', async () => {
  const job = startJob(busy);
  const pid = await pidOf(job);
  await expect(requestJob(job, 'work', { timeLimitMs: 50, lost })).rejects.toMatchObject({ details: { what: '用时过长' } });
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5000);
});

test('a cancelled request ends, and its process is gone, also one that is stopped', async () => {
  for (const isStopped of [false, true]) {
    const job = startJob(busy);
    const pid = await pidOf(job);
    const cancel = new AbortController();
    const request = requestJob(job, 'work', { timeLimitMs: 60_000, signal: cancel.signal, lost });
    if (isStopped) process.kill(pid, 'SIGSTOP');
    cancel.abort();
    await expect(request).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5000);
  }
});

test('a stopped process is lost after its limit', async () => {
  const job = startJob(busy);
  process.kill(await pidOf(job), 'SIGSTOP');
  await expect(requestJob(job, 'pid', { timeLimitMs: 50, lost })).rejects.toMatchObject({ code: 'typeset-failed' });
});

test('the time for which the PC sleeps does not count', async () => {
  const job = startJob(`() => new Promise((resolve) => setTimeout(resolve, 1500, 'done'))`);
  const request = requestJob<string>(job, 'work', { timeLimitMs: 20_000, lost });
  const awake = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => awake() + 3_600_000);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await request).toBe('done');
});

test('a request whose job somebody else kills settles at once', async () => {
  const job = startJob(busy);
  process.kill(await pidOf(job), 'SIGSTOP');
  const request = requestJob(job, 'work', { timeLimitMs: 60_000, lost });
  job.kill();
  await expect(request).rejects.toMatchObject({ code: 'cancelled' });
  await expect(requestJob(job, 'work', { timeLimitMs: 60_000, lost })).rejects.toMatchObject({ code: 'cancelled' });
});

test('a process that ends on its own is lost, also between two requests, and says so in Chinese', async () => {
  const job = startJob(`(request) => request === 'pid' ? process.pid : process.exit(3)`);
  await pidOf(job);
  await expect(requestJob(job, 'work', { timeLimitMs: 60_000, lost })).rejects.toMatchObject({ details: { what: '意外退出' } });
  const idle = startJob(busy);
  process.kill(await pidOf(idle), 'SIGKILL');
  await vi.waitFor(() => expect(idle.isEnded()).toBe(true), 5000);
  await expect(pidOf(idle)).rejects.toMatchObject({ details: { what: '意外退出' } });
});

test('memory outside of the heap counts, also while the process is busy', async () => {
  const hungry = `() => { const kept = []; for (;;) kept.push(new WebAssembly.Memory({ initial: 160, maximum: 160 })) && new Uint8Array(kept.at(-1).buffer).fill(1); }`;
  const job = startJob(hungry, 300);
  await expect(requestJob(job, 'work', { timeLimitMs: 60_000, lost })).rejects.toMatchObject({
    details: { what: '占用内存过多' },
  });
});

test('a busy process ends with its parent', async () => {
  const folder = temporaryFolder();
  const program = path.join(folder, 'parent.ts');
  const hosts = path.resolve(import.meta.dirname, '../../../electron/hosts/fork-job.ts');
  writeFileSync(
    path.join(folder, 'parser.ts'),
    `import { answerRequests } from ${JSON.stringify(answers)};\nanswerRequests(${busy});\n`,
  );
  writeFileSync(
    program,
    `import { forkJob } from ${JSON.stringify(hosts)};
     const job = forkJob(${JSON.stringify(folder)}, '')('parser');
     job.onMessage(({ value }) => { process.stdout.write(String(value)); job.post('work'); });
     job.post('pid');`,
  );
  const { spawn } = await import('node:child_process');
  const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))));
  await wait(200);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
});
