import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadSampleIssue } from '../../../electron/backend/issues/load-sample-issue.ts';
import { startTypesetter, type Typesetter } from '../../../electron/backend/typeset/start-typesetter.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const sample = loadSampleIssue(path.join(root, 'resources/sample'));
const loadAsset = (id: string): Uint8Array => sample.assets.get(id) ?? new Uint8Array();
const startJob = forkJob(path.join(root, 'electron/jobs'), path.join(root, 'resources'));
const [first] = sample.complete.sections.flatMap((section) => section.articles);
const only = first?.id ?? '';
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

test('a process that has grown too large is replaced', async () => {
  let started = 0;
  typesetter = startTypesetter({
    startJob: (name) => {
      started += 1;
      return startJob(name);
    },
    memoryLimitMb: 1,
  });
  await typesetter.typeset(sample.complete, { loadAsset, only });
  await typesetter.typeset(sample.complete, { loadAsset, only });
  expect(started).toBe(2);
});

test('missing fonts are named', async () => {
  typesetter = startTypesetter({ startJob: forkJob(path.join(root, 'electron/jobs'), path.join(root, 'test')) });
  await expect(typesetter.typeset(sample.complete, { loadAsset })).rejects.toMatchObject({ code: 'font-missing' });
});
