import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Article } from '../../shared/periodical/article.ts';
import { readPdfPages } from '../helpers/pdf-text.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { testImages } from '../helpers/test-images.ts';

const desk = setUpDesk();

test('an article is written with headings, table, picture and footnote, and stands on the pages', async () => {
  const section = (await desk.outline()).sections[1];
  const created = await desk.client.articles.create({
    kind: 'article',
    issueId: desk.issueId,
    sectionId: section?.id ?? null,
    title: '',
  });
  const articleId = created.article.id;
  const { page, shoot, close } = await desk.openWindow({
    hash: `/arrange/${desk.issueId}/article/${articleId}`,
    width: 1600,
    height: 900,
  });
  await page.getByRole('textbox', { name: '标题', exact: true }).fill('巡河记');
  await page.getByRole('textbox', { name: '副题' }).fill('一支护水队的春天');
  const byline = page.getByRole('combobox', { name: '添加署名' });
  await byline.fill('河湾旗委编办');
  await byline.press('Enter');
  await byline.press('Enter');

  const text = page.getByRole('textbox', { name: '正文' });
  await text.click();
  await page.keyboard.type('护水队有九个人。');
  await page.getByRole('button', { name: /插入脚注/ }).click();
  await page.getByRole('textbox', { name: '脚注内容' }).fill('人数以三月底为准。');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('一、沿河走一遍');
  await page.keyboard.press('Enter');
  await page.keyboard.type('（一）从源头开始');
  await page.keyboard.press('Enter');
  await page.keyboard.type('先看水，再看岸。');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: /插入表格/ }).click();
  await page.getByRole('button', { name: '2 行 3 列' }).click();
  for (const cell of ['河段', '长度', '责任人', '上游', '12千米', '苏禾']) {
    await page.keyboard.type(cell);
    if (cell !== '苏禾') await page.keyboard.press('Tab');
  }
  await shoot('write-article-table');
  await goBelow(page);
  await page.keyboard.type('河边的样子见图。');
  const picture = testImages[0];
  await page
    .locator('input[type=file][aria-label="选择图片文件"]')
    .setInputFiles({ name: '河.png', mimeType: 'image/png', buffer: Buffer.from(picture?.bytes ?? []) });
  await page.locator('figure img, [data-figure] img').first().waitFor();
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

  await expect
    .poll(async () => kindsOf(await saved(articleId)))
    .toEqual(expect.arrayContaining(['paragraph', 'heading 1', 'heading 2', 'table', 'figure']));
  const article = await saved(articleId);
  expect(article).toMatchObject({
    titleLines: ['巡河记'],
    subtitle: '一支护水队的春天',
    bylines: [{ kind: 'unit', name: '河湾旗委编办' }],
  });
  const json = JSON.stringify(article.document);
  for (const words of [
    '护水队有九个人。',
    '人数以三月底为准。',
    '一、沿河走一遍',
    '（一）从源头开始',
    '责任人',
    '12千米',
    '河边的样子见图。',
  ]) {
    expect(json).toContain(words);
  }
  expect(json).toContain(picture?.asset.id);

  const { pdf, map } = await desk.client.pages.issue({ issueId: desk.issueId });
  const first = map.articles.find((one) => one.articleId === articleId)?.firstPage ?? 0;
  const printed = (await readPdfPages(new Uint8Array(await pdf.arrayBuffer())))[first - 1];
  const words = printed?.segments.map((segment) => segment.text).join('') ?? '';
  expect(words).toContain('巡河记');
  expect(words).toContain('先看水，再看岸。');
  expect(words).toContain('上游12千米苏禾');
  expect(printed?.footnotes.join('')).toContain('人数以三月底为准。');

  await page.getByText('更新中').waitFor({ state: 'hidden' });
  await shoot('write-article-done');
  await close();
});

test('what was changed is seen in the history and can be brought back, also that by undo', async () => {
  const [articleId = '', text = ''] = await firstArticle();
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  const editor = page.getByRole('textbox', { name: '正文' });
  await editor.locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type('这一句是后来加上的。');
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  await expect.poll(async () => JSON.stringify((await saved(articleId)).document)).toContain('这一句是后来加上的。');

  await page.getByRole('button', { name: '历史版本' }).click();
  const history = page.getByRole('dialog', { name: /历史版本/ });
  await history.getByText('这一句是后来加上的。').first().waitFor();
  await shoot('history-inline');
  await history.getByText('左右对照').click();
  await shoot('history-split');
  await history.getByRole('button', { name: '恢复此版本' }).click();
  const confirm = page.getByRole('button', { name: '恢复', exact: true });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await expect.poll(async () => JSON.stringify((await saved(articleId)).document)).toBe(text);
  await expect.poll(async () => (await editor.textContent())?.includes('这一句是后来加上的。')).toBe(false);
  await close();
});

test('words are replaced in the whole issue after a look at every place', async () => {
  const query = { text: '编制', matchCase: true, matchWidth: true };
  const before = await desk.client.articles.findInIssue({ issueId: desk.issueId, query });
  expect(before.length).toBeGreaterThan(20);
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  await page.getByRole('textbox', { name: '正文' }).waitFor();
  await page.keyboard.press('Control+Shift+KeyH');
  const dialog = page.getByRole('dialog', { name: /全期/ });
  await dialog.getByRole('textbox', { name: /查找/ }).fill('编制');
  await dialog.getByRole('textbox', { name: '换成' }).fill('员额');
  await dialog.getByRole('textbox', { name: /查找/ }).press('Enter');
  await dialog
    .getByText(new RegExp(`${before.length} 处`))
    .first()
    .waitFor();
  await shoot('replace-in-issue');
  await dialog.getByRole('button', { name: /^替换/ }).click();
  await expect.poll(async () => (await desk.client.articles.findInIssue({ issueId: desk.issueId, query })).length).toBe(0);
  const after = await desk.client.articles.findInIssue({ issueId: desk.issueId, query: { ...query, text: '员额' } });
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  await shoot('replace-in-issue-done');
  await close();
});

/** The cursor behind a table that ends the text. */
async function goBelow(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

async function saved(articleId: string): Promise<Article> {
  return (await desk.client.articles.read({ articleId })).article;
}

function kindsOf(article: Article): string[] {
  return article.document.content.map((block) => (block.type === 'heading' ? `heading ${block.attrs.level}` : block.type));
}

async function firstArticle(): Promise<[id: string, document: string]> {
  const outline = await desk.outline();
  const articleId = outline.sections[0]?.articles[0]?.id ?? '';
  return [articleId, JSON.stringify((await saved(articleId)).document)];
}
