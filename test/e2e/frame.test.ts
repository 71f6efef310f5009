import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printedTitle } from '../../shared/layout/title-block.ts';
import { dropFile } from '../helpers/drop-file.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const desk = setUpDesk();

test('a screen that fails says so and leaves the others alone', async () => {
  const { page, shoot, close } = await desk.openWindow();
  await page.route('**/rpc/manuscripts/list', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"json":[{}]}' }),
  );
  await page.evaluate(() => {
    location.hash = '/manuscripts';
  });
  await page.reload();
  await page.getByText('这个页面出错了').waitFor();
  await shoot('frame-failed-page');
  await page.getByRole('link', { name: '档案' }).click();
  await page.getByRole('main').getByText('2025年').first().waitFor();
  expect(await page.getByText('这个页面出错了').isVisible()).toBe(false);
  await close();
});

test('an address that leads nowhere leads to the first screen', async () => {
  const { page, close } = await desk.openWindow({ hash: '/nowhere' });
  await page.getByRole('main').getByRole('heading', { name: '工作台' }).waitFor();
  await close();
});

test('导入 leads to its dialog from every screen, and leaves one that is open alone', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  await page.getByRole('tree', { name: '本期结构' }).waitFor();
  await page.keyboard.press('Control+o');
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await dialog.waitFor();
  await page.getByRole('heading', { name: '稿件库' }).waitFor();
  await dialog.locator('input[type=file]').setInputFiles({
    name: '来稿.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('苏木里的小法庭\n\n开庭不用出苏木。'),
  });
  await dialog.getByText('《苏木里的小法庭》').waitFor();
  await page.keyboard.press('Control+o');
  await stillPage(page);
  expect(await dialog.getByText('《苏木里的小法庭》').isVisible()).toBe(true);
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '档案' }).click();
  await page.getByRole('link', { name: '稿件库' }).click();
  await page.getByRole('heading', { name: '稿件库' }).waitFor();
  expect(await dialog.isVisible()).toBe(false);
  await close();
});

test('a window is called by what it shows, and Ctrl+A beside a text marks nothing', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/sample-pool` });
  await expect.poll(() => page.title()).toBe('《池子多大 水往哪里流》－总第86期－编刊');
  await page.getByRole('link', { name: '工作台' }).click();
  await expect.poll(() => page.title()).toBe('总第86期－编刊');
  await page.getByRole('navigation', { name: '主导航' }).click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+a');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await close();
});

test('who wants no motion has dialogs that stand in their place at once', async () => {
  const { page, close } = await desk.openWindow({ hash: '/manuscripts' });
  await page.getByRole('button', { name: '导入稿件' }).click();
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.getAnimations({ subtree: true }).length)).toBe(0);
  await close();
});

test('a file dropped anywhere leaves the program where it is', async () => {
  const file = path.join(temporaryFolder(), '别处的文件.html');
  writeFileSync(file, '<h1>不是编刊</h1>');
  const [articleId = ''] = (await desk.outline()).sections.flatMap(({ articles }) => articles.map(({ id }) => id));
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  const text = page.getByRole('textbox', { name: '正文' });
  await text.waitFor();
  await page.evaluate(() => {
    for (const type of ['dragover', 'drop']) {
      window.addEventListener(type, (event) => {
        document.title += event.defaultPrevented ? '' : ` ${type}到了浏览器`;
      });
    }
  });
  const places = [text, page.getByRole('tree'), page.getByRole('navigation', { name: '主导航' }), page.getByLabel('副题')];
  for (const place of places) {
    const box = await place.boundingBox();
    await dropFile(page, file, { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + 12 });
    // Without a window around it the browser opens no dropped file; what it is left to do is what counts.
    expect(await page.title()).not.toContain('到了浏览器');
  }
  await page.locator('body').dispatchEvent('drop', { dataTransfer: await page.evaluateHandle(fileInHand) });
  expect(await page.title()).not.toContain('到了浏览器');
  expect(page.url()).toContain(`/article/${articleId}`);
  expect(await text.isVisible()).toBe(true);
  await page.getByText('这里只能放图片文件').first().waitFor();
  await close();
});

function fileInHand(): DataTransfer {
  const data = new DataTransfer();
  data.items.add(new File(['甲'], '别处的文件.txt'));
  return data;
}

test('a notice lies over nothing that can be pressed, also beside a dialog', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}`, width: 683, height: 384 });
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  const covered = () =>
    page.locator('.ant-message-notice').evaluate((notice) => {
      const box = notice.getBoundingClientRect();
      const found = new Set<string>();
      // What a press would meet at each point if the notice were not there.
      for (let x = box.left + 2; x < box.right; x += 8) {
        for (let y = box.top + 2; y < box.bottom; y += 8) {
          const under = document.elementsFromPoint(x, y).find((element) => !notice.contains(element));
          const control = under?.closest('button, a[href], input, textarea, [contenteditable=true]');
          if (control) found.add(control.outerHTML.slice(0, 80));
        }
      }
      return [...found];
    });
  await page.keyboard.press('Control+s');
  await page.locator('.ant-message-notice').getByText('已保存').waitFor();
  expect(await covered()).toEqual([]);
  await page.locator('.ant-message-notice').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+E');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+s');
  await page.locator('.ant-message-notice').getByText('已保存').waitFor();
  expect(await covered()).toEqual([]);
  await close();
});

test('what one works on stays where it is when notices come and go', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/sample-pool` });
  const line = page.getByRole('textbox', { name: '正文' }).locator('p').nth(3);
  await line.click();
  const drawer = page.getByRole('button', { name: /未编入的稿件/ });
  const tops = () => Promise.all([line, drawer].map(async (one) => (await one.boundingBox())?.y));
  const before = await tops();
  await page.keyboard.press('Control+s');
  const notice = page.locator('.ant-message-notice');
  await notice.getByText('已保存').waitFor();
  expect(await tops()).toEqual(before);
  await notice.waitFor({ state: 'detached' });
  const { article, sequence } = await desk.client.articles.read({ articleId: 'sample-pool' });
  const theirs = { ...article, kicker: '改过' };
  await desk.client.articles.save({ articleId: article.id, parent: sequence, reason: '校改', article: theirs });
  const told = page.getByRole('alert').filter({ hasText: '已经换成最新的文字' });
  await told.waitFor();
  const [, place] = before;
  const withNotice = await tops();
  expect(withNotice[1]).toBe(place);
  await told.getByRole('button').click();
  await told.waitFor({ state: 'detached' });
  await expect.poll(tops).toEqual(withNotice);
  await close();
});

test('an article opens in a window of its own', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/sample-pool` });
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  const second = page.context().waitForEvent('page');
  await page.getByRole('button', { name: '这一期可以做的其他事' }).click();
  await page.getByRole('menuitem', { name: '在新窗口打开' }).click();
  const opened = await second;
  await opened.getByRole('textbox', { name: '正文' }).waitFor();
  expect(new URL(opened.url()).hash).toBe(`#/arrange/${desk.issueId}/article/sample-pool`);
  expect(await opened.getByLabel('标题', { exact: true }).inputValue()).toBe(
    await page.getByLabel('标题', { exact: true }).inputValue(),
  );
  await close();
});

test('a title stands in the editor with the lines it has in print, and as it was typed while it is typed in', async () => {
  const title = '关于进一步规范机构编制管理工作的若干意见以及各旗县市区机构编制部门贯彻落实情况的综合报告';
  const { article } = await desk.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${article.id}` });
  const field = page.getByLabel('标题', { exact: true });
  await field.waitFor();
  const printed = field.locator('+ div > span');
  const lines = printedTitle({ titleLines: [title] }, (await desk.outline()).layout);
  expect(lines.length).toBeGreaterThan(1);
  expect(await printed.allInnerTexts()).toEqual(lines);
  for (const line of await printed.all()) expect((await line.boundingBox())?.height ?? 99).toBeLessThan(45);
  await field.focus();
  expect(await printed.first().isVisible()).toBe(false);
  await page.getByText(`印出来自动排成 ${lines.length} 行`).waitFor();
  await close();
});
