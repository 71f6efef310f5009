import { expect, test } from 'vitest';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';

const desk = setUpDesk({ sample: 'never', preferences: {} });

test('an empty archive offers the sample issue; the tour leads through it once', async () => {
  const { page, shoot, close } = await desk.openWindow();
  // Who does not say a name can work all the same, and sees where to say it.
  await page.getByRole('dialog', { name: '您是哪位编辑？' }).getByRole('button', { name: '以后再填' }).click();
  await page.getByRole('contentinfo').getByRole('button', { name: '请填写您的名字' }).waitFor();
  await page.getByRole('button', { name: '打开样刊看看' }).waitFor();
  await shoot('first-start-empty');
  await page.getByRole('button', { name: '打开样刊看看' }).click();

  const tour = page.locator('.ant-tour');
  await tour.getByText('欢迎使用编刊').waitFor();
  await shoot('first-start-tour-welcome');
  for (const title of ['几个地方', '本期的结构', '在这里改文章', '印出来就是这样', '随时看得到', '最后输出']) {
    await tour.getByRole('button', { name: '下一步' }).click();
    await tour.getByText(title, { exact: true }).waitFor();
  }
  await shoot('first-start-tour-export');
  await tour.getByRole('button', { name: '开始使用' }).click();
  await tour.waitFor({ state: 'hidden' });
  expect((await desk.client.settings.readPreferences()).tourDone).toBe(true);

  await page.reload();
  await page.getByRole('contentinfo').getByRole('button', { name: '请填写您的名字' }).waitFor();
  await stillPage(page);
  expect(await tour.isVisible()).toBe(false);
  // Put off for the day, in every window.
  expect(await page.getByRole('dialog').count()).toBe(0);
  await close();
});
