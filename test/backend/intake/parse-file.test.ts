import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { parseFile } from '../../../electron/backend/intake/parse-file.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const answers = path.resolve(import.meta.dirname, '../../../electron/jobs/answer-requests.ts');

afterEach(() => void vi.useRealTimers());

/** Reads a file with a parser that does what `work` says, a function of the request in the text of a program. */
function parseWith(work: string, memoryMb?: number): Promise<unknown> {
  const folder = path.join(temporaryFolder(), 'jobs');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'parser.ts'),
    `import { answerRequests } from ${JSON.stringify(answers)};\nanswerRequests(${work});\n`,
  );
  return parseFile(forkJob(folder, '', memoryMb), { kind: 'article', file: '/nowhere/稿.txt' });
}

async function refusal(parsing: Promise<unknown>): Promise<unknown> {
  return parsing.then(
    () => 'read',
    (error: unknown) => error,
  );
}

test('a parser that takes too long is stopped after 30 s, and what happened is said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  const parsing = refusal(parseWith('() => { for (;;); }'));
  let isSettled = false;
  void parsing.then(() => {
    isSettled = true;
  });
  await vi.advanceTimersByTimeAsync(29_900);
  expect(isSettled).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await parsing).toMatchObject({
    code: 'file-unfinished',
    message: expect.stringContaining('“稿.txt”没有读完（用时过长）'),
  });
});

test('its heap ends at 1 GB', async () => {
  const limit = await parseWith(`() => process.getBuiltinModule('node:v8').getHeapStatistics().heap_size_limit`);
  expect(limit).toBeGreaterThan(1000 * 2 ** 20);
  expect(limit).toBeLessThan(1300 * 2 ** 20);
});

test('one that takes too much memory, or ends, says so', async () => {
  const hungry = '() => { const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1)); }';
  expect(await refusal(parseWith(hungry, 200))).toMatchObject({ code: 'file-unfinished', details: { what: '占用内存过多' } });
  expect(await refusal(parseWith('() => process.exit(3)'))).toMatchObject({
    code: 'file-unfinished',
    details: { file: '稿.txt', what: '意外退出' },
  });
});
