import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { documentOf, heading, marked, paragraph } from '../../shared/document/build.ts';
import { checkDocument } from '../../shared/document/check.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { BlockNode, DocumentNode } from '../../shared/document/types.ts';
import { dropFile } from '../helpers/drop-file.ts';
import { encodedImages } from '../helpers/encoded-images.ts';
import { type Desk, setUpDesk } from '../helpers/set-up-desk.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testImages } from '../helpers/test-images.ts';

const desk = setUpDesk();
/** Another editor's PC, with an archive of its own. */
const elsewhere = setUpDesk();

test('a picture file dropped into the text stands below the paragraph it was dropped on, and is replaced by another', async () => {
  const { page, saved, close, shoot } = await openArticle(desk, paragraph('上段。'), paragraph('下段。'));
  const [first, second] = testImages;
  if (!first || !second) throw new Error('no pictures');
  const file = path.join(temporaryFolder(), '河.png');
  writeFileSync(file, first.bytes);
  const box = await text(page).getByText('上段。').boundingBox();
  if (!box) throw new Error('no text');
  await dropFile(page, file, { x: box.x + 10, y: box.y + box.height / 2 });
  await page.locator('figure img[src^="blob:"]').waitFor();
  await expect.poll(async () => (await saved()).content.map(({ type }) => type)).toEqual(['paragraph', 'figure', 'paragraph']);
  expect((await saved()).content[1]).toMatchObject({ attrs: { asset: first.asset.id } });

  await page.locator('figcaption').click();
  await page.keyboard.type('图1 河边');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('toolbar', { name: '图片工具' }).getByRole('button', { name: '换一张图片' }).click();
  const other = { name: '河2.png', mimeType: 'image/png', buffer: Buffer.from(second.bytes) };
  await (await chooser).setFiles(other);
  await expect
    .poll(async () => (await saved()).content[1])
    .toMatchObject({ attrs: { asset: second.asset.id }, content: [{ type: 'text', text: '图1 河边' }] });
  await shoot('picture-replaced');
  await text(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await saved()).content[1]).toMatchObject({ attrs: { asset: first.asset.id } });
  await close();
});

test('what was saved in between is undone and redone, and saved so', async () => {
  const { page, saved, close } = await openArticle(desk, paragraph('开头。'));
  await text(page).getByText('开头。').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('第一句。');
  await expect.poll(async () => plainText(await saved())).toBe('开头。第一句。');
  await page.waitForTimeout(600);
  await page.keyboard.type('第二句。');
  await expect.poll(async () => plainText(await saved())).toBe('开头。第一句。第二句。');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('开头。第一句。');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('开头。');
  await page.getByText(/● 已保存/).waitFor();
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await expect.poll(async () => plainText(await saved())).toBe('开头。第一句。第二句。');
  await close();
});

test('Ctrl+Shift+V puts in the words alone', async () => {
  const { page, saved, close } = await openArticle(desk, heading(1, '一、题'), paragraph('正文', marked('粗', 'bold'), '。'));
  await text(page).getByText('正文').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+v');
  await expect
    .poll(async () => (await saved()).content.map(({ type }) => type))
    .toEqual(['heading', 'paragraph', 'paragraph', 'paragraph']);
  expect((await saved()).content.slice(2)).toMatchObject([
    { content: [{ type: 'text', text: '一、题' }] },
    { content: [{ type: 'text', text: '正文粗。' }] },
  ]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await expect
    .poll(async () => (await saved()).content.map(({ type }) => type))
    .toEqual(['heading', 'paragraph', 'paragraph', 'paragraph', 'heading', 'paragraph']);
  await close();
});

test('a picture copied in another archive stays behind with a sentence, its caption comes along, and saving goes on', async () => {
  const { id } = await elsewhere.client.assets.store({
    name: '别处.png',
    contents: new Blob([Buffer.from(encodedImages.png, 'base64')]),
  });
  const figure: BlockNode = { type: 'figure', attrs: { asset: id }, content: [{ type: 'text', text: '图1 别处的图' }] };
  const there = await openArticle(elsewhere, paragraph('别处的话。'), figure, paragraph('别处的尾。'));
  await there.page.locator('figure img[src^="blob:"]').waitFor();
  await text(there.page).getByText('别处的话。').click();
  await there.page.keyboard.press('Control+a');
  const html = await there.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.addEventListener('copy', ({ clipboardData }) => resolve(clipboardData?.getData('text/html') ?? ''));
        document.execCommand('copy');
      }),
  );
  expect(html).toContain(id);
  await there.close();

  const { page, saved, close, shoot } = await openArticle(desk, paragraph('这里的话。'));
  await text(page).getByText('这里的话。').click();
  await page.keyboard.press('Control+End');
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await page.getByText('1 张图片不在这个档案里').waitFor();
  await shoot('picture-of-another-archive');
  await expect.poll(async () => plainText(await saved())).toContain('别处的尾。');
  expect(await saved()).toEqual(
    checkDocument(documentOf(...['这里的话。', '别处的话。', '图1 别处的图', '别处的尾。'].map((words) => paragraph(words))))
      .document,
  );
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('这里的话。');
  await close();
});

test('a manuscript pasted into an empty article is read as on import, in one step, and can be had as words alone', async () => {
  const { page, saved, close, shoot, article } = await openArticle(desk);
  const source = [
    '关于基层治理的调研报告',
    '草原旗委编办',
    '',
    '全旗围绕一件事一次办,把事项集中到大厅。',
    '',
    '## 一、主要做法',
    '',
    '（一）坚持需求导向。先后走访群众612户，梳理堵点三十四项。',
    '',
    '各级要提高认识，抓好落实。',
  ].join('\n');
  await pasteInto(page, { 'text/plain': source });
  await page.getByText('已按来稿认出').waitFor();
  const recognised = documentOf(
    paragraph('全旗围绕一件事一次办，把事项集中到大厅。'),
    heading(1, '一、主要做法'),
    paragraph(marked('（一）坚持需求导向。', 'lead'), '先后走访群众612户，梳理堵点三十四项。'),
    paragraph('各级要提高认识，抓好落实。'),
  );
  await expect.poll(saved).toEqual(checkDocument(recognised).document);
  const title = page.getByLabel('标题', { exact: true });
  await expect.poll(() => title.inputValue()).toBe('关于基层治理的调研报告');
  await expect.poll(async () => (await article()).bylines).toEqual([{ kind: 'unit', name: '草原旗委编办' }]);
  await shoot('manuscript-pasted');
  // One step back and forth, title and all; the cursor is at the end of what was pasted.
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('');
  await expect.poll(async () => [await title.inputValue(), (await article()).bylines]).toEqual(['', []]);
  await page.keyboard.press('Control+y');
  await expect.poll(saved).toEqual(checkDocument(recognised).document);
  await expect.poll(() => title.inputValue()).toBe('关于基层治理的调研报告');
  await page.keyboard.insertText('尾');
  await expect.poll(async () => plainText(await saved())).toContain('抓好落实。尾');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('');

  await pasteInto(page, { 'text/plain': source });
  // The message of the first paste may still stand.
  await expect.poll(saved).toEqual(checkDocument(recognised).document);
  await page.getByRole('button', { name: '仅保留文字' }).last().click();
  await expect.poll(async () => plainText(await saved())).toContain('## 一、主要做法');
  expect((await saved()).content.every(({ type }) => type === 'paragraph')).toBe(true);
  await expect.poll(() => title.inputValue()).toBe('');
  await close();
});

test('what is in doubt of a paste is marked and led to, and blanks that went are told of', async () => {
  const { page, saved, close, shoot } = await openArticle(desk, paragraph('上文。'), paragraph());
  await text(page).locator('p').last().click();
  const lines = ['１．历史遗留', '上世纪编制紧张，各地都有', '２．现实需要', '姓名\t单位，职务。', '新的任务很多，还没有'];
  await pasteInto(page, { 'text/plain': lines.join('\n') });
  await page.getByText('其中 2 处没有把握，请核对；1 行里的制表符和连续空格已去掉').waitFor();
  await expect
    .poll(async () => (await saved()).content.map(({ type }) => type))
    .toEqual(['paragraph', 'heading', 'paragraph', 'heading', 'paragraph', 'paragraph']);
  const marked = text(page).locator('[class*=marked]');
  await expect.poll(() => marked.allTextContents()).toEqual(['上世纪编制紧张，各地都有', '新的任务很多，还没有']);
  await shoot('paste-doubts');
  await page.getByRole('button', { name: '逐处核对' }).click();
  await page.getByText('第 1 处，共 2 处：这一段没有结束').waitFor();
  await page.getByRole('button', { name: '下一处' }).click();
  await page.getByText('第 2 处，共 2 处：这一段没有结束').waitFor();
  // The one that is looked at is marked until something else is.
  await expect.poll(() => marked.allTextContents()).toEqual(['新的任务很多，还没有']);
  await page.keyboard.type('x');
  await expect.poll(async () => plainText(await saved())).toContain('x新的任务');
  await close();
});

test('where the recogniser refuses or is not there, the text stands as it was copied, and a sentence says why', async () => {
  const { page, saved, close } = await openArticle(desk);
  const lines = (mark: string): string => ['编制管理的实践', '', '一、总体情况', '', `全旗${mark}稳步推进。`].join('\n');
  const expected = checkDocument(
    documentOf(paragraph('编制管理的实践'), heading(1, '一、总体情况'), paragraph('全旗\ufffd稳步推进。')),
  );
  await pasteInto(page, { 'text/plain': lines('\0') });
  await page.getByText('没有认出标题和段落（里面有许多不能辨认的字符）').waitFor();
  await expect.poll(saved).toEqual(expected.document);
  await page.keyboard.press('Control+z');
  await page.route('**/rpc/manuscripts/recognise', (route) => route.abort());
  await pasteInto(page, { 'text/plain': lines('\ufffd') });
  await page.getByText('没有认出标题和段落（程序没有应答）').waitFor();
  await expect.poll(saved).toEqual(expected.document);
  await close();
});

test('of a page pasted below the text headings and run-in headings are known, its bold words and links stay', async () => {
  const { page, saved, close } = await openArticle(desk, paragraph('上文。'), paragraph());
  await text(page).locator('p').last().click();
  await pasteInto(page, {
    'text/html':
      '<div>二、下一步打算</div><p>（一）强化统筹。要<b>压实责任</b>，详见<a href="http://a.gov.cn/b">通知</a>，逐级落实到人。</p><p>各级要提高认识，抓好落实。</p>',
    'text/plain': '不用',
  });
  await page.getByText('已按来稿认出').waitFor();
  await expect
    .poll(saved)
    .toEqual(
      checkDocument(
        documentOf(
          paragraph('上文。'),
          heading(1, '二、下一步打算'),
          paragraph(
            marked('（一）强化统筹。', 'lead'),
            '要',
            marked('压实责任', 'bold'),
            '，详见',
            { type: 'text', text: '通知', marks: [{ type: 'link', attrs: { href: 'http://a.gov.cn/b' } }] },
            '，逐级落实到人。',
          ),
          paragraph('各级要提高认识，抓好落实。'),
        ),
      ).document,
    );
  await page.keyboard.press('Control+z');
  await expect.poll(async () => plainText(await saved())).toBe('上文。\n');
  await close();
});

function pasteInto(page: Page, data: Record<string, string>): Promise<void> {
  return page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, words] of Object.entries(given)) clipboardData.setData(type, words);
    const target = document.querySelector<HTMLElement>('.ProseMirror');
    target?.focus();
    target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

const text = (page: Page) => page.getByRole('textbox', { name: '正文' });

/** A window on a new article with these blocks; `saved`: what the archive has. */
async function openArticle({ client, issueId, openWindow }: Desk, ...blocks: BlockNode[]) {
  const title = blocks.length === 0 ? '' : '河边';
  const { article, sequence } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  const articleId = article.id;
  const document = documentOf(...blocks);
  await client.articles.save({ articleId, parent: sequence, reason: '来稿', article: { ...article, document } });
  const opened = await openWindow({ hash: `/arrange/${issueId}/article/${articleId}` });
  await text(opened.page).waitFor();
  const current = async () => (await client.articles.read({ articleId })).article;
  const saved = async (): Promise<DocumentNode> => (await current()).document;
  return { ...opened, saved, article: current };
}
