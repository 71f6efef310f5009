import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { startTypesetter, type Typesetter } from '../../../electron/backend/typeset/start-typesetter.ts';
import type { TypesetRequest } from '../../../electron/backend/typeset/typesetter-process.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const sample = loadSampleIssue(path.join(root, 'resources/sample'));
const loadAsset = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
const startJob = forkJob(path.join(root, 'electron/jobs'), path.join(root, 'resources'));
const [first] = sample.complete.sections.flatMap((section) => section.articles);
const only = { articleId: first?.id ?? '' };
let typesetter: Typesetter | undefined;

afterEach(() => typesetter?.close());

test('answers requests in order, from a process of its own', async () => {
  typesetter = startTypesetter({ startJob });
  const [whole, part] = await Promise.all([
    typesetter.typeset(sample.complete, { loadAsset }),
    typesetter.typeset(sample.complete, { loadAsset, only }),
  ]);
  expect(Buffer.from(whole.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(part.map.pages.length).toBeLessThan(whole.map.pages.length);
});

test('a request that takes too long is given up, and the next one is answered', async () => {
  typesetter = startTypesetter({ startJob, timeLimitMs: 1 });
  await expect(typesetter.typeset(sample.complete, { loadAsset })).rejects.toMatchObject({ code: 'typeset-failed' });
  typesetter.close();
  typesetter = startTypesetter({ startJob });
  await expect(typesetter.typeset(sample.complete, { loadAsset, only })).resolves.toHaveProperty('map');
});

test('a cancelled request ends at once', async () => {
  typesetter = startTypesetter({ startJob });
  const cancel = new AbortController();
  const running = typesetter.typeset(sample.complete, { loadAsset, signal: cancel.signal });
  setTimeout(() => cancel.abort(), 20);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(typesetter.typeset(sample.complete, { loadAsset, only })).resolves.toHaveProperty('map');
});

test('a request that is cancelled before its turn is dropped, and the warm process stays', async () => {
  let started = 0;
  typesetter = startTypesetter({
    startJob: (name) => {
      started += 1;
      return startJob(name);
    },
  });
  const cancel = new AbortController();
  const running = typesetter.typeset(sample.complete, { loadAsset, signal: cancel.signal });
  const waiting = typesetter.typeset(sample.complete, { loadAsset, signal: cancel.signal });
  const after = typesetter.typeset(sample.complete, { loadAsset, only });
  cancel.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(after).resolves.toHaveProperty('map');
  expect(started).toBe(1);
});

test('only what changed goes to the process', async () => {
  const sent: string[][] = [];
  typesetter = startTypesetter({
    startJob: (name) => {
      const job = startJob(name);
      return {
        ...job,
        post(message) {
          sent.push((message as TypesetRequest).articles.map((article) => article.id));
          job.post(message);
        },
      };
    },
  });
  const [section, ...others] = sample.complete.sections;
  if (!section || !first) throw new Error('the sample is empty');
  const edited = { ...first, titleLines: ['另一个题目'] };
  const changed = { ...sample.complete, sections: [{ ...section, articles: [edited, ...section.articles.slice(1)] }, ...others] };
  await typesetter.typeset(sample.complete, { loadAsset });
  const { map } = await typesetter.typeset(changed, { loadAsset, only });
  await typesetter.typeset(changed, { loadAsset });
  expect(sent.slice(1)).toEqual([[first.id], []]);
  expect(map.articles.map((article) => article.articleId)).toEqual([first.id]);
});

test('a process that has grown too large is replaced by one that is warm', async () => {
  const started: { isKilled: boolean }[] = [];
  typesetter = startTypesetter({
    startJob: (name) => {
      const job = startJob(name);
      const seen = { isKilled: false };
      started.push(seen);
      return {
        ...job,
        kill() {
          seen.isKilled = true;
          job.kill();
        },
      };
    },
    memoryLimitMb: 1,
  });
  await typesetter.typeset(sample.complete, { loadAsset, only });
  await typesetter.typeset(sample.complete, { loadAsset, only });
  expect(started.map(({ isKilled }) => isKilled)).toEqual([false, false]);
  await vi.waitFor(() => expect(started[0]?.isKilled).toBe(true), 30_000);
  await expect(typesetter.typeset(sample.complete, { loadAsset, only })).resolves.toHaveProperty('map');
});

test('missing fonts are named', async () => {
  typesetter = startTypesetter({ startJob: forkJob(path.join(root, 'electron/jobs'), path.join(root, 'test')) });
  await expect(typesetter.typeset(sample.complete, { loadAsset })).rejects.toMatchObject({ code: 'font-missing' });
});
