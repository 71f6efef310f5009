import { expect, test, vi } from 'vitest';
import { allManuscripts } from '../helpers/all-manuscripts.ts';
import { drag, eventually, focusedRow, pagesSettled, rows, treeItem } from '../helpers/issue-tree.ts';
import type { OpenWindow } from '../helpers/open-window.ts';
import { readPdfPages } from '../helpers/pdf-text.ts';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk({
  sample: 'each test',
  preferences: { author: '编辑甲', tourDone: true, sectionNames: ['调查研究', '理论园地'] },
});

// A whole journey each, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

test('the first issue beside the sample takes nothing of it but refuses its numbers', async () => {
  const { page, shoot, close } = await openIssue();
  await page.getByRole('button', { name: '新建一期' }).click();
  const dialog = page.getByRole('dialog', { name: '新建一期' });
  await dialog.getByText('这是档案里的第一期').waitFor();
  await dialog.getByLabel('刊名').fill('河湾编制');
  await shoot('arrange-new-issue');
  await dialog.getByRole('spinbutton', { name: '总期号' }).fill('86');
  await dialog.getByRole('button', { name: '新建', exact: true }).click();
  await dialog.getByText('总第86期已经有了').waitFor();
  await dialog.getByRole('spinbutton', { name: '总期号' }).fill('87');
  await dialog.getByRole('button', { name: '新建', exact: true }).click();

  await page.getByText('这一期还没有稿件').waitFor();
  expect(await rows(page)).toEqual([...parts, '◇调查研究', '◇理论园地']);
  const [created] = await desk.client.issues.list();
  expect(created).toMatchObject({ title: '河湾编制', number: 1, total: 87, publishedOn: '' });
  expect(page.url()).toContain(created?.id);
  await pagesSettled(page);
  await shoot('arrange-empty-issue');

  await page.getByRole('button', { name: '在“调查研究”里新建稿件' }).click();
  await page.waitForURL(/\/article\//);
  await treeItem(page, '（无标题）').waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('标题');
  await page.keyboard.type('第一篇');
  await treeItem(page, '第一篇').waitFor();
  await close();
});

test('sections are added, renamed and removed; what stood in them waits in the drawer', async () => {
  const { page, close } = await openIssue();
  await page.getByRole('button', { name: '加栏目' }).click();
  await page.locator('.ant-select-item-option', { hasText: '理论园地' }).click();
  await page.getByRole('button', { name: '加上' }).click();
  await treeItem(page, '理论园地').waitFor();
  expect(await sectionNames()).toContain('理论园地');

  await treeItem(page, '理论园地').dblclick();
  await page.getByRole('textbox', { name: '栏目名称' }).fill('理论探讨');
  await page.keyboard.press('Enter');
  await treeItem(page, '理论探讨').waitFor();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: '栏目名称' }).fill('不要的名字');
  await page.keyboard.press('Escape');
  await eventually(sectionNames).toContain('理论探讨');
  await page.keyboard.press('Delete');
  await eventually(sectionNames).not.toContain('理论探讨');

  await treeItem(page, '工作论坛').click();
  await page.keyboard.press('Delete');
  await page.getByText('2 篇稿件会回到“未编入的稿件”').waitFor();
  await page.getByRole('button', { name: '删除栏目' }).click();
  await eventually(sectionNames).not.toContain('工作论坛');
  await page.getByRole('button', { name: '未编入的稿件 2' }).waitFor();
  await page.getByRole('button', { name: '撤销移动' }).click();
  await eventually(sectionNames).toContain('工作论坛');
  await page.getByRole('button', { name: '未编入的稿件 0' }).waitFor();
  await close();
});

test('an article dragged to another section takes contents and pages with it; undo brings it back', async () => {
  const { page, shoot, close } = await openIssue();
  const before = await rows(page);
  await drag(page, treeItem(page, '从“要人”到“养人”'), treeItem(page, '夜里十一点的热线'), 'lower');
  await page.getByText('已把《从“要人”到“养人”》移到“基层治理”').waitFor();
  const moved = ['◇基层治理', '十七个窗口怎样变成六个', '一支队伍走牧道 一张网格到浩特', '夜里十一点的热线', '从“要人”到“养人”'];
  expect((await rows(page)).join()).toContain(moved.join());
  await eventually(async () => (await arranged())[1]?.articles.at(-1)).toContain('从“要人”到“养人”');

  await pagesSettled(page);
  const folio = Number((await treeItem(page, '从“要人”到“养人”').locator('[class*=pages]').textContent())?.split('–')[0]);
  await treeItem(page, '目录').click();
  const entry = page.getByRole('link', { name: /从“要人”到“养人”/ });
  await entry.waitFor();
  expect(await entry.textContent()).toBe(`${folio}从“要人”到“养人”那木拉`);
  await shoot('arrange-contents');
  const printed = await readPdfPages(
    new Uint8Array(await (await desk.client.pages.issue({ issueId: desk.issueId })).pdf.arrayBuffer()),
  );
  const text = JSON.stringify(printed[3]?.segments);
  expect(text.indexOf('夜里十一点的热线')).toBeLessThan(text.indexOf(`${folio}从“要人”到“养人”`));
  await entry.click();
  await page.waitForURL(/\/article\//);
  await page.goBack();
  await page.waitForURL(/\/contents$/);

  await page.getByRole('tree').focus();
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销：移动《从“要人”到“养人”》').waitFor();
  expect(await rows(page)).toEqual(before);
  await page.keyboard.press('Control+y');
  await page.getByText('已重做：移动《从“要人”到“养人”》').waitFor();
  expect((await rows(page)).join()).toContain(moved.join());
  await close();
});

test('a click on a page of no article opens its part in the tree', async () => {
  const { page, close } = await openIssue();
  const pane = page.getByRole('region', { name: '页面预览' });
  for (const [label, name, end] of [
    ['封面', '封面', 'cover'],
    ['2', '目录', 'contents'],
    ['1', '版权页 · 报送发', 'masthead'],
    ['封二', '卷首语', 'opening'],
  ] as const) {
    await pane.getByLabel('转到页').fill(label);
    await page.keyboard.press('Enter');
    const number = { 封面: 1, 封二: 2, 1: 3, 2: 4 }[label];
    await pane.locator(`[data-page="${number}"]`).click();
    await page.waitForURL(new RegExp(`/${end}$`));
    expect(await treeItem(page, name).getAttribute('aria-selected')).toBe('true');
  }
  await close();
});

test('a section is dragged as a whole', async () => {
  const { page, close } = await openIssue();
  await drag(page, treeItem(page, '编制管理'), treeItem(page, '工作论坛'), 'upper');
  await eventually(async () => (await sectionNames())[0]).toBe('编制管理');
  expect((await rows(page))[5]).toBe('池子多大 水往哪里流');
  await close();
});

test('everything the mouse does the keyboard does', async () => {
  const { page, shoot, close } = await openIssue();
  const tree = page.getByRole('tree', { name: '本期结构' });
  await tree.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await eventually(() => focusedRow(page)).toContain('算好三笔账');
  await page.keyboard.press('Alt+ArrowDown');
  await eventually(async () => (await arranged())[0]?.articles[1]).toContain('算好三笔账');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await eventually(async () => (await arranged())[1]?.articles[0]).toContain('算好三笔账');
  expect(await focusedRow(page)).toContain('算好三笔账');
  await page.getByText('栏目“基层治理”第 1 篇，共 4 篇').waitFor({ state: 'attached' });
  await shoot('arrange-keyboard');
  await page.keyboard.press('Enter');
  await page.waitForURL(/article\/sample-ledgers$/);

  // Faster than the archive answers: no step is lost, none is refused.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Alt+ArrowDown');
  await eventually(async () => (await arranged())[2]?.articles[0]).toContain('算好三笔账');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await eventually(async () => (await arranged())[0]?.articles[0]).toContain('算好三笔账');
  // What is taken back shows in the tree once the archive has it.
  await eventually(async () => (await rows(page))[5]).toContain('算好三笔账');

  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: '未编入的稿件 1' }).waitFor();
  expect(await focusedRow(page)).toContain('从“要人”到“养人”');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /移到回收站/ }).waitFor();
  await shoot('arrange-menu');
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tree');
  await close();
});

test('manuscripts in the drawer are found, dragged and placed by a button', async () => {
  for (const title of ['一名网格员的早晨', '牧区巡回办公二十年', '编外人员怎么管']) {
    await desk.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
  }
  const { page, shoot, close } = await openIssue();
  await page.getByRole('button', { name: '未编入的稿件 3' }).click();
  const drawer = page.getByRole('region', { name: '未编入的稿件' });
  await drawer.getByRole('textbox', { name: '在未编入的稿件里找' }).fill('网格');
  await eventually(() => drawer.getByRole('listitem').count()).toBe(1);
  await drag(page, drawer.getByText('一名网格员的早晨'), treeItem(page, '从“要人”到“养人”'), 'upper');
  await eventually(async () => (await arranged())[0]?.articles[1]).toBe('一名网格员的早晨');

  await drawer.getByRole('textbox', { name: '在未编入的稿件里找' }).fill('');
  await drawer.getByRole('button', { name: '编入《编外人员怎么管》' }).click();
  await page.getByRole('menuitem', { name: '编制管理' }).click();
  await eventually(async () => (await arranged())[2]?.articles.at(-1)).toBe('编外人员怎么管');
  await page.getByRole('button', { name: '未编入的稿件 1' }).waitFor();
  await pagesSettled(page);
  await shoot('arrange-drawer');
  await close();
});

test('a manuscript let go at once on a busy PC goes where the mouse is, not where it was drawn last', async () => {
  await desk.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '一名网格员的早晨' });
  const { page, close } = await openIssue();
  await page.getByRole('button', { name: '未编入的稿件 1' }).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await drag(page, page.getByRole('listitem').getByText('一名网格员的早晨'), treeItem(page, '从“要人”到“养人”'), 'upper');
  await eventually(async () => (await arranged())[0]?.articles[1]).toBe('一名网格员的早晨');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await close();
});

test('an article in the recycle bin comes back where it was', async () => {
  const { page, close } = await openIssue();
  await treeItem(page, '夜里十一点的热线').click({ button: 'right' });
  await page.getByRole('menuitem', { name: '移到回收站' }).click();
  await page.getByText('《夜里十一点的热线》已移到回收站').waitFor();
  await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
  await eventually(async () => (await arranged())[1]?.articles[2]).toBe('夜里十一点的热线');
  await close();
});

test('the menu of a row leads to versions, printing and export of that article; keys do it for the one that is open', async () => {
  const { page, close } = await openIssue();
  const choose = async (title: string, item: string): Promise<void> => {
    await treeItem(page, title).click({ button: 'right' });
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('池子多大', '历史版本');
  await page.getByRole('dialog', { name: '历史版本 《池子多大 水往哪里流》' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/article\/sample-pool$/);
  await choose('夜里十一点的热线', '打印这一篇…');
  const printing = page.getByRole('dialog', { name: /打印/ });
  expect(await printing.getByRole('radio', { name: '当前这一篇：《夜里十一点的热线》' }).isChecked()).toBe(true);
  await printing.getByRole('button', { name: '关闭' }).last().click();
  await printing.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+p');
  expect(await printing.getByRole('radio', { name: /^整期/ }).isChecked()).toBe(true);
  await printing.getByText('当前这一篇：《池子多大 水往哪里流》').waitFor();
  await page.keyboard.press('Escape');
  await printing.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Shift+E');
  await page.getByRole('dialog', { name: /输出/ }).getByText('输出前检查').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.waitForURL(/#\/help/);
  await page.getByRole('link', { name: '编排' }).first().click();
  await page.waitForURL(/article\/sample-pool$/);
  await close();
});

test('an order that was changed elsewhere is not overwritten: the tree takes it over and says so', async () => {
  const { page, close } = await openIssue();
  await page.getByRole('tree').focus();
  await treeItem(page, '夜里十一点的热线').click();
  // The window is kept from hearing of it, as if both editors moved at the same moment.
  await page.route('**/rpc/issues/outline', (route) => route.abort());
  const { outlineHash, sections } = await desk.outline();
  const reversed = sections.map(({ id, name, articles }) => ({ id, name, articles: articles.map((one) => one.id) })).reverse();
  const kept = page.waitForEvent('requestfailed');
  await desk.client.issues.arrange({ issueId: desk.issueId, parent: outlineHash, sections: reversed });
  await kept;
  await page.unroute('**/rpc/issues/outline');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('这一期的信息刚在别处改过').waitFor();
  await eventually(async () => (await rows(page))[4]).toBe('◇调查研究');
  expect((await arranged())[0]?.name).toBe('调查研究');
  await close();
});

test('an issue is deleted only after its number was typed; its articles stay', async () => {
  const { page, shoot, close } = await openIssue();
  await page.getByRole('button', { name: '这一期可以做的其他事' }).click();
  await page.getByRole('menuitem', { name: '删除这一期…' }).click();
  const dialog = page.getByRole('dialog', { name: /删除总第86期/ });
  await dialog.getByText('15 篇稿件不会丢').waitFor();
  expect(await dialog.getByRole('button', { name: '删除这一期' }).isDisabled()).toBe(true);
  await shoot('arrange-remove-issue');
  await dialog.getByRole('textbox').fill('86');
  await dialog.getByRole('button', { name: '删除这一期' }).click();
  await eventually(() => desk.client.issues.list()).toEqual([]);
  expect(await allManuscripts(desk.client, { state: 'unplaced' })).toHaveLength(15);

  await page.getByRole('link', { name: '编排' }).click();
  await page.getByText('从哪里开始？').waitFor();
  await shoot('arrange-no-issue');
  await close();
});

test('the page has nothing serious against access, and looks right small and large', async () => {
  for (const [width, height] of [
    [1366, 768],
    [1600, 900],
  ] as const) {
    const { page, shoot, close } = await openIssue({ width, height });
    expect(await seriousFaults(page)).toEqual([]);
    await page
      .getByRole('button', { name: /4 的倍数/ })
      .first()
      .click();
    await page.getByText('空得多，可以放补白').waitFor();
    await shoot(`arrange-${width}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '收起版面' }).click();
    await page.getByRole('button', { name: '显示版面' }).waitFor();
    await shoot(`arrange-${width}-folded`);
    await page.getByRole('button', { name: '显示版面' }).click();
    await close();
  }
});

const parts = ['封面', '卷首语', '版权页 · 报送发', '目录'];

/** A window on 编排 of the sample, once its pages are known. */
async function openIssue(size: { width?: number; height?: number } = {}): Promise<OpenWindow> {
  const opened = await desk.openWindow({ hash: `/arrange/${desk.issueId}`, ...size });
  await pagesSettled(opened.page);
  return opened;
}

/** What the archive has: sections with the titles of their articles. */
async function arranged(): Promise<{ name: string; articles: string[] }[]> {
  const { sections } = await desk.outline();
  return sections.map(({ name, articles }) => ({ name, articles: articles.map((one) => one.titleLines.join(' ')) }));
}

async function sectionNames(): Promise<string[]> {
  return (await arranged()).map(({ name }) => name);
}
