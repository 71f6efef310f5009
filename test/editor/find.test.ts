import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, footnote, marked, paragraph } from '../../shared/document/build.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { type OpenHarness, openHarness } from './open-harness.ts';

let harness: OpenHarness;
beforeAll(async () => {
  harness = await openHarness();
}, 120_000);
afterAll(() => harness.close());

const article = documentOf(
  paragraph('改革是编制的改', marked('革', 'bold'), '。'),
  {
    type: 'table',
    attrs: { caption: '表1 改革' },
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('改革')] }] }],
  },
  paragraph('Word和ｗｏｒｄ', footnote('改革的注')),
);

test('hits are counted and walked in the order of the text, around its end', async () => {
  await search('改革', 'Control+f');
  await expectCount('1/5');
  await harness.page.keyboard.press('Enter');
  await expectCount('2/5');
  await harness.page.keyboard.press('Shift+Enter');
  await harness.page.keyboard.press('Shift+Enter');
  await expectCount('5/5');
  await harness.page.getByRole('button', { name: '下一处' }).click();
  await expectCount('1/5');
  await search('没有的', 'Control+f');
  await expectCount('没有找到');
});

test('case and width count only where asked', async () => {
  await search('word', 'Control+f');
  await expectCount('1/1');
  await harness.page.getByLabel('分全角半角').uncheck();
  await expectCount('1/2');
  await harness.page.getByLabel('分大小写').check();
  await expectCount('1/1');
});

test('the selected word is looked for, and the hit stays selected when the bar closes', async () => {
  await harness.show(article);
  await harness.page.evaluate(() => void window.harness.editor().commands.setTextSelection({ from: 4, to: 6 }));
  await harness.page.keyboard.press('Control+f');
  await expectCount('1/1');
  await harness.page.keyboard.press('Escape');
  const selected = await harness.page.evaluate(() => {
    const { doc, selection } = window.harness.editor().state;
    return doc.textBetween(selection.from, selection.to);
  });
  expect(selected).toBe('编制');
});

test('one is replaced after the other, also by what contains it', async () => {
  await search('改革', 'Control+h');
  await harness.page.getByLabel('替换为').fill('深化改革');
  await harness.page.getByRole('button', { name: '替换', exact: true }).click();
  await expectCount('2/5');
  await harness.page.getByRole('button', { name: '替换', exact: true }).click();
  expect(plainText(await harness.document())).toBe('深化改革是编制的深化改革。\n表1 改革\n改革\nWord和ｗｏｒｄ\n改革的注');
});

test('all are replaced at once, marks kept, and taken back at once', async () => {
  await search('改革', 'Control+h');
  await harness.page.getByLabel('替换为').fill('发展');
  await harness.page.getByRole('button', { name: '全部替换' }).click();
  await harness.page.getByText('已替换 5 处').waitFor();
  expect(plainText(await harness.document())).toBe('发展是编制的发展。\n表1 发展\n发展\nWord和ｗｏｒｄ\n发展的注');
  await harness.page.keyboard.press('Escape');
  await harness.page.keyboard.press('Control+z');
  expect(plainText(await harness.document())).toBe(plainText(article));
});

test('hits are shown without a change of the text', async () => {
  await search('改革', 'Control+f');
  expect(await harness.page.locator('.ProseMirror [class*="match"]').count()).toBeGreaterThan(4);
  expect(await harness.page.evaluate(() => window.harness.changes.length)).toBe(0);
});

async function search(text: string, keys: string): Promise<void> {
  await harness.show(article);
  await harness.page.keyboard.press(keys);
  await harness.page.getByLabel('查找', { exact: true }).fill(text);
}

function expectCount(count: string): Promise<unknown> {
  return expect.poll(() => harness.page.getByRole('status').textContent()).toBe(count);
}
