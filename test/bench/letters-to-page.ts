import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { ArticlePages } from '../../shared/layout/page-map.ts';
import type { ServedProgram } from '../helpers/serve-program.ts';
import { type BarePage, openBarePage } from './bare-page.ts';

/** The longest article of so many pages at most. */
export function longestOf(articles: readonly ArticlePages[], mostPages: number): ArticlePages {
  const [longest] = articles
    .filter(({ firstPage, lastPage }) => lastPage - firstPage < mostPages)
    .sort((a, b) => b.lastPage - b.firstPage - (a.lastPage - a.firstPage));
  if (!longest) throw new Error('there is no article to type in');
  return longest;
}

/** With the cursor at the end of a paragraph in its middle. */
export async function openArticle(
  browser: Browser,
  program: ServedProgram,
  issueId: string,
  articleId: string,
): Promise<BarePage> {
  const page = await openBarePage(browser, await program.newAddress());
  await page.until(`document.querySelector('nav') !== null`);
  await page.evaluate(`location.hash = '/arrange/${issueId}/article/${articleId}'`);
  const paragraph = `document.querySelectorAll('[role=textbox][aria-label=正文] > p')[3]`;
  await page.until(`${paragraph} !== undefined`);
  const [x, y] = await page.evaluate<[number, number]>(
    `${paragraph}.scrollIntoView({ block: 'center' }), (({ left, top }) => [left + 60, top + 12])(${paragraph}.getBoundingClientRect())`,
  );
  await page.click(x, y);
  await page.press('End');
  await page.until(`document.querySelector('[data-cursor]') !== null`);
  await wait(3000);
  return page;
}

/** Types letters, each after a pause, and measures in the page how long it takes until the page of the cursor is drawn with them. */
export async function timesToPage(page: BarePage, count: number, pause: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = [];
    let typed = 0;
    let wasOld = false;
    document.addEventListener(
      'beforeinput',
      () => {
        typed = performance.now();
        wasOld = false;
      },
      true,
    );
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement) || !target.closest('[data-page]:has([data-cursor])')) continue;
        if (target.dataset.drawn === 'false') wasOld = true;
        else if (wasOld) {
          wasOld = false;
          requestAnimationFrame(() => seen.push(performance.now() - typed));
        }
      }
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['data-drawn'] });
    Object.assign(window, { seen });
  });
  for (let typed = 1; typed <= count; typed += 1) {
    await page.insertText('字');
    await page.until(`window.seen.length >= ${typed}`);
    await pause();
  }
  return page.evaluate<number[]>('window.seen');
}
