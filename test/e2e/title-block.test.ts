import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Article } from '../../shared/periodical/article.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

async function openNewArticle() {
  const outline = await desk.outline();
  const sectionId = outline.sections[0]?.id ?? null;
  const { article } = await desk.client.articles.create({ kind: 'article', issueId: desk.issueId, sectionId, title: '' });
  const opened = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${article.id}` });
  const field = (name: string) => opened.page.getByLabel(name, { exact: true });
  await field('标题').waitFor();
  /** What the archive has once the window says that it is saved. */
  const saved = async (): Promise<Article> => {
    await opened.page.keyboard.press('Control+s');
    await opened.page.getByText('已保存', { exact: true }).last().waitFor();
    return (await desk.client.articles.read({ articleId: article.id })).article;
  };
  return { ...opened, field, saved, cdp: await opened.page.context().newCDPSession(opened.page) };
}

/** Types as an input method does: the letters first, then what they become. */
async function compose(cdp: CDPSession, letters: string, text: string): Promise<void> {
  for (let end = 1; end <= letters.length; end += 1) {
    const shown = letters.slice(0, end);
    await cdp.send('Input.imeSetComposition', { text: shown, selectionStart: end, selectionEnd: end });
  }
  // Longer than the pause before a save: nothing is written back into an unfinished composition.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await cdp.send('Input.insertText', { text });
}

test('the title is composed, split, joined and replaced; no letter of the input method gets into the archive', async () => {
  const { page, field, saved, cdp, close } = await openNewArticle();
  await field('标题').click();
  await compose(cdp, 'jigou', '机构');
  await compose(cdp, 'gaige', '改革');
  await expect.poll(async () => (await saved()).titleLines).toEqual(['机构改革']);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await saved()).titleLines).toEqual(['机构', '改革']);
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await saved()).titleLines).toEqual(['机构改革']);
  await page.keyboard.press('Shift+End');
  await compose(cdp, 'bianzhi', '编制');
  expect(await field('标题').inputValue()).toBe('机构编制');
  await expect.poll(async () => (await saved()).titleLines).toEqual(['机构编制']);
  await field('引题').click();
  await compose(cdp, 'yin', '引\u2f08');
  await page.keyboard.insertText('\u200b');
  await page.keyboard.press('Enter');
  expect(await field('引题').inputValue()).toBe('引人');
  expect(await field('标题').evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(saved).toMatchObject({ kicker: '引人', titleLines: ['机构编制'] });
  await close();
});

test('bylines are composed, completed, turned, moved and removed', async () => {
  // Names of the sample are not offered: its people and units are invented.
  await desk.client.settings.writeDirectory([{ kind: 'unit', name: '河湾旗委编办', note: '' }]);
  const { page, field, saved, cdp, shoot, close } = await openNewArticle();
  await field('添加署名').click();
  await compose(cdp, 'zhangnan', '张\u200b楠');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('河湾市财政局、');
  await page.keyboard.insertText('李冈');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await saved()).bylines)
    .toEqual([
      { kind: 'person', name: '张楠' },
      { kind: 'unit', name: '河湾市财政局' },
      { kind: 'person', name: '李冈' },
    ]);
  await field('添加署名').click();
  await page.keyboard.insertText('旗委编办');
  await page.getByRole('option').first().waitFor();
  await shoot('title-block-bylines');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await saved()).bylines.at(-1)?.name).toMatch(/.旗委编办/);
  await field('添加署名').click();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await saved()).bylines.map(({ name }) => name)).toEqual(['张楠', '李冈', '河湾市财政局']);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await saved()).bylines[1]).toEqual({ kind: 'unit', name: '李冈' });
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await saved()).bylines.map(({ name }) => name)).toEqual(['张楠', '河湾市财政局']);
  await close();
});

test('an outline leads to a heading; a filler has a title and a byline only', async () => {
  const outline = await desk.outline();
  const articles = outline.sections.flatMap((section) => section.articles);
  const articleId = articles.find(({ kind }) => kind === 'article')?.id ?? '';
  const fillerId = articles.find(({ kind }) => kind === 'filler')?.id ?? '';
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
  await page.getByRole('button', { name: '大纲' }).click();
  const headings = page.getByRole('navigation', { name: '大纲' }).getByRole('button');
  await headings.nth(1).waitFor();
  await shoot('outline');
  const wanted = (await headings.last().innerText()).trim();
  await headings.last().click();
  const chosen = () =>
    page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('h1,h2,h3,h4')?.textContent);
  await expect.poll(chosen).toBe(wanted);
  await page.goto(`${desk.program.origin}/#/arrange/${desk.issueId}/article/${fillerId}`);
  await page.getByLabel('标题', { exact: true }).waitFor();
  await expect.poll(() => page.getByLabel('副题', { exact: true }).count()).toBe(0);
  await close();
});
