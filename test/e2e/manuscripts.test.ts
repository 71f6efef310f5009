import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Manuscript } from '../../shared/contract/manuscripts-contract.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { allManuscripts } from '../helpers/all-manuscripts.ts';
import type { OpenWindow } from '../helpers/open-window.ts';
import { seriousFaults, seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';
import { testImages } from '../helpers/test-images.ts';
import { wordFile, written } from '../helpers/word-file.ts';

const desk = setUpDesk({ sample: 'each test' });

const goodFile = {
  name: '河口镇来稿.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('河口镇怎样把章子管起来\n河口镇党委\n\n一、先把章子数清楚\n全镇十九枚公章，逐枚登记，逐枚定责。\n', 'utf8'),
};
const binaryFile = {
  name: '照片.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 255, 254, 0, 0, 7]),
};

test('an empty archive says what to do; a search without result says so and how to go on', async () => {
  await desk.clear();
  const { page, shoot, close } = await openList();
  await page.getByText('还没有稿件。把文字稿拖进来').waitFor();
  await shoot('manuscripts-empty');
  await page.getByRole('button', { name: '新建稿件' }).click();
  await page.getByText('请先新建一期再写稿').waitFor();
  await desk.client.program.loadSample();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(10);
  await page.getByRole('searchbox', { name: '找稿件' }).fill('没有人写过的字');
  await page.getByText('没有找到“没有人写过的字”').waitFor();
  await close();
});

test('files are imported one after the other; one that is no text is refused in a sentence and leaves nothing', async () => {
  const before = await allManuscripts(desk.client);
  const { page, shoot, close } = await openList();
  await page.getByRole('button', { name: '导入稿件' }).click();
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await shoot('manuscripts-import');
  await dialog.locator('input[type=file]').setInputFiles([goodFile, binaryFile]);
  await dialog.getByText('《河口镇怎样把章子管起来》').waitFor();
  await dialog.getByText('“照片.txt”').waitFor();
  await shoot('manuscripts-imported');
  await stillPage(page);
  expect(await seriousFaults(page)).toEqual([]);
  const after = await allManuscripts(desk.client);
  expect(after.length).toBe(before.length + 1);
  expect(after[0]).toMatchObject({ place: null, bylines: [{ name: '河口镇党委' }] });
  await dialog.getByRole('button', { name: '打开' }).click();
  await page.waitForURL(new RegExp(`#/arrange/${desk.issueId}/article/${after[0]?.id}`));
  await close();
});

test('Word manuscripts come in with titles, headings, tables and pictures; a damaged one is refused in a sentence', async () => {
  const [image] = testImages;
  const picture =
    '<w:r><w:drawing><wp:inline><wp:extent cx="1524000" cy="1016000"/><wp:docPr id="1" name="图" descr="服务窗口"/>' +
    '<a:graphic><a:graphicData><a:blip r:embed="p"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const cell = (text: string): string => `<w:tc>${written(text)}</w:tc>`;
  const docx = wordFile({
    body:
      written('河口县人民政府文件', { align: 'center', size: 72 }) +
      written('河政发〔2031〕7号', { align: 'center', size: 32 }) +
      written('关于印章集中管理的', { align: 'center', size: 44 }) +
      written('通　　知', { align: 'center', size: 44 }) +
      written('各乡镇：', { size: 32 }) +
      written('一、数清家底', { size: 32 }) +
      written('全县各乡镇的公章逐枚登记，逐枚定责。', { size: 32 }) +
      `<w:tbl><w:tr>${cell('乡镇')}${cell('枚数')}</w:tr><w:tr>${cell('河口镇')}${cell('19')}</w:tr></w:tbl>` +
      written(picture) +
      written('图1　服务窗口', { align: 'center' }),
    relationships: '<Relationship Id="p" Type="x/image" Target="media/image1.png"/>',
    files: { 'word/media/image1.png': image?.bytes ?? '' },
  });
  const old = readFileSync(path.resolve(import.meta.dirname, '../fixtures/word/doc/tables.doc'));
  const word = { mimeType: 'application/octet-stream' };
  const { page, shoot, close } = await openList();
  await page.getByRole('button', { name: '导入稿件' }).click();
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await dialog.locator('input[type=file]').setInputFiles([
    { ...word, name: '印章管理.docx', buffer: Buffer.from(docx) },
    { ...word, name: '老稿.doc', buffer: old },
    { ...word, name: '坏了.docx', buffer: Buffer.from(docx.subarray(0, docx.length / 2)) },
  ]);
  await dialog.getByText('《关于印章集中管理的通知》').first().waitFor();
  await dialog.getByText('“坏了.docx”已经损坏').waitFor();
  await expect.poll(() => dialog.getByRole('img', { name: /^已导入/ }).count()).toBe(2);
  await shoot('manuscripts-word');
  const { id } = await find('关于印章集中管理的通知');
  const { article } = await desk.client.articles.read({ articleId: id });
  expect(article.document.content.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'paragraph', 'table', 'figure']);
  expect(article.document.content[4]).toMatchObject({ attrs: { asset: image?.asset.id, alt: '服务窗口' } });
  await dialog.getByRole('button', { name: '打开' }).first().click();
  await page.getByRole('textbox', { name: '正文' }).locator('img').waitFor();
  await shoot('manuscripts-word-open');
  await close();
});

test('an import is stopped between files; those that came in stay and are shown, the others are left out', async () => {
  const before = (await allManuscripts(desk.client)).length;
  const many = Array.from({ length: 60 }, (_, index) => ({ ...goodFile, name: `来稿${index + 1}.txt` }));
  const { page, close } = await openList();
  await page.getByRole('button', { name: '导入稿件' }).click();
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await dialog.locator('input[type=file]').setInputFiles(many);
  await dialog.getByRole('img', { name: '已导入' }).first().waitFor();
  await dialog.getByRole('button', { name: '停止导入' }).click();
  await dialog.getByRole('button', { name: '停止导入' }).waitFor({ state: 'detached' });
  const done = await dialog.getByRole('img', { name: '已导入' }).count();
  expect(await dialog.getByRole('img', { name: '没有导入' }).count()).toBe(many.length - done);
  expect(done).toBeLessThan(many.length);
  expect((await allManuscripts(desk.client)).length - before).toBe(done);
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await close();
});

test('files dropped on the page are imported; the page shows where they go while they hover', async () => {
  const { page, shoot, close } = await openList();
  await rows(page).first().waitFor();
  const files = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], '拖来的.txt', { type: 'text/plain' }));
    return data;
  }, goodFile.buffer.toString());
  const area = page.getByRole('region', { name: '可以把文件拖到这里' });
  await area.dispatchEvent('dragenter', { dataTransfer: files });
  await page.getByText('松开鼠标，导入这些稿件').waitFor();
  await shoot('manuscripts-drop');
  await area.dispatchEvent('drop', { dataTransfer: files });
  const dialog = page.getByRole('dialog', { name: '导入稿件' });
  await dialog.getByText('《河口镇怎样把章子管起来》').waitFor();
  await dialog.getByRole('button', { name: '编入栏目…' }).click();
  await page.getByRole('dialog', { name: '把 1 篇编入' }).getByRole('button', { name: '编入', exact: true }).click();
  await page.getByText('已把 1 篇编入').waitFor();
  expect((await find('河口镇怎样把章子管起来')).place?.issueId).toBe(desk.issueId);
  await close();
});

test('the list is narrowed by text of the body, by section and by byline, and sorted', async () => {
  const all = await allManuscripts(desk.client);
  await desk.client.articles.create({
    kind: 'article',
    issueId: null,
    sectionId: null,
    title: '新来的稿子',
  });
  const { page, shoot, close } = await openList();
  await expect.poll(() => count(page)).toBe(`${all.length + 1} 篇`);
  await shoot('manuscripts');

  const [signed] = all.filter((one) => one.kind === 'article' && one.bylines.length === 1);
  const { article } = await desk.client.articles.read({ articleId: signed?.id ?? '' });
  const sentence = plainText(article.document).split('。')[3] ?? '';
  await page.getByRole('searchbox', { name: '找稿件' }).fill(sentence.trim());
  await expect.poll(() => count(page)).toBe('1 篇');
  expect(await titles(page)).toEqual([signed?.titleLines.join(' ')]);
  await page.getByRole('searchbox', { name: '找稿件' }).fill('');
  await expect.poll(() => count(page)).toBe(`${all.length + 1} 篇`);

  await page.getByRole('radiogroup', { name: '状态' }).getByText('未编入 1').click();
  await expect.poll(() => count(page)).toBe('1 篇');
  expect(await titles(page)).toEqual(['新来的稿子']);
  await page.getByRole('radiogroup', { name: '状态' }).getByText('全部').click();

  const inSection = all.filter((one) => one.place?.section === '基层治理');
  await choose(page, '栏目', '基层治理');
  await expect.poll(() => count(page)).toBe(`${inSection.length} 篇`);
  await page.getByRole('button', { name: '清除筛选' }).click();
  const name = signed?.bylines[0]?.name ?? '';
  await choose(page, '署名', name);
  const ofName = all.filter((one) => one.bylines.some((byline) => byline.name === name));
  await expect.poll(() => count(page)).toBe(`${ofName.length} 篇`);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('columnheader', { name: '字数' }).click();
  await expect.poll(async () => (await titles(page))[0]).toBe('新来的稿子');
  await close();
});

test('ticked manuscripts are placed, taken out and put into the recycle bin, and each step is taken back', async () => {
  await importText('青石镇来稿', '青石镇的一张表');
  const placedBefore = await arrangement();
  const { page, shoot, close } = await openList();
  await tick(page, '青石镇的一张表');
  const bar = page.getByRole('toolbar', { name: '对勾选的稿件' });
  await bar.getByText('已勾选 1 篇').waitFor();
  await shoot('manuscripts-ticked');
  await bar.getByRole('button', { name: '编入栏目…' }).click();
  const dialog = page.getByRole('dialog', { name: '把 1 篇编入' });
  await shoot('manuscripts-place');
  await dialog.getByRole('combobox', { name: '哪个栏目' }).click();
  await page.locator('.ant-select-item-option', { hasText: '编制管理' }).click();
  await dialog.getByRole('button', { name: '编入', exact: true }).click();
  await page.getByText('“编制管理”').first().waitFor();
  expect((await find('青石镇的一张表')).place?.section).toBe('编制管理');
  await takeBack(page);
  await expect.poll(arrangement).toEqual(placedBefore);

  const victim = (await allManuscripts(desk.client)).find((one) => one.place?.section === '基层治理');
  await tick(page, victim?.titleLines.join(' ') ?? '');
  await bar.getByRole('button', { name: /取出/ }).click();
  await page.getByText('已取出 1 篇').waitFor();
  expect((await find(victim?.titleLines.join(' ') ?? '')).place).toBe(null);
  await takeBack(page);
  await expect.poll(arrangement).toEqual(placedBefore);

  await tick(page, victim?.titleLines.join(' ') ?? '');
  await bar.getByRole('button', { name: '移到回收站' }).click();
  await page.getByText('已把 1 篇移到回收站').waitFor();
  await shoot('manuscripts-trashed');
  expect((await find(victim?.titleLines.join(' ') ?? '')).trashedAt).not.toBe(null);
  await takeBack(page);
  await expect.poll(arrangement).toEqual(placedBefore);
  expect((await find(victim?.titleLines.join(' ') ?? '')).trashedAt).toBe(null);
  await close();
});

test('a manuscript in the recycle bin is restored, or deleted for good after a question', async () => {
  for (const title of ['要留下的稿子', '不要了的稿子']) {
    const { articleId } = await importText(title, title);
    await desk.client.manuscripts.trash({ articleIds: [articleId] });
  }
  const { page, shoot, close } = await openList();
  await page.getByRole('radiogroup', { name: '状态' }).getByText('回收站 2').click();
  await page.getByRole('button', { name: '要留下的稿子' }).click();
  const panel = page.getByRole('complementary', { name: '《要留下的稿子》' });
  await panel.getByRole('button', { name: '恢复' }).waitFor();
  await shoot('manuscripts-bin');
  await panel.getByRole('button', { name: '恢复' }).click();
  await expect.poll(async () => (await find('要留下的稿子')).trashedAt).toBe(null);

  await tick(page, '不要了的稿子');
  await page.getByRole('toolbar', { name: '对勾选的稿件' }).getByRole('button', { name: '彻底删除…' }).click();
  const question = page.getByRole('dialog').filter({ hasText: '不能再找回来' });
  // It grows into its place; a driven mouse would miss a button that still moves.
  await expect.poll(() => question.getAttribute('class')).not.toContain('zoom');
  await question.getByRole('button', { name: '不删除' }).click();
  await question.waitFor({ state: 'hidden' });
  expect((await find('不要了的稿子')).trashedAt).not.toBe(null);
  await page.getByRole('toolbar', { name: '对勾选的稿件' }).getByRole('button', { name: '彻底删除…' }).click();
  await shoot('manuscripts-purge');
  await question.getByRole('button', { name: '彻底删除' }).click();
  await page.getByText('已彻底删除 1 篇').waitFor();
  expect(await allManuscripts(desk.client, { text: '不要了的稿子' })).toEqual([]);
  await page.getByText('回收站是空的。').waitFor();
  await close();
});

test('a list that is longer than a page grows with the scrolling; all of it is ticked at once, and ticks outlive it', async () => {
  await desk.clear();
  await desk.client.program.loadSample();
  for (let index = 1; index <= 130; index += 1) {
    await desk.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: `第${index}篇` });
  }
  const { page, shoot, close } = await openList();
  await page.getByRole('radiogroup', { name: '状态' }).getByText('未编入 130').click();
  await expect.poll(() => count(page)).toBe('130 篇');
  await tick(page, '第130篇');
  const oldest = page.getByRole('button', { name: '第1篇', exact: true });
  await page.getByRole('button', { name: '第130篇' }).hover();
  const scrolledTo = async (row: Locator, step: number): Promise<boolean> => {
    await page.mouse.wheel(0, step);
    return row.isVisible();
  };
  await expect.poll(() => scrolledTo(oldest, 1500)).toBe(true);
  // From the end of the list the next order would be shown to its end too.
  const newest = page.getByRole('button', { name: '第130篇' });
  await expect.poll(() => scrolledTo(newest, -1500)).toBe(true);
  const bar = page.getByRole('toolbar', { name: '对勾选的稿件' });
  await bar.getByText('已勾选 1 篇').waitFor();
  await page.getByRole('columnheader', { name: '题目' }).click();
  await expect.poll(async () => (await titles(page))[0]).toBe('第1篇');
  await bar.getByText('已勾选 1 篇').waitFor();
  const all = page.getByRole('checkbox', { name: '勾选全部 130 篇' });
  await all.click();
  await bar.getByText('已勾选 130 篇，包括还没有滚动到的').waitFor();
  await shoot('manuscripts-all-ticked');
  await bar.getByRole('button', { name: '移到回收站' }).click();
  await page.getByText('已把 130 篇移到回收站').waitFor();
  expect((await desk.client.manuscripts.list({ state: 'trashed' })).total).toBe(130);
  await close();
});

test('by keys alone: from title to title, the panel beside the list, and into 编排', async () => {
  const { page, shoot, close } = await openList({ width: 1600, height: 900 });
  await rows(page).first().waitFor();
  const [first, second] = await titles(page);
  await page.getByRole('button', { name: first, exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: `《${first}》` }).waitFor();
  await page.keyboard.press('ArrowDown');
  const panel = page.getByRole('complementary', { name: `《${second}》` });
  await panel.getByRole('heading', { name: /版本/ }).waitFor();
  await shoot('manuscripts-panel');
  expect(await seriousFaultsInBothThemes(page)).toEqual([]);
  await panel.getByRole('button', { name: '编辑' }).click();
  await page.waitForURL(/#\/arrange\/.*\/article\//);
  await close();
});

/** The list of all manuscripts; it opens on those that wait for a place. */
async function openList(size: { width?: number; height?: number } = {}): Promise<OpenWindow> {
  const opened = await desk.openWindow({ hash: '/manuscripts', ...size });
  const states = opened.page.getByRole('radiogroup', { name: '状态' });
  await expect.poll(() => states.getByRole('radio', { name: /未编入/ }).isChecked()).toBe(true);
  await states.getByText('全部').click();
  return opened;
}

function importText(name: string, title: string): Promise<{ articleId: string }> {
  const contents = new Blob([`${title}\n\n正文写在这里，一句就够。\n`]);
  return desk.client.manuscripts.importFile({ name: `${name}.txt`, contents });
}

async function find(title: string): Promise<Manuscript> {
  const found = (await allManuscripts(desk.client)).find((one) => one.titleLines.join(' ') === title);
  if (!found) throw new Error(`there is no ${title}`);
  return found;
}

async function arrangement(): Promise<string[][]> {
  const { sections } = await desk.outline();
  return sections.map(({ name, articles }) => [name, ...articles.map(({ id }) => id)]);
}

function rows(page: Page) {
  return page.locator('[data-title]');
}

function titles(page: Page): Promise<string[]> {
  return rows(page).allInnerTexts();
}

async function count(page: Page): Promise<string> {
  return (await page.getByRole('heading', { name: '稿件库' }).locator('+ span').innerText()).trim();
}

function tick(page: Page, title: string): Promise<void> {
  return page.getByRole('checkbox', { name: `勾选《${title}》` }).check();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
}

async function takeBack(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '撤销' });
  await button.click();
  await page.getByText('已撤销。').last().waitFor();
  await button.waitFor({ state: 'detached' });
}
