import { expect, test } from 'vitest';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

test('the log is read and narrowed, a setting is put back, and a removed issue comes back with its articles', async () => {
  const { issue, layout, issueHash, sections } = await desk.outline();
  const { issueId, client } = desk;
  await client.issues.update({ issueId, parent: issueHash, issue: { ...issue, sponsor: '换掉的主办单位' }, layout });
  const { page, shoot, close } = await desk.openWindow({ hash: '/settings/activity' });
  const list = page.getByRole('list', { name: '记录' });
  await list.getByText(`主办单位：${issue.sponsor} → 换掉的主办单位`).waitFor();
  await shoot('activity');
  expect(await seriousFaults(page)).toEqual([]);
  await list.getByRole('button', { name: '恢复…' }).first().click();
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('已经恢复成这一步以前的样子').waitFor();
  expect((await desk.outline()).issue.sponsor).toBe(issue.sponsor);

  await client.issues.remove({ issueId });
  await page.getByRole('combobox', { name: '做了什么' }).click();
  await page.locator('.ant-select-item-option', { hasText: '整期的新建、删除和恢复' }).click();
  await list.getByText('删除一期').waitFor();
  expect(await list.getByText('改刊物信息或版式').count()).toBe(0);
  await list.getByRole('button', { name: '恢复…' }).first().click();
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('这一期已经恢复').waitFor();
  expect((await desk.outline()).sections.map(({ articles }) => articles.map(({ id }) => id))).toEqual(
    sections.map(({ articles }) => articles.map(({ id }) => id)),
  );
  await list.getByText('恢复一期').waitFor();
  await shoot('activity-restored');
  await close();
});

test('an undo after another editor arranged the issue changes nothing and says so', async () => {
  const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}` });
  const orders = async () =>
    (await desk.outline()).sections.map(({ id, name, articles }) => ({ id, name, articles: articles.map((one) => one.id) }));
  const before = await orders();
  const title = (await desk.outline()).sections[1]?.articles[0]?.titleLines.join(' ') ?? '';
  await page.getByRole('treeitem', { name: title }).first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(orders).not.toEqual(before);
  const theirs = (await orders()).toReversed();
  const { outlineHash } = await desk.outline();
  await desk.program.clientOf('编辑乙').issues.arrange({ issueId: desk.issueId, parent: outlineHash, sections: theirs });
  const undo = page.getByRole('button', { name: /^撤销/ }).first();
  const [first = '', second = ''] = theirs.map(({ name }) => name);
  const isShown = (text: string): boolean => text.indexOf(first) < text.indexOf(second);
  await expect.poll(async () => isShown(await page.getByRole('tree').innerText())).toBe(true);
  await undo.click();
  await page.getByText('这一期刚在别处改过，之前的移动不能再撤销').waitFor();
  expect(await orders()).toEqual(theirs);
  await page.getByRole('button', { name: '这一期可以做的其他事' }).click();
  await page.getByRole('menuitem', { name: '本期记录…' }).click();
  await page.getByRole('dialog', { name: '本期记录' }).getByText('栏目的次序变了').first().waitFor();
  await close();
});
