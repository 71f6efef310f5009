import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/open-window.ts';
import { seriousFaults } from '../helpers/serious-faults.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';

let browser: Browser;
let program: ServedProgram;
let issueId: string;
let articleId: string;

beforeAll(async () => {
  [browser, program] = await Promise.all([launchChromium(), serveProgram()]);
  ({ issueId } = await program.client.program.loadSample());
  await program.client.settings.writePreferences({ tourDone: true });
  const outline = await program.client.issues.outline({ issueId });
  articleId = outline.sections[0]?.articles[0]?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await program.stop();
});

const settings = ['periodical', 'masthead', 'distribution', 'sections', 'directory', 'layout', 'fonts', 'program'];
const screens: [name: string, address: () => string][] = [
  ['home', () => '/'],
  ['manuscripts', () => '/manuscripts'],
  ['arrange', () => `/arrange/${issueId}`],
  ['arrange-article', () => `/arrange/${issueId}/article/${articleId}`],
  ['arrange-opening', () => `/arrange/${issueId}/opening`],
  ['arrange-masthead', () => `/arrange/${issueId}/masthead`],
  ['arrange-contents', () => `/arrange/${issueId}/contents`],
  ['archive', () => '/archive'],
  ['archive-read', () => `/archive/${issueId}`],
  ['help', () => '/help/start'],
  ...settings.map((tab): [string, () => string] => [`settings-${tab}`, () => `/settings/${tab}`]),
];

test.each(screens)('%s: nothing serious for those who see, hear or move otherwise, in both themes', async (name, address) => {
  const { page, shoot, close } = await openWindow(browser, program, { hash: address() });
  await page.waitForTimeout(2000);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade for 0.3 s, on a busy machine for longer.
    await page.waitForTimeout(1000);
    expect(await seriousFaults(page), colorScheme).toEqual([]);
  }
  await shoot(`screen-${name}`);
  await close();
});

test('every control of the frame is reached by Tab and shows that it is', async () => {
  const { page, close } = await openWindow(browser, program, { hash: '/' });
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
