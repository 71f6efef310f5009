import { expect, test } from 'vitest';
import { plainText } from '../../shared/document/plain-text.ts';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('the opening has a history: an earlier text is compared and restored, a removed opening is found again', async () => {
  const opening = (await desk.outline()).opening;
  const articleId = opening?.id ?? '';
  const textOf = async () => plainText((await desk.client.articles.read({ articleId })).article.document);
  const before = await textOf();
  const { page, shoot, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/opening` });
  const text = page.locator('[contenteditable="true"]').first();
  await text.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('新添的一句。');
  await expect.poll(textOf).toContain('新添的一句。');
  await page.getByRole('textbox', { name: '落款' }).fill('——编辑部');
  await expect.poll(async () => (await desk.client.articles.read({ articleId })).article.bylines[0]?.name).toBe('——编辑部');

  await page.getByRole('button', { name: '历史版本' }).click();
  const drawer = page.getByRole('dialog', { name: '历史版本 卷首语' });
  const versions = drawer.getByRole('list', { name: '版本' }).getByRole('button', { pressed: false });
  await versions.last().click();
  await drawer.getByText('新添的一句。').first().waitFor();
  await shoot('opening-history');
  expect(await seriousFaults(page)).toEqual([]);
  await drawer.getByRole('button', { name: '恢复此版本' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(textOf).toBe(before);
  await expect.poll(() => text.innerText()).not.toContain('新添的一句。');

  await page.getByRole('button', { name: '去掉卷首语' }).click();
  await page.getByRole('button', { name: '去掉', exact: true }).click();
  await page.getByRole('button', { name: '找回去掉的卷首语' }).waitFor();
  await shoot('opening-removed');
  expect((await desk.outline()).opening).toBeNull();
  await page.getByRole('button', { name: '找回去掉的卷首语' }).click();
  await text.waitFor();
  expect((await desk.outline()).opening?.id).toBe(articleId);
  expect(await textOf()).toBe(before);
  await close();
});
