import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dropFile } from '../helpers/drop-file.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
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
  await page.waitForTimeout(300);
  expect(await dialog.getByText('《苏木里的小法庭》').isVisible()).toBe(true);
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '档案' }).click();
  await page.getByRole('link', { name: '稿件库' }).click();
  await page.getByRole('heading', { name: '稿件库' }).waitFor();
  expect(await dialog.isVisible()).toBe(false);
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
