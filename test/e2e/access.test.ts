import { beforeAll, expect, test } from 'vitest';
import { englishLabels } from '../helpers/english-labels.ts';
import { seriousFaultsInBothThemes } from '../helpers/serious-faults.ts';
import { setUpDesk } from '../helpers/set-up-desk.ts';

const desk = setUpDesk();

let articleId: string;

beforeAll(async () => {
  const outline = await desk.outline();
  articleId = outline.sections[0]?.articles[0]?.id ?? '';
});

const settings = ['periodical', 'masthead', 'distribution', 'sections', 'directory', 'layout', 'fonts', 'program'];
const screens: [name: string, address: () => string][] = [
  ['home', () => '/'],
  ['manuscripts', () => '/manuscripts'],
  ['arrange', () => `/arrange/${desk.issueId}`],
  ['arrange-article', () => `/arrange/${desk.issueId}/article/${articleId}`],
  ['arrange-opening', () => `/arrange/${desk.issueId}/opening`],
  ['arrange-masthead', () => `/arrange/${desk.issueId}/masthead`],
  ['arrange-contents', () => `/arrange/${desk.issueId}/contents`],
  ['archive', () => '/archive'],
  ['archive-read', () => `/archive/${desk.issueId}`],
  ['help', () => '/help/start'],
  ...settings.map((tab): [string, () => string] => [`settings-${tab}`, () => `/settings/${tab}`]),
];

test.each(screens)('%s: nothing serious for those who see, hear or move otherwise, in both themes', async (name, address) => {
  const { page, shoot, close } = await desk.openWindow({ hash: address() });
  expect(await seriousFaultsInBothThemes(page)).toEqual([]);
  expect(await englishLabels(page)).toEqual([]);
  await shoot(`screen-${name}`);
  await close();
});

test('every control of the frame is reached by Tab and shows that it is', async () => {
  const { page, close } = await desk.openWindow({ hash: '/' });
  await page.waitForTimeout(1000);
  const reached = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, boxShadow, borderColor } = getComputedStyle(element);
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name: name.trim(), isVisible: outlineStyle !== 'none' || boxShadow !== 'none' || borderColor !== '' };
    });
    if (focus) {
      reached.add(focus.name);
      expect(focus.isVisible, focus.name).toBe(true);
    }
  }
  for (const name of ['工作台', '稿件库', '编排', '档案', '帮助', '设置']) expect([...reached]).toContain(name);
  await close();
});
