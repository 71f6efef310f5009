import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import type { OpenWindow } from '../helpers/open-window.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

/** A new article of one paragraph, open in two windows. */
async function inTwoWindows(title: string, text: string) {
  const outline = await desk.outline();
  const sectionId = outline.sections[0]?.id ?? null;
  const { article, sequence } = await desk.client.articles.create({ kind: 'article', issueId: desk.issueId, sectionId, title });
  const document = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  };
  await desk.client.articles.save({
    articleId: article.id,
    parent: sequence,
    reason: '来稿',
    article: { ...article, document },
  });
  const open = () => desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${article.id}` });
  const windows: [OpenWindow, OpenWindow] = [await open(), await open()];
  for (const { page } of windows) await textOf(page).getByText(text).waitFor();
  const archived = async () => plainText((await desk.client.articles.read({ articleId: article.id })).article.document);
  return { first: windows[0], second: windows[1], articleId: article.id, archived };
}

const textOf = (page: Page) => page.getByLabel('正文', { exact: true });

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await textOf(page).locator('p').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

const saved = (page: Page) => page.getByText(/● 已保存/).waitFor();

test('what one window saves appears in the other, which says so', async () => {
  const { first, second, archived } = await inTwoWindows('两个窗口', '开头。');
  await typeAtEnd(first.page, '第一个窗口写的。');
  await saved(first.page);
  await textOf(second.page).getByText('开头。第一个窗口写的。').waitFor();
  await second.page.getByText('这篇稿件刚在别处改过').waitFor();
  await typeAtEnd(second.page, '第二个窗口接着写。');
  await textOf(first.page).getByText('第二个窗口接着写。').waitFor();
  expect(await archived()).toBe('开头。第一个窗口写的。第二个窗口接着写。');
  await first.close();
  await second.close();
});

/** The second window types while the first one's save is on its way to the archive. */
async function inConflict(title: string) {
  const opened = await inTwoWindows(title, '开头。');
  const { first, second } = opened;
  // The second window hears nothing of the first one's save and cannot save itself, as on a slow machine.
  const firstSaved = Promise.withResolvers<void>();
  await second.page.route('**/rpc/articles/**', async (route) => {
    await firstSaved.promise;
    // Let go where the delay was taken away meanwhile.
    await route.continue().catch(() => undefined);
  });
  await typeAtEnd(second.page, '我的一句。');
  await typeAtEnd(first.page, '对方的一句。');
  await first.page.keyboard.press('Control+s');
  await expect.poll(opened.archived).toContain('对方的一句。');
  firstSaved.resolve();
  await second.page.getByRole('dialog').waitFor();
  await second.page.unroute('**/rpc/articles/**');
  return opened;
}

test('the second writer compares and keeps the own text; nothing is lost', async () => {
  const { first, second, articleId, archived } = await inConflict('保留我的');
  expect(await archived()).toBe('开头。对方的一句。');
  await second.page.getByText('对方的（').waitFor();
  await second.shoot('two-windows-conflict');
  await second.page.getByRole('button', { name: '保留我的' }).click();
  await saved(second.page);
  expect(await archived()).toBe('开头。我的一句。');
  await textOf(first.page).getByText('开头。我的一句。').waitFor();
  const history = await desk.client.articles.history({ articleId });
  const texts = await Promise.all(
    history.map(async ({ sequence }) => plainText((await desk.client.articles.read({ articleId, sequence })).article.document)),
  );
  expect(texts).toContain('开头。对方的一句。');
  await first.close();
  await second.close();
});

test('the second writer takes the other text and gets the own one back with undo', async () => {
  const { first, second, articleId, archived } = await inConflict('采用对方的');
  await second.page.getByRole('button', { name: '采用对方的' }).click();
  await textOf(second.page).getByText('开头。对方的一句。').waitFor();
  expect(await archived()).toBe('开头。对方的一句。');
  const reasons = (await desk.client.articles.history({ articleId })).map(({ reason }) => reason);
  expect(reasons).toContain('采用对方文字前留存');
  await textOf(second.page).click();
  await second.page.keyboard.press('Control+z');
  await textOf(second.page).getByText('开头。我的一句。').waitFor();
  await first.close();
  await second.close();
});

test('an article deleted for good by one window is put back by the other that writes on it', async () => {
  const opened = await desk.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '被删的稿子' });
  const articleId = opened.article.id;
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  await textOf(page).click();
  await page.keyboard.insertText('写到一半。');
  await saved(page);
  await desk.client.manuscripts.trash({ articleIds: [articleId] });
  await desk.client.manuscripts.purge({ articleIds: [articleId] });
  await page.keyboard.insertText('还在写。');
  await page.getByText('这篇稿件已在别处彻底删除').waitFor();
  await shoot('two-windows-gone');
  await page.getByRole('button', { name: '把没存下的文字重新存入' }).click();
  await saved(page);
  expect(plainText((await desk.client.articles.read({ articleId })).article.document)).toBe('写到一半。还在写。');
  await close();
});

test('what happened while a window heard nothing is compared when it hears again', async () => {
  const { first, second, articleId, archived } = await inTwoWindows('断了一会儿', '开头。');
  // The second window's line breaks and does not come back while the first one writes.
  await second.page.route('**/rpc/program/events', (route) => route.abort());
  await desk.program.killBackend();
  await second.page.getByText('程序没有应答').first().waitFor();
  await typeAtEnd(first.page, '断线时写的。');
  await expect.poll(archived).toBe('开头。断线时写的。');
  expect(await textOf(second.page).innerText()).toBe('开头。');
  await second.page.unroute('**/rpc/program/events');
  await textOf(second.page).getByText('开头。断线时写的。').waitFor();
  expect((await desk.client.articles.history({ articleId })).map(({ reason }) => reason)).not.toContain('保留我的文字');
  await first.close();
  await second.close();
});
