import { expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('the backend is killed while an editor types: every character is in the archive afterwards', async () => {
  const outline = await desk.outline();
  const articleId = outline.sections[0]?.articles[0]?.id ?? '';
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  const text = page.getByLabel('正文', { exact: true });
  await text.locator('p').first().click();
  await page.keyboard.press('Control+Home');
  let restarted = Promise.resolve();
  let typed = '';
  for (let index = 0; index < 120; index += 1) {
    const character = String.fromCodePoint(0x4e00 + index);
    typed += character;
    await page.keyboard.insertText(character);
    // Longer than the pause before a save now and then, so that saves are under way when the backend dies.
    await page.waitForTimeout(index % 10 === 9 ? 900 : 15);
    if (index === 29 || index === 79) restarted = restarted.then(() => desk.program.killBackend());
    if (index === 82) await shoot('kill-while-typing');
  }
  await restarted;
  await expect
    .poll(async () => plainText((await desk.client.articles.read({ articleId })).article.document).slice(0, typed.length))
    .toBe(typed);
  await page.getByText(/● 已保存/).waitFor();
  expect((await text.innerText()).startsWith(typed)).toBe(true);
  await close();
});

test('a window that is closed right after the last key has its text in the archive', async () => {
  const outline = await desk.outline();
  const articleId = outline.sections[0]?.articles[1]?.id ?? '';
  const { page } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  await page.getByLabel('正文', { exact: true }).locator('p').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('关窗前的最后一句。');
  // The page may be gone before it has acknowledged the answer.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  await expect
    .poll(async () => plainText((await desk.client.articles.read({ articleId })).article.document))
    .toContain('关窗前的最后一句。');
});

test('a window that dies before it could save comes back with the text', async () => {
  const outline = await desk.outline();
  const articleId = outline.sections[1]?.articles[0]?.id ?? '';
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  const text = page.getByLabel('正文', { exact: true });
  await text.locator('p').first().click();
  await page.keyboard.press('Control+Home');
  // Nothing it would save arrives, as if its process had ended.
  await page.evaluate(() => {
    const send = window.fetch;
    window.fetch = (request, init) =>
      request instanceof Request && request.url.endsWith('/articles/save') ? new Promise(() => undefined) : send(request, init);
  });
  await page.keyboard.insertText('没有来得及存的一句。');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await text.getByText('没有来得及存的一句。').waitFor();
  await page.getByText('上次还没来得及存下的文字找回来了。').waitFor();
  // The editor was asked before the window let go of what is not saved.
  expect(asked).toEqual(['beforeunload']);
  await expect
    .poll(async () => plainText((await desk.client.articles.read({ articleId })).article.document))
    .toContain('没有来得及存的一句。');
  await close();
});
