import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBackend } from '../../electron/backend/create-backend.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { startBuiltJob } from '../helpers/built-jobs.ts';
import { openPreview } from './open-preview.ts';

const resources = path.resolve(import.meta.dirname, '../../resources');
const kinds = ['issue', 'article'] as const;
const typed = 'sample-water-stations';

const home = mkdtempSync(path.join(os.tmpdir(), 'typeset-feed-test-'));
let feed: Awaited<ReturnType<typeof openFeed>>;
let close: () => Promise<void>;

beforeAll(async () => {
  feed = await openFeed();
});

beforeEach(async () => {
  await feed.show(feed.issueId, typed, 6);
  await expect.poll(feed.isAtRest).toBe(true);
});

afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

/** The sample issue in a preview, and what the window asks the typesetter for. */
async function openFeed() {
  const backend = createBackend({
    home,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    author: '编辑甲',
    log: () => undefined,
    startJob: startBuiltJob,
    resources,
  });
  const { articles, issues, program } = backend.client;
  const { issueId } = await program.loadSample();
  const preview = await openPreview(backend);
  close = async () => {
    await preview.close();
    backend.close();
  };
  const { page, play, show } = preview;
  const asked = { issue: 0, article: 0 };
  const underWay = { issue: 0, article: 0 };
  const mostAtATime = { issue: 0, article: 0 };
  const kindOf = (request: Request) => kinds.find((kind) => request.url().endsWith(`/rpc/pages/${kind}`));
  page.on('request', (request) => {
    const kind = kindOf(request);
    if (!kind) return;
    asked[kind] += 1;
    underWay[kind] += 1;
    mostAtATime[kind] = Math.max(mostAtATime[kind], underWay[kind]);
  });
  const answered = (request: Request): void => {
    const kind = kindOf(request);
    if (kind) underWay[kind] -= 1;
  };
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
  /** Every page is of the newest text, and nothing is asked. */
  const isAtRest = async (): Promise<boolean> =>
    (await play<boolean>(
      `(({ pages }) => pages.length > 0 && pages.every((one) => one.state === 'current'))(harness.usePreview.getState())`,
    )) && kinds.every((kind) => underWay[kind] === 0);
  const save = async (articleId: string, change: Partial<Article>): Promise<void> => {
    const { article, sequence } = await articles.read({ articleId });
    await articles.save({ articleId, parent: sequence, reason: '自动保存', article: { ...article, ...change } });
  };
  const setPitch = async (linePitchPt: number): Promise<void> => {
    const { issue, layout, issueHash } = await issues.outline({ issueId });
    await issues.update({ issueId, parent: issueHash, issue, layout: { ...layout, linePitchPt } });
  };
  return { setPitch, issueId, play, show, asked, mostAtATime, isAtRest, save };
}

test('the whole issue is set anew also while somebody types without a pause; of each kind one request at a time', async () => {
  const { play, asked, mostAtATime, isAtRest } = feed;
  const before = { ...asked };
  // Faster than the pause that the feed waits for.
  await play(`void (window.typing = setInterval(() => harness.type(6, '字'), 150))`);
  await expect.poll(() => asked.issue).toBeGreaterThan(before.issue);
  await play('clearInterval(window.typing)');
  await expect.poll(isAtRest).toBe(true);
  expect(asked.article).toBeGreaterThan(before.article);
  expect(mostAtATime).toEqual({ issue: 1, article: 1 });
});

test('a save of the text on the screen asks for no pages; one of another article asks for the issue once', async () => {
  const { play, asked, isAtRest, save } = feed;
  await play(`harness.type(6, '写了一句。')`);
  await expect.poll(isAtRest).toBe(true);
  const before = { ...asked };
  await save(typed, await play<Article>('harness.useEditing.getState().live'));
  await save('sample-data', { titleLines: ['换了题目'] });
  await expect.poll(() => asked.issue).toBeGreaterThan(before.issue);
  await expect.poll(isAtRest).toBe(true);
  expect(asked).toEqual({ issue: before.issue + 1, article: before.article });
});

test('an issue that is left takes its pages along, and nothing is asked of it any more', async () => {
  const { issueId, play, show, asked, isAtRest, save } = feed;
  await play('harness.useShown.setState({ issueId: null, articleId: null })');
  await expect.poll(() => play('harness.usePages.getState()')).toMatchObject({ issueId: null, map: null });
  expect(await play('harness.usePreview.getState()')).toMatchObject({ issueId: null, pages: [] });
  const before = { ...asked };
  await play(`harness.type(6, '没有人看。')`);
  await save('sample-data', { titleLines: ['又换了题目'] });
  // Of the issue that is shown again it asks once: the feed before it has ended.
  await show(issueId);
  await expect.poll(isAtRest).toBe(true);
  expect(asked).toEqual({ issue: before.issue + 1, article: before.article });
});

test('when the layout changes the pages that are looked at are asked for before those of the whole issue', async () => {
  const { asked, isAtRest, setPitch } = feed;
  const before = { ...asked };
  await setPitch(18);
  await expect.poll(() => asked.issue).toBeGreaterThan(before.issue);
  expect(asked.article).toBe(before.article + 1);
  await expect.poll(isAtRest).toBe(true);
});
