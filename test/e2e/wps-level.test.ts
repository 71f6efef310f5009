import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import type { BlockNode, TableNode } from '../../shared/document/types.ts';
import { docxPart } from '../helpers/exported-docx.ts';
import { eventually } from '../helpers/issue-tree.ts';
import { readPdfBoxes } from '../helpers/pdf-boxes.ts';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();
const excel =
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>单位</td><td>编制</td><td>实有</td></tr><tr><td>河湾旗委编办</td><td>12</td><td>11</td></tr></table></body></html>';

/** A new article at the end of the first section. */
async function writtenArticle(title: string, ...blocks: BlockNode[]): Promise<string> {
  const { client, issueId } = desk;
  const sectionId = (await desk.outline()).sections[0]?.id ?? null;
  const { article, sequence } = await client.articles.create({ kind: 'article', issueId, sectionId, title });
  const changed = { ...article, document: documentOf(...blocks) };
  await client.articles.save({ articleId: article.id, parent: sequence, reason: '自动保存', article: changed });
  return article.id;
}

const documentOfArticle = async (articleId: string) => (await desk.client.articles.read({ articleId })).article.document;
const textOfArticle = async (articleId: string) => plainText(await documentOfArticle(articleId));
const bodyOf = (page: Page): Locator => page.getByRole('textbox', { name: '正文', exact: true });

async function tableOf(articleId: string): Promise<TableNode> {
  const table = (await documentOfArticle(articleId)).content.find(({ type }) => type === 'table');
  if (table?.type !== 'table') throw new Error('the article has no table');
  return table;
}

async function exported(articleId: string): Promise<{ pdf: Uint8Array; docx: Uint8Array }> {
  const events = await desk.client.exports.run({ issueId: desk.issueId, articleId, formats: ['pdf', 'docx'], folder: null });
  for await (const event of events) {
    if (event.kind !== 'done') continue;
    const read = (format: string) => new Uint8Array(readFileSync(event.files.find((file) => file.format === format)?.file ?? ''));
    return { pdf: read('pdf'), docx: read('docx') };
  }
  throw new Error('nothing was exported');
}

test('tables and formats as in an office program, and on the page as in the editor', async () => {
  const articleId = await writtenArticle('台账', heading(1, '一、总的情况'), paragraph('二、分项情况'), paragraph('末段。'));
  const { page, shoot, close } = await desk.openWindow({
    hash: `/arrange/${desk.issueId}/article/${articleId}`,
    width: 1600,
    height: 900,
  });
  const body = bodyOf(page);
  await body.getByText('末段。').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, excel);
  const cell = (text: string): Locator => body.locator('td, th').filter({ hasText: new RegExp(`^${text}$`) });
  await cell('12').waitFor();

  // The first column is drawn wider by its edge; its neighbour gives what it takes.
  const [first, second] = [await cell('单位').boundingBox(), await cell('编制').boundingBox()];
  if (!first || !second) throw new Error('no cells');
  const edge = { x: first.x + first.width - 1, y: first.y + first.height / 2 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 60, edge.y, { steps: 6 });
  await page.mouse.up();
  const widthsOf = async () =>
    (await tableOf(articleId)).content[0]?.content?.map(({ attrs }) => attrs?.colwidth?.[0] ?? 0) ?? [];
  await eventually(async () => (await widthsOf()).every((width) => width > 0)).toBe(true);
  const [unit = 0, posts = 0, actual = 0] = await widthsOf();
  expect(unit).toBeGreaterThan(first.width + 40);
  expect(unit + posts).toBeLessThan(first.width + second.width + 4);
  expect(Math.abs(actual - second.width)).toBeLessThan(4);
  await eventually(async () => Math.round((await cell('单位').boundingBox())?.width ?? 0)).toBeGreaterThan(first.width + 40);

  // A right click has the table's menu: to the right, and at the foot of the cell.
  const choose = async (name: string): Promise<void> => {
    await cell('12').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '表格' }).hover();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await cell('12').click();
  await choose('右对齐');
  await choose('靠下');
  await cell('12').click({ button: 'right' });
  await page.getByRole('menuitem', { name: '清除格式' }).waitFor();
  await shoot('text-menu');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // The brush gives the look of the heading to the paragraph that is clicked.
  await body.getByText('一、总的情况').click();
  await page.getByRole('button', { name: /^格式刷/ }).click();
  await body.getByText('二、分项情况').click();
  await body.locator('h1', { hasText: '二、分项情况' }).waitFor();
  await body.getByText('末段。').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().trim())).toBe('末段。');
  await page.keyboard.press('Control+b');
  await body.locator('strong').waitFor();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: '清除格式' }).click();
  await body.locator('strong').waitFor({ state: 'detached' });
  await shoot('wps-level-table');

  await eventually(async () => (await tableOf(articleId)).content[1]?.content?.[1]?.attrs?.valign).toBe('bottom');
  await page.getByText(/● 已保存/).waitFor();
  const { content } = await documentOfArticle(articleId);
  expect(content.slice(0, 2).map(({ type }) => type)).toEqual(['heading', 'heading']);
  expect((await tableOf(articleId)).content[1]?.content?.[1]?.content[0]?.attrs?.align).toBe('end');

  const { pdf, docx } = await exported(articleId);
  const xml = docxPart(docx, 'word/document.xml');
  const grid = [...(/<w:tblGrid>(.*?)<\/w:tblGrid>/.exec(xml)?.[1]?.matchAll(/w:w="(\d+)"/g) ?? [])].map((match) =>
    Number(match[1]),
  );
  const total = grid.reduce((sum, width) => sum + width, 0);
  for (const [column, width] of [unit, posts, actual].entries())
    expect((grid[column] ?? 0) / total).toBeCloseTo(width / (unit + posts + actual), 2);
  const numberCell = /<w:tc>(?:(?!<w:tc>).)*>12<\/w:t>/s.exec(xml)?.[0] ?? '';
  expect(numberCell).toContain('<w:vAlign w:val="bottom"/>');
  expect(numberCell).toMatch(/<w:jc w:val="(right|end)"\/>/);
  const { boxes } = await readPdfBoxes(pdf);
  const box = (text: string) => boxes.find((one) => one.text.trim() === text) ?? { left: 0, right: 0 };
  // Where the columns begin: the figure stands at the right edge of its own.
  const column = box('实有').left - box('编制').left;
  expect(box('编制').left - box('单位').left).toBeGreaterThan(column * (unit / posts) * 0.9);
  expect(box('12').right).toBeGreaterThan(box('11').left - 14);
  await close();
});

test('what was typed can be undone after another article was open, and a replacement over the issue in one step', async () => {
  const one = await writtenArticle('甲篇', paragraph('护水队在河湾。'));
  const other = await writtenArticle('乙篇', paragraph('乙篇也在河湾。'));
  const { page, shoot, close } = await desk.openWindow({
    hash: `/arrange/${desk.issueId}/article/${one}`,
    width: 1600,
    height: 900,
  });
  const body = bodyOf(page);
  await body.getByText('护水队在河湾。').click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('新写的话。');
  await eventually(() => textOfArticle(one)).toBe('护水队在河湾。新写的话。');
  await page.getByRole('treeitem', { name: /乙篇/ }).click();
  await body.getByText('乙篇也在河湾。').waitFor();
  await page.getByRole('treeitem', { name: /甲篇/ }).click();
  await body.getByText('新写的话。').waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await eventually(() => textOfArticle(one)).toBe('护水队在河湾。');
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await eventually(() => textOfArticle(one)).toBe('护水队在河湾。新写的话。');

  const before = [await textOfArticle(one), await textOfArticle(other)];
  await page.keyboard.press('Control+Shift+H');
  const dialog = page.getByRole('dialog', { name: '全期查找替换' });
  const search = async (): Promise<void> => {
    await dialog.getByLabel('查找', { exact: true }).fill('河湾');
    await dialog.getByRole('button', { name: /查\s?找/ }).click();
  };
  await search();
  await dialog.getByLabel('换成').fill('青山');
  await dialog.getByRole('button', { name: /替换选中的/ }).click();
  await dialog.getByText(/已在 .* 篇里替换/).waitFor();
  expect(await textOfArticle(other)).toBe('乙篇也在青山。');
  await shoot('replaced-in-issue');
  await dialog.getByRole('button', { name: /撤\s?销/ }).click();
  await dialog.getByText('已撤销，各篇都恢复成替换以前的文字。').waitFor();
  expect([await textOfArticle(one), await textOfArticle(other)]).toEqual(before);
  expect((await desk.client.articles.history({ articleId: other }))[0]).toMatchObject({ reason: '撤销全期替换' });

  // A hit leads to its place.
  await dialog.getByRole('button', { name: /^到这一处：乙篇也在河湾/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await body.getByText('乙篇也在').waitFor();
  await eventually(() => page.locator('[class*=marked]').allInnerTexts()).toContain('河湾');
  // Coming back to the first one what was written before all of that can still be undone.
  await page.getByRole('treeitem', { name: /甲篇/ }).click();
  await body.getByText('新写的话。').waitFor();
  await close();
});

test('a version gets a name, is found by it and restored', async () => {
  const articleId = await writtenArticle('送审的一篇', paragraph('送审时的文字。'));
  const sent = (await desk.client.articles.history({ articleId }))[0]?.sequence ?? 0;
  const { article } = await desk.client.articles.read({ articleId });
  const later = { ...article, document: documentOf(paragraph('送审时的文字。后来加的一句。')) };
  await desk.client.articles.save({ articleId, parent: sent, reason: '手动保存', article: later });
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  await bodyOf(page).getByText('后来加的一句。').waitFor();
  await page.getByRole('button', { name: '历史版本' }).click();
  const drawer = page.getByRole('dialog', { name: /历史版本/ });
  const versions = drawer.getByRole('list', { name: '版本' });
  await versions.getByText('＋7 字').first().waitFor();
  await versions.getByRole('button').filter({ hasText: '自动保存' }).first().click();
  await drawer.getByRole('button', { name: '给这个版本起名' }).click();
  await page.getByRole('textbox', { name: '版本的名字' }).fill('送审稿');
  await page.keyboard.press('Enter');
  await versions.getByText('送审稿').waitFor();
  expect((await desk.client.articles.history({ articleId })).find(({ sequence }) => sequence === sent)?.name).toBe('送审稿');
  await drawer.getByRole('checkbox', { name: '只看起了名字的' }).check();
  await expect.poll(() => versions.getByRole('listitem').count()).toBe(1);
  await shoot('named-version');
  expect(await seriousFaults(page)).toEqual([]);
  await versions.getByRole('button').filter({ hasText: '送审稿' }).click();
  await drawer.getByRole('button', { name: '恢复此版本' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await eventually(() => textOfArticle(articleId)).toBe('送审时的文字。');
  await close();
});
