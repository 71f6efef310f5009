import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backend, createBackend } from '../../electron/backend/create-backend.ts';
import { startBuiltJob } from '../helpers/built-jobs.ts';
import { type OpenPreview, openPreview } from './open-preview.ts';

const root = path.resolve(import.meta.dirname, '../..');
const resources = path.join(root, 'resources');
const article = 'sample-water-stations';
/** What comes from another process takes its time where the machine is busy. */
const home = mkdtempSync(path.join(os.tmpdir(), 'preview-test-'));
let backend: Backend;
let preview: OpenPreview;
let issueId: string;

beforeAll(async () => {
  backend = createBackend({
    home,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    author: '编辑甲',
    log: () => undefined,
    startJob: startBuiltJob,
    resources,
  });
  ({ issueId } = await backend.client.program.loadSample());
  preview = await openPreview(backend);
}, 120_000);

afterAll(async () => {
  await preview?.close();
  backend?.close();
  rmSync(home, { recursive: true, force: true });
});

test('draws the pages of the issue, covers and contents too', async () => {
  await preview.show(issueId);
  expect(await preview.play('harness.usePreview.getState().pages.map((page) => page.label).slice(0, 5)')).toEqual([
    '封面',
    '封二',
    '1',
    '2',
    '3',
  ]);
  expect(await inkShare(1)).toBeGreaterThan(0.3);
  await goTo('3');
  const share = await inkShare(5);
  expect(share).toBeGreaterThan(0.02);
  expect(share).toBeLessThan(0.5);
});

test('lays pages side by side as in the open issue: the cover alone at the right, even numbers at the left', async () => {
  // Beside the editor one page is shown at a time until an editor wants it otherwise.
  expect((await box(2)).y).toBeLessThan((await box(3)).y);
  await preview.page.getByText('对开').click();
  const cover = await box(1);
  const [second, third] = [await box(2), await box(3)];
  expect(second.y).toBe(third.y);
  expect(second.x).toBeLessThan(third.x);
  expect(cover.x).toBe(third.x);
  expect(cover.y).toBeLessThan(second.y);
});

test('zooms by buttons, menu and wheel', async () => {
  const fitted = (await box(5)).width;
  await preview.page.getByLabel('放大').click();
  expect((await box(5)).width).toBeGreaterThan(fitted);
  await preview.page.getByLabel('显示比例').click();
  await preview.page.getByText('100%', { exact: true }).click();
  // 210 mm at 96 dots an inch.
  await expect.poll(async () => (await box(5)).width).toBeCloseTo(793.7, 0);
  await preview.page.locator('[data-page="5"]').hover();
  await preview.page.keyboard.down('Control');
  await preview.page.mouse.wheel(0, 100);
  await preview.page.keyboard.up('Control');
  await expect.poll(async () => (await box(5)).width).toBeCloseTo(793.7 * 0.9, 0);
  await preview.page.getByLabel('显示比例').click();
  await preview.page.getByText('适合宽度').click();
  await preview.page.getByText('适合宽度').waitFor({ state: 'hidden' });
  await expect.poll(async () => (await box(5)).width).toBeCloseTo(fitted, 0);
});

test('goes to a page that is typed, and turns pages by keys', async () => {
  await goTo('9');
  expect(await shownPages()).toBe('第 8–9 页');
  await goTo('封底');
  expect(await shownPages()).toBe('封底');
  await preview.page.locator('[data-page="32"]').click({ position: { x: 5, y: 5 } });
  await preview.page.getByRole('region', { name: '页面', exact: true }).focus();
  await preview.page.keyboard.press('Home');
  await expect.poll(shownPages).toBe('封面');
  await preview.page.keyboard.press('PageDown');
  await expect.poll(shownPages).toBe('封二–第 1 页');
  await preview.page.keyboard.press('End');
  await expect.poll(shownPages).toBe('封底');
});

test('follows the cursor of the editor and marks its place, but lets the editor look elsewhere', async () => {
  await preview.show(issueId, article, 6);
  const place = await placeOfBlock(article, 6);
  await expect.poll(() => isInSight(place.page)).toBe(true);
  const bar = await preview.page.locator(`[data-page="${place.page}"] [data-cursor]`).boundingBox();
  const page = await box(place.page);
  const scale = page.width / ((210 / 25.4) * 72);
  // The mark stands at the baseline of the first line.
  expect(Math.abs((bar?.y ?? 0) - page.y - place.yPt * scale)).toBeLessThan(17 * scale);
  await goTo('封面');
  await preview.play(`harness.type(6, '字')`);
  await expect.poll(staleLabels).toEqual([]);
  expect(await isInSight(1)).toBe(true);
  await preview.play(`harness.useEditing.setState({ cursorBlock: 30 })`);
  const next = await placeOfBlock(article, 30);
  await expect.poll(() => isInSight(next.page)).toBe(true);
});

test('a click on a page leads to the text that stands there', async () => {
  for (const block of [5, 9, 12, 21, 30]) {
    const place = await placeOfBlock(article, block);
    await goTo(String(place.page - 2));
    const page = await box(place.page);
    const scale = page.width / ((210 / 25.4) * 72);
    await preview.page.mouse.click(page.x + (place.xPt + 20) * scale, page.y + (place.yPt + 2) * scale);
    expect(await preview.play('harness.chosen.at(-1)')).toEqual({ articleId: article, block });
  }
});

test('shows what is typed on its page, and says which pages are not new yet', async () => {
  await preview.play(`harness.openArticle('${article}', 6)`);
  const { page } = await placeOfBlock(article, 6);
  await goTo(String(page - 2));
  const before = await picture(page);
  // Before the new pages can be there, and before the next frame.
  const marks = preview.play<string[]>(`(async () => {
    harness.type(6, '新写的一句话。');
    await new Promise((resolve) => setTimeout(resolve));
    return harness.usePreview.getState().pages.filter((page) => page.state !== 'current').map((page) => page.label);
  })()`);
  const { firstPage, lastPage } = await pagesOfArticle(article);
  expect(await marks).toEqual(Array.from({ length: lastPage - firstPage + 1 }, (_, index) => String(firstPage - 2 + index)));
  await expect.poll(staleLabels).toEqual([]);
  await expect.poll(() => isDrawn(page)).toBe(true);
  expect(await picture(page)).not.toBe(before);
});

test('a new title is new in the contents too', async () => {
  await preview.play('harness.useEditing.setState({ cursorBlock: -1 })');
  await preview.page.waitForTimeout(300);
  await goTo('2');
  await expect.poll(() => isDrawn(4)).toBe(true);
  const before = await picture(4);
  await preview.play(`harness.type(-1, '再谈')`);
  expect(await staleLabels()).toEqual(expect.arrayContaining(['封面', '2']));
  await expect.poll(staleLabels).toEqual([]);
  await expect.poll(() => isDrawn(4)).toBe(true);
  expect(await picture(4)).not.toBe(before);
});

test('keeps its place where an article before it grows by pages', async () => {
  await preview.show(issueId, 'sample-ledgers', 3);
  await expect.poll(staleLabels).toEqual([]);
  await preview.page.getByText('单页').click();
  await goTo('27');
  const later = 'sample-certificates';
  const before = await pagesOfArticle(later);
  const y = (await box(before.firstPage)).y;
  await preview.play(`harness.type(3, '${'新加的话要排很多行。'.repeat(260)}')`);
  await expect.poll(async () => (await pagesOfArticle(later)).firstPage).toBeGreaterThan(before.firstPage);
  await expect.poll(staleLabels).toEqual([]);
  const after = await pagesOfArticle(later);
  expect(Math.abs((await box(after.firstPage)).y - y)).toBeLessThan(3);
  await preview.page.getByText('对开').click();
});

test('keeps the last good pages and says so where the text cannot be typeset', async () => {
  await preview.show(issueId, 'sample-notebook', 2);
  await expect.poll(staleLabels).toEqual([]);
  await preview.play(`harness.useEditing.setState(({ live, change }) => ({
    live: { ...live, document: { type: 'doc', content: [{ type: 'nonsense' }] } }, change: change + 1,
  }))`);
  await expect.poll(() => preview.play('harness.usePages.getState().failure')).toMatch(/[\u4e00-\u9fff]/);
  expect(await preview.play(`harness.usePreview.getState().pages.some((page) => page.state === 'failed')`)).toBe(true);
  expect(await preview.page.getByText('未更新').count()).toBeGreaterThan(0);
  expect(await preview.page.getByRole('alert').count()).toBe(1);
  const { firstPage } = await pagesOfArticle('sample-notebook');
  expect(await inkShare(firstPage)).toBeGreaterThan(0.02);
  await preview.play(`harness.openArticle('sample-notebook', 2).then(() => harness.type(2, '好'))`);
  await expect.poll(() => preview.play('harness.usePages.getState().failure')).toBe(null);
  await expect.poll(staleLabels).toEqual([]);
});

test('changes of another window are on the pages', async () => {
  await preview.show(issueId);
  await preview.play('harness.useEditing.setState({ live: null, cursorBlock: null })');
  // What the tests before typed was not saved, and is off the pages again.
  await expect.poll(() => preview.play('harness.usePreview.getState().pages.length')).toBe(32);
  const { article: text, sequence } = await backend.client.articles.read({ articleId: 'sample-data' });
  const { firstPage } = await pagesOfArticle('sample-data');
  await goTo(String(firstPage - 2));
  await expect.poll(() => isDrawn(firstPage)).toBe(true);
  const before = await picture(firstPage);
  await backend.client.articles.save({
    articleId: 'sample-data',
    parent: sequence,
    reason: '自动保存',
    article: { ...text, titleLines: ['换了题目'] },
  });
  await expect.poll(() => picture(firstPage)).not.toBe(before);
});

test('a manuscript without a place shows its own pages', async () => {
  const { article: created } = await backend.client.articles.create({
    kind: 'article',
    issueId: null,
    sectionId: null,
    title: '还没有编入的稿件',
  });
  await preview.play(`harness.useShown.setState({ articleId: '${created.id}' })`);
  await expect.poll(() => preview.play('harness.usePreview.getState().pages.map((page) => page.label)')).toEqual(['1']);
  expect(await preview.play('harness.usePages.getState().map.pages.length')).toBeGreaterThan(20);
});

test('reading fills the window with open pages, turns by arrows and ends by Escape', async () => {
  await preview.show(issueId);
  await preview.page.setViewportSize({ width: 1366, height: 768 });
  await preview.page.getByLabel('全屏阅读').click();
  const reading = preview.page.getByRole('dialog');
  // A window that was narrow when it was opened begins with one page.
  await reading.getByText('对开').click();
  await reading.getByRole('region', { name: '页面' }).focus();
  await expect.poll(() => reading.locator('canvas[data-drawn="true"]').count()).toBeGreaterThan(0);
  const heights = await reading
    .locator('[data-page]')
    .evaluateAll((pages) => pages.map((page) => page.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(768);
  await preview.page.keyboard.press('ArrowRight');
  await expect.poll(() => reading.getByLabel('转到页').inputValue()).toBe('封二–第 1 页');
  await preview.page.keyboard.press('Escape');
  expect(await reading.count()).toBe(0);
});

test('nothing was refused by the security policy, and nothing failed', () => {
  const expected = /422/;
  expect(preview.complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
});

function box(page: number): Promise<{ x: number; y: number; width: number; height: number }> {
  return preview.play(`document.querySelector('[data-page="${page}"]').getBoundingClientRect().toJSON()`);
}

async function goTo(label: string): Promise<void> {
  const field = preview.page.getByLabel('转到页');
  await field.fill(label);
  await field.press('Enter');
  await preview.page.waitForTimeout(150);
}

function shownPages(): Promise<string> {
  return preview.page.getByLabel('转到页').inputValue();
}

function isDrawn(page: number): Promise<boolean> {
  return preview.play(`document.querySelector('[data-page="${page}"] canvas')?.dataset.drawn === 'true'`);
}

function isInSight(page: number): Promise<boolean> {
  return preview.play(`(() => {
    const { top, bottom } = document.querySelector('[data-page="${page}"]').getBoundingClientRect();
    return bottom > 60 && top < innerHeight - 120;
  })()`);
}

/** How much of a page is not white. */
async function inkShare(page: number): Promise<number> {
  await expect.poll(() => isDrawn(page)).toBe(true);
  return preview.play(`(() => {
    const canvas = document.querySelector('[data-page="${page}"] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 200 || data[at + 1] < 200) ink += 1;
    return (ink * 4) / data.length;
  })()`);
}

function picture(page: number): Promise<string> {
  return preview.play(`document.querySelector('[data-page="${page}"] canvas').toDataURL()`);
}

function staleLabels(): Promise<string[]> {
  return preview.play(`harness.usePreview.getState().pages.filter((page) => page.state !== 'current').map((page) => page.label)`);
}

function pagesOfArticle(id: string): Promise<{ firstPage: number; lastPage: number }> {
  return preview.play(`harness.usePages.getState().map.articles.find((one) => one.articleId === '${id}')`);
}

async function placeOfBlock(id: string, block: number): Promise<{ page: number; xPt: number; yPt: number }> {
  await expect.poll(() => preview.play(`harness.usePages.getState().map !== null`)).toBe(true);
  return preview.play(
    `harness.usePages.getState().map.articles.find((one) => one.articleId === '${id}').blocks.find((one) => one.index === ${block})`,
  );
}
