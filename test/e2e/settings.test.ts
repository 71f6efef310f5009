import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readPdfPages } from '../helpers/pdf-text.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk({ sample: 'each test' });

test('a name added to the masthead is checked for its strokes, put in order and printed', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: '/settings/masthead' });
  const names = page.getByRole('list', { name: '委员的名单', exact: true });
  await page.getByRole('textbox', { name: '给委员添加姓名', exact: true }).fill('丁一凡');
  await page.keyboard.press('Enter');
  await names.getByRole('button', { name: '丁一凡，按姓氏笔画应排在最前' }).waitFor();
  await shoot('settings-masthead-misplaced');
  await page.getByRole('button', { name: '按姓氏笔画排序' }).click();
  await page.getByText('已按姓氏笔画排好').waitFor();
  await expect.poll(memberNames).toMatchObject({ 0: '丁一凡' });
  expect(await printedText()).toContain('丁一凡');
  await close();
});

test('pasted names become names, a two-character one is shown spread, and undo takes them back', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/masthead' });
  const before = await memberNames();
  await page.getByRole('textbox', { name: '给委员添加姓名', exact: true }).fill('戴　禾、戴若水');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '戴禾', exact: false }).filter({ hasText: '戴　禾' }).waitFor();
  await expect.poll(memberNames).toEqual([...before, '戴禾', '戴若水']);
  await page.getByRole('button', { name: '撤销修改' }).click();
  await expect.poll(memberNames).toEqual(before);
  await page.getByText('已撤销：改编委会').waitFor();
  await page.getByRole('button', { name: '重做修改' }).click();
  await page.getByText('已重做：改编委会').waitFor();
  expect(await memberNames()).toEqual([...before, '戴禾', '戴若水']);
  await close();
});

test('roles of the masthead, with their names, and names are moved by mouse and by keyboard', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: '/settings/masthead' });
  const before = await committee();
  expect(before.map(({ role }) => role)).toEqual(['主任', '副主任', '委员']);
  const [chair, deputies, members] = before;
  const handle = (role: string) => page.getByRole('button', { name: `移动“${role}”`, exact: true });
  await drag(page, handle('主任'), handle('委员'));
  await expect.poll(committee).toEqual([deputies, members, chair]);
  await drag(page, handle('主任'), handle('副主任'));
  await expect.poll(committee).toEqual([chair, deputies, members]);

  await handle('委员').press('Alt+ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('移动“委员”');
  await page.keyboard.press('Alt+ArrowUp');
  // It is the first by now.
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(committee).toEqual([members, chair, deputies]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('移动“委员”');
  await shoot('settings-masthead-moved');

  const names = page.getByRole('list', { name: '副主任的名单', exact: true });
  await drag(page, names.getByRole('button', { name: '沈渡云' }), names.getByRole('button', { name: '梁可' }));
  await expect.poll(async () => (await committee())[2]?.names).toEqual(['沈渡云', '梁可', '乌日图']);
  await names.getByRole('button', { name: '沈渡云' }).press('Alt+ArrowRight');
  await expect.poll(async () => (await committee())[2]?.names).toEqual(['梁可', '沈渡云', '乌日图']);
  await close();
});

test('layout and colour change the sample page and the pages of the issue', async () => {
  const { page, shoot, close } = await desk.openWindow({ hash: '/settings/layout' });
  const pagesBefore = (await desk.client.pages.issue({ issueId: desk.issueId })).map.pages.length;
  await page.locator('[aria-label="按现在的设置排出来的一页"] canvas').waitFor();
  await page.getByRole('button', { name: '藏青' }).click();
  await page.getByLabel('字号（磅）').fill('15');
  await page.keyboard.press('Tab');
  await page.getByText('行距小于字号的 1.2 倍', { exact: false }).waitFor();
  await page.getByLabel('行距（磅）').fill('21');
  await page.keyboard.press('Tab');
  await expect
    .poll(async () => (await desk.outline()).layout)
    .toMatchObject({ accent: '#1f3a68', bodySizePt: 15, linePitchPt: 21 });
  await page.getByText('正在重排…').waitFor({ state: 'hidden' });
  await shoot('settings-layout-changed');
  expect((await desk.client.pages.issue({ issueId: desk.issueId })).map.pages.length).toBeGreaterThan(pagesBefore);
  await close();
});

test('a length beyond its limits is told of and not taken; what was typed stays until it is mended', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/layout' });
  const field = page.getByLabel('上（天头）', { exact: true });
  const before = (await desk.outline()).layout.marginTopMm;
  await field.fill('300');
  await page.getByText('请填 10 到 80 之间的数，300 没有采用。').waitFor();
  await field.blur();
  expect(await field.inputValue()).toMatch(/^300/);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill('26');
  await page.getByText('没有采用').waitFor({ state: 'detached' });
  await expect.poll(async () => (await desk.outline()).layout.marginTopMm).toBe(26);
  await field.fill(String(before));
  await expect.poll(async () => (await desk.outline()).layout.marginTopMm).toBe(before);
  await close();
});

test('what someone else changed meanwhile stays, and so does what is typed here', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/periodical' });
  await page.getByLabel('主办单位').waitFor();
  const { issue, layout, issueHash } = await desk.outline();
  await Promise.all([
    page.getByLabel('主办单位').fill('河湾旗委编办'),
    desk.client.issues.update({ issueId: desk.issueId, parent: issueHash, issue: { ...issue, pinyin: 'SHUOYUAN' }, layout }),
  ]);
  await expect.poll(async () => (await desk.outline()).issue).toMatchObject({ sponsor: '河湾旗委编办', pinyin: 'SHUOYUAN' });
  await page.getByText('与刊名的读音不一致', { exact: false }).waitFor();
  await close();
});

test('a field that is full says so instead of cutting in silence', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/periodical' });
  const title = page.getByLabel(/^刊名\*$/);
  const before = await title.inputValue();
  await title.fill('');
  await title.focus();
  await page.keyboard.insertText('编'.repeat(59));
  await expect.poll(async () => (await desk.outline()).issue.title).toHaveLength(59);
  expect(await page.getByText('已经满了', { exact: false }).count()).toBe(0);
  await page.keyboard.insertText('制编制');
  await page.getByText('最多 60 字，已经满了', { exact: false }).waitFor();
  await expect.poll(async () => (await desk.outline()).issue.title).toHaveLength(60);
  await title.fill(before);
  await expect.poll(async () => (await desk.outline()).issue.title).toBe(before);
  await page.goto(page.url().replace('periodical', 'sections'));
  const section = page.getByLabel('栏目名称').first();
  await section.focus();
  await page.keyboard.insertText('栏'.repeat(60));
  await page.getByRole('tooltip').filter({ hasText: '最多 60 字' }).waitFor();
  await page.keyboard.press('Control+z');
  await close();
});

test('Ctrl+S saves a form at once, as it saves a text', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/masthead' });
  await page.getByLabel('电话').fill('0000-1234567');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存', { exact: true }).waitFor();
  expect((await desk.outline()).issue.masthead.phone).toBe('0000-1234567');
  await close();
});

test('a total number that is taken is refused in a sentence and nothing is saved', async () => {
  await desk.client.issues.create({
    from: desk.issueId,
    title: '朔原机构编制',
    year: 2025,
    number: 3,
    total: 87,
    publishedOn: '',
  });
  await desk.client.settings.writePreferences({ issueId: desk.issueId });
  const { page, close } = await desk.openWindow({ hash: '/settings/periodical' });
  await page.getByLabel('总期号').fill('87');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').getByText('总第87期已经在档案里').waitFor();
  expect((await desk.outline()).issue.total).toBe(86);
  await close();
});

test('what was typed just before the form is left is saved', async () => {
  const { page, close } = await desk.openWindow({ hash: '/settings/distribution' });
  await page.getByLabel('送', { exact: true }).fill('各兄弟盟市编办');
  await page.getByRole('link', { name: '稿件库' }).click();
  await expect.poll(async () => (await desk.outline()).issue.distribution.送).toBe('各兄弟盟市编办');
  await close();
});

async function memberNames(): Promise<string[]> {
  const { committee } = (await desk.outline()).issue.masthead;
  return committee.find(({ role }) => role === '委员')?.names ?? [];
}

async function printedText(): Promise<string> {
  const { pdf } = await desk.client.pages.issue({ issueId: desk.issueId });
  const pages = await readPdfPages(new Uint8Array(await pdf.arrayBuffer()));
  return pages.flatMap(({ segments }) => segments.map(({ text }) => text)).join('');
}

async function committee() {
  return (await desk.outline()).issue.masthead.committee;
}

/** As a quick hand does it: from the middle of one to the middle of the other, without waiting. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}
