import { expect, test } from 'vitest';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('a screen that fails says so and leaves the others alone', async () => {
  const { page, shoot, close } = await desk.openWindow();
  await page.route('**/rpc/manuscripts/list', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"json":[{}]}' }),
  );
  await page.evaluate(() => {
    location.hash = '/manuscripts';
  });
  await page.reload();
  await page.getByText('这个页面出错了').waitFor();
  await shoot('frame-failed-page');
  await page.getByRole('link', { name: '档案' }).click();
  await page.getByRole('main').getByText('2025年').first().waitFor();
  expect(await page.getByText('这个页面出错了').isVisible()).toBe(false);
  await close();
});

test('an address that leads nowhere leads to the first screen', async () => {
  const { page, close } = await desk.openWindow({ hash: '/nowhere' });
  await page.getByRole('main').getByRole('heading', { name: '工作台' }).waitFor();
  await close();
});
