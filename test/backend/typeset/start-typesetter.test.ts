import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { pageItems } from '../../../electron/backend/export/preflight/page-items.ts';
import type { ResolvedFonts } from '../../../electron/backend/fonts/resolve-fonts.ts';
import type { StartJob } from '../../../electron/backend/jobs/start-job.ts';
import { startTypesetter, type Typesetter } from '../../../electron/backend/typeset/start-typesetter.ts';
import type { StartRequest, TypesetRequest } from '../../../electron/backend/typeset/typesetter-process.ts';
import { forkJob } from '../../../electron/hosts/fork-job.ts';
import { documentOf } from '../../../shared/document/build.ts';
import type { TableNode } from '../../../shared/document/types.ts';
import { startBuiltJob } from '../../helpers/built-jobs.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { testImages } from '../../helpers/test-images.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const issue = inventedIssue();
const loadAsset = (id: string): Uint8Array => testImages.find(({ asset }) => asset.id === id)?.bytes ?? new Uint8Array();
const [first] = issue.sections.flatMap((section) => section.articles);
const only = { articleId: first?.id ?? '' };
let typesetter: Typesetter | undefined;

afterEach(() => typesetter?.close());

test('answers requests in order, from a process of its own', async () => {
  typesetter = startTypesetter({ startJob: startBuiltJob });
  const [whole, part] = await Promise.all([
    typesetter.typeset(issue, { loadAsset }),
    typesetter.typeset(issue, { loadAsset, only }),
  ]);
  expect(Buffer.from(whole.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(part.map.pages.length).toBeLessThan(whole.map.pages.length);
});

test('an issue too slow for the quick lane is set in the slow one', async () => {
  const jobs = watched();
  typesetter = startTypesetter({ startJob: jobs.startJob, limits: { quickMs: 1 } });
  await expect(typesetter.typeset(issue, { loadAsset })).resolves.toHaveProperty('map');
  expect(jobs.started.map(({ isKilled }) => isKilled)).toEqual([true, false]);
});

test('an article that cannot be set is refused by its title, and at once when it is asked for again', async () => {
  const jobs = watched();
  typesetter = startTypesetter({ startJob: jobs.startJob, limits: { quickMs: 1, slowMs: 1 } });
  const refused = { code: 'article-unset', details: { title: first?.titleLines.join(' ') } };
  await expect(typesetter.typeset(issue, { loadAsset, only })).rejects.toMatchObject(refused);
  expect(jobs.started.map(({ isKilled }) => isKilled)).toEqual([true, true]);
  await expect(typesetter.typeset(issue, { loadAsset, only })).rejects.toMatchObject(refused);
  expect(jobs.started).toHaveLength(2);
});

test('an article that cannot be set holds up no other, and stands as a notice in the whole issue; on paper it is refused', async () => {
  const jobs = watched();
  typesetter = startTypesetter({ startJob: jobs.startJob, limits: { quickMs: 60_000, slowMs: 3000, patientMs: 3000 } });
  const [section, ...others] = issue.sections;
  if (!section || !first) throw new Error('the issue is empty');
  const large = { ...first, id: 'large', titleLines: ['大表'], document: documentOf(tableOf(300, 60)) };
  const complete = { ...issue, sections: [{ ...section, articles: [large, ...section.articles] }, ...others] };
  await typesetter.typeset(complete, { loadAsset, only });
  const order: string[] = [];
  const slow = typesetter
    .typeset(complete, { loadAsset, only: { articleId: 'large' } })
    .catch((error: unknown) => error)
    .finally(() => order.push('slow'));
  await typesetter.typeset(complete, { loadAsset, only }).finally(() => order.push('other'));
  expect(await slow).toMatchObject({ code: 'article-unset', details: { title: '大表' } });
  expect(order).toEqual(['other', 'slow']);
  const whole = await typesetter.typeset(complete, { loadAsset });
  expect(whole.map.faults).toMatchObject([{ kind: 'unset', articleId: 'large' }]);
  expect(whole.map.articles.map(({ articleId }) => articleId)).toContain(first.id);
  expect(pageItems(complete, whole.map)).toContainEqual({
    kind: 'page-fault',
    severity: 'error',
    message: '《大表》太大，排版太慢，版面上只有一句说明；请拆开大表格、减少脚注，或者把它分成几篇。',
    target: { kind: 'article', articleId: 'large' },
  });
  await expect(typesetter.typeset(complete, { loadAsset, isPatient: true })).rejects.toMatchObject({ code: 'article-unset' });
});

test('a process at work for somebody who has cancelled is ended, and the next request is answered', async () => {
  const jobs = watched();
  typesetter = startTypesetter({ startJob: jobs.startJob });
  await typesetter.typeset(issue, { loadAsset, only });
  const cancel = new AbortController();
  const { pid } = await jobs.stop(0);
  const running = typesetter.typeset(issue, { loadAsset, signal: cancel.signal });
  setTimeout(() => cancel.abort(), 50);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
  expect(jobs.started.map(({ isKilled }) => isKilled)).toEqual([true, false]);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 5000);
});

test('closing answers whoever still waits, and starts nothing more', async () => {
  const jobs = watched();
  typesetter = startTypesetter({ startJob: jobs.startJob });
  const waiting = [1, 2, 3].map(() => typesetter?.typeset(issue, { loadAsset }));
  await vi.waitFor(() => expect(jobs.started).toHaveLength(1));
  typesetter.close();
  for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'cancelled' });
  expect(jobs.started).toHaveLength(1);
});

test('a cancelled request ends at once', async () => {
  typesetter = startTypesetter({ startJob: startBuiltJob });
  const cancel = new AbortController();
  const running = typesetter.typeset(issue, { loadAsset, signal: cancel.signal });
  setTimeout(() => cancel.abort(), 20);
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
});

test('a cancelled request waits for no font of this PC', async () => {
  let found: (fonts: ResolvedFonts) => void = () => undefined;
  typesetter = startTypesetter({ startJob: startBuiltJob, resolveFonts: () => new Promise((resolve) => (found = resolve)) });
  const cancel = new AbortController();
  const running = typesetter.typeset(issue, { loadAsset, signal: cancel.signal });
  cancel.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  found({ fonts: issue.layout.fonts, faces: [], missing: [] });
});

test('a request that is cancelled before its turn is dropped, and the warm process stays', async () => {
  let started = 0;
  typesetter = startTypesetter({
    startJob: (name) => {
      started += 1;
      return startBuiltJob(name);
    },
  });
  const cancel = new AbortController();
  const running = typesetter.typeset(issue, { loadAsset, signal: cancel.signal });
  const waiting = typesetter.typeset(issue, { loadAsset, signal: cancel.signal });
  const after = typesetter.typeset(issue, { loadAsset, only });
  cancel.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(after).resolves.toHaveProperty('map');
  expect(started).toBe(1);
});

test('a cover in other fonts, or a picture tried on a page, leaves the process warm that is wanted; a third set takes the place of the oldest', async () => {
  const jobs = watched();
  const file = path.join(root, 'resources/fonts/NotoSansSC-Regular.ttf');
  typesetter = startTypesetter({
    startJob: jobs.startJob,
    resolveFonts: async (fonts) => ({
      fonts: { ...fonts, song: issue.layout.fonts.song },
      faces: fonts.song === issue.layout.fonts.song ? [] : [{ file, index: 0, family: fonts.song }],
      missing: [],
    }),
  });
  const cover = (song: string) => {
    const layout = { ...issue.layout, fonts: { ...issue.layout.fonts, song } };
    return typesetter?.typeset({ ...issue, layout }, { loadAsset, only: 'cover' });
  };
  await typesetter.typeset(issue, { loadAsset, only });
  await cover('方正小标宋');
  await typesetter.typeset(issue, { loadAsset, only });
  expect(jobs.started.map(({ isKilled }) => isKilled)).toEqual([false, false]);
  await cover('仿宋');
  await typesetter.typeset(issue, { loadAsset, only });
  expect(jobs.started.map(({ isKilled }) => isKilled)).toEqual([false, true, false]);
});

test('only what changed goes to the process', async () => {
  const sent: string[][] = [];
  typesetter = startTypesetter({
    startJob: (name) => {
      const job = startBuiltJob(name);
      return {
        ...job,
        post(message) {
          const request = message as TypesetRequest | StartRequest;
          if (request.kind === 'typeset') sent.push(request.articles.map((article) => article.id));
          job.post(message);
        },
      };
    },
  });
  const [section, ...others] = issue.sections;
  if (!section || !first) throw new Error('the issue is empty');
  const edited = { ...first, titleLines: ['另一个题目'] };
  const changed = { ...issue, sections: [{ ...section, articles: [edited, ...section.articles.slice(1)] }, ...others] };
  await typesetter.typeset(issue, { loadAsset });
  const { map } = await typesetter.typeset(changed, { loadAsset, only });
  await typesetter.typeset(changed, { loadAsset });
  expect(sent.slice(1)).toEqual([[first.id], []]);
  expect(map.articles.map((article) => article.articleId)).toEqual([first.id]);
});

test('a process that has grown too large is replaced by one that is warm', async () => {
  const started: { isKilled: boolean }[] = [];
  typesetter = startTypesetter({
    startJob: (name) => {
      const job = startBuiltJob(name);
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
  await typesetter.typeset(issue, { loadAsset, only });
  await typesetter.typeset(issue, { loadAsset, only });
  expect(started.map(({ isKilled }) => isKilled)).toEqual([false, false]);
  await vi.waitFor(() => expect(started[0]?.isKilled).toBe(true), 60_000);
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
});

test('a process whose compiler has failed is not asked again; another answers', async () => {
  const jobs = watched();
  let faults = 0;
  typesetter = startTypesetter({
    startJob(name) {
      const job = jobs.startJob(name);
      const fail = jobs.started.length === 1;
      return {
        ...job,
        onMessage: (listener) =>
          job.onMessage((message) => {
            const isAnswer = (message as { value: unknown }).value !== null;
            if (fail && isAnswer) faults += 1;
            listener(
              fail && isAnswer ? { kind: 'failed', stack: 'RuntimeError: unreachable\n    at wasm-function[1]' } : message,
            );
          }),
      };
    },
  });
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
  expect(faults).toBe(1);
  expect(jobs.started[0]?.isKilled).toBe(true);
});

test('missing fonts are named, and the process that lacks them is not kept', async () => {
  const broken = forkJob(path.join(root, 'dist/jobs'), path.join(root, 'test'));
  let started = 0;
  typesetter = startTypesetter({ startJob: (name) => (++started === 1 ? broken(name) : startBuiltJob(name)) });
  await expect(typesetter.typeset(issue, { loadAsset, only })).rejects.toMatchObject({ code: 'font-missing' });
  await expect(typesetter.typeset(issue, { loadAsset, only })).resolves.toHaveProperty('map');
});

/** Jobs as they are started, with whether they were killed. */
function watched() {
  const started: { isKilled: boolean }[] = [];
  return {
    started,
    startJob: ((name) => {
      const job = startBuiltJob(name);
      const seen = { isKilled: false };
      started.push(seen);
      return {
        ...job,
        kill() {
          seen.isKilled = true;
          job.kill();
        },
      };
    }) satisfies StartJob,
    /** Stops the process of a job, the way a machine that runs out of memory does: it answers nothing, not even its end. */
    async stop(index: number): Promise<{ pid: number }> {
      const pid = childPids()[index] ?? 0;
      process.kill(pid, 'SIGSTOP');
      return { pid };
    },
  };
}

/** Of this process, oldest first. */
function childPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid && said(name, 'cmdline').includes('typesetter'))
    .map(Number)
    .toSorted((a, b) => a - b);
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)/m.exec(said(pid, 'status'))?.[1]);
}

/** Empty where the process is gone meanwhile. */
function said(pid: string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

function tableOf(rows: number, columns: number): TableNode {
  const cell = { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: '字' }] }] } as const;
  const row = {
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({ ...cell, content: [...cell.content] })),
  } as const;
  return { type: 'table', content: Array.from({ length: rows }, () => row) } as unknown as TableNode;
}
