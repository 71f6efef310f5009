import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../helpers/issue-tree.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk({ preferences: { tourDone: true } });

const editorButton = (page: Page) => page.getByRole('contentinfo').locator('button[aria-haspopup=menu]');

async function sayName(page: Page, title: string, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByLabel('您的名字').fill(name);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel('正文', { exact: true }).locator('p').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(text);
}

test('two people on one PC: each is asked for the name, sits at an own window, and stands as author of what they do', async () => {
  const articleId = (await desk.outline()).sections[0]?.articles[0]?.id ?? '';
  const hash = `/arrange/${desk.issueId}/article/${articleId}`;
  const first = await desk.openWindow({ hash });
  await first.page.getByRole('dialog', { name: '您是哪位编辑？' }).waitFor();
  await first.shoot('two-people-first-start');
  await sayName(first.page, '您是哪位编辑？', '王小川');
  await eventually(() => editorButton(first.page).innerText()).toBe('王小川');

  // Who was here last is who a new window takes one for.
  const second = await desk.openWindow({ hash });
  await eventually(() => editorButton(second.page).innerText()).toBe('王小川');
  await editorButton(second.page).click();
  await second.page.getByRole('menuitem', { name: '换一个名字…' }).click();
  await sayName(second.page, '换一位编辑', '乌日娜');
  await eventually(() => editorButton(second.page).innerText()).toBe('乌日娜');

  await type(first.page, '小川写的。');
  await first.page.getByText(/● 已保存/).waitFor();
  await second.page.getByText('这篇稿件刚在别处改过（王小川').waitFor();
  await type(second.page, '乌日娜写的。');
  const authors = async () => (await desk.client.articles.history({ articleId })).slice(0, 2).map(({ author }) => author);
  await eventually(authors).toEqual(['乌日娜', '王小川']);

  // The theme is the person's, and so is the window they sit at after another load.
  await second.page.evaluate(() => {
    location.hash = '/settings/program';
  });
  await second.page.getByText('深色', { exact: true }).click();
  await eventually(() => second.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await first.page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  await second.page.getByText('在这台电脑上编辑过的其他人').waitFor();
  await second.shoot('two-people-settings');
  await second.page.reload();
  await eventually(() => editorButton(second.page).innerText()).toBe('乌日娜');

  // The other one sits down at this window, without a restart; what was typed before stays with who typed it.
  await type(first.page, '还没存的一句。');
  await editorButton(first.page).click();
  await first.page.getByRole('menuitem', { name: '乌日娜' }).waitFor();
  await first.shoot('two-people-switch');
  await first.page.getByRole('menuitem', { name: '乌日娜' }).click();
  await eventually(() => editorButton(first.page).innerText()).toBe('乌日娜');
  await eventually(() => first.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await eventually(authors).toEqual(['王小川', '乌日娜']);
  await first.close();
  await second.close();
});
