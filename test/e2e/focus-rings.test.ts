import { beforeAll, expect, test } from 'vitest';
import { focusRings } from '../helpers/focus-rings.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';
import { stillPage } from '../helpers/still-page.ts';

const desk = setUpDesk();

let articleId: string;

beforeAll(async () => {
  const outline = await desk.outline();
  articleId = outline.sections[0]?.articles[0]?.id ?? '';
});

const rounds: [name: string, address: () => string, reached: readonly string[]][] = [
  ['home', () => '/', ['工作台', '稿件库', '编排', '档案', '帮助', '设置', '打印', '输出…', '像翻书一样看']],
  ['manuscripts', () => '/manuscripts', ['导入稿件', '新建稿件', '找稿件']],
  [
    'an article',
    () => `/arrange/${desk.issueId}/article/${articleId}`,
    ['本期结构', '标题', '正文', '“本期”的宽度', '版面的宽度', '页面'],
  ],
  ['a form', () => `/arrange/${desk.issueId}/masthead`, ['本期结构']],
  ['the archive', () => '/archive', ['导入往期']],
  ['an issue to read', () => `/archive/${desk.issueId}`, ['编辑本期', '封底']],
  ['the layout', () => '/settings/layout', ['宽', '上（天头）', '恢复默认版式']],
  ['help', () => '/help/start', ['在手册里找']],
];

test.each(rounds)('%s: every control that Tab leads to shows that it has the focus', async (_name, address, expected) => {
  const { page, close } = await desk.openWindow({ hash: address() });
  if (/^\/(arrange|archive\/)/.test(address())) await page.locator('[data-drawn=true]').first().waitFor();
  await stillPage(page);
  const { reached, ringless } = await focusRings(page, 250);
  expect(ringless.filter((name) => !name.includes('正文'))).toEqual([]);
  for (const name of expected) expect(reached.join()).toContain(name);
  await close();
});

const dialogs: [name: string, keys: string, reached: readonly string[]][] = [
  ['输出', 'Control+Shift+E', ['关闭', '开始输出']],
  ['全期查找替换', 'Control+Shift+H', ['关闭']],
];

test.each(dialogs)(
  'the dialog %s: Tab stays in it, and every control shows that it has the focus',
  async (name, keys, expected) => {
    const { page, close } = await desk.openWindow({ hash: `/arrange/${desk.issueId}/article/${articleId}` });
    await page.locator('[data-drawn=true]').first().waitFor();
    await page.keyboard.press(keys);
    await page.getByRole('dialog', { name: new RegExp(`^${name}`) }).waitFor();
    await stillPage(page);
    const { reached, ringless } = await focusRings(page, 60);
    expect(ringless).toEqual([]);
    expect(reached.length).toBeLessThan(60);
    for (const control of expected) expect(reached.join()).toContain(control);
    await close();
  },
);
