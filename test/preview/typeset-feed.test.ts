import type { Request } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Article } from '../../shared/periodical/article.ts';
import { testBackend } from '../helpers/test-backend.ts';
import { openPreview } from './open-preview.ts';

const kinds = ['issue', 'article'] as const;
const typed = 'sample-water-stations';

/** The sample issue with an article of it as if it was open in an editor, and what the window asks the typesetter for. */
async function openedFeed() {
  const backend = testBackend();
  const { articles, program } = backend.client;
  const { issueId } = await program.loadSample();
  const { page, play, show, close } = await openPreview(backend);
  onTestFinished(close);
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
  await show(issueId, typed, 6);
  await expect.poll(isAtRest).toBe(true);
  return { issueId, play, show, asked, mostAtATime, isAtRest, save };
}

test('the whole issue is set anew also while somebody types without a pause; of each kind one request at a time', async () => {
  const { play, asked, mostAtATime, isAtRest } = await openedFeed();
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
  const { play, asked, isAtRest, save } = await openedFeed();
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
  const { issueId, play, show, asked, isAtRest, save } = await openedFeed();
  await play('harness.useShown.setState({ issueId: null, articleId: null })');
  await expect.poll(() => play('harness.usePages.getState()')).toMatchObject({ issueId: null, map: null });
  expect(await play('harness.usePreview.getState()')).toMatchObject({ issueId: null, pages: [] });
  const before = { ...asked };
  await play(`harness.type(6, '没有人看。')`);
  await save('sample-data', { titleLines: ['换了题目'] });
  // Of the issue that is shown again it asks once: the feed before it has ended.
  await show(issueId);
  await expect.poll(isAtRest).toBe(true);
  expect(asked).toEqual({ issue: before.issue + 1, article: before.article });
});
