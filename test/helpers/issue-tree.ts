import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The machine may be busy with other things. */
export const eventually = <Value>(value: () => Value) => expect.poll(value);

/** Until the pages are those of the newest text. */
export async function pagesSettled(page: Page): Promise<void> {
  const budget = page.getByRole('contentinfo').getByRole('button', { name: /4 的倍数/ });
  await budget.waitFor({ timeout: 90_000 });
  await eventually(() => budget.getAttribute('data-stale')).toBeNull();
}

export function treeItem(page: Page, name: string): Locator {
  return page.getByRole('treeitem', { name });
}

/** The rows from top to bottom by their titles, 「◇」 before sections. */
export function rows(page: Page): Promise<string[]> {
  return page.getByRole('treeitem').evaluateAll((items) =>
    items.map((item) => {
      const title = item.querySelector('[class*=title]')?.textContent ?? '';
      return item.hasAttribute('aria-expanded') ? `◇${title}` : title;
    }),
  );
}

export function focusedRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.querySelector('[role=tree]')?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });
}

/** As a hand does it: takes a thing up, sees that it hangs at the mouse, and lets it go without waiting. */
export async function drag(page: Page, from: Locator, to: Locator, half: 'upper' | 'lower'): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 70, start.y + start.height / 2 + (end.y > start.y ? 8 : -8), { steps: 3 });
  await page.locator('[class*=dragged]').waitFor();
  await page.mouse.move(end.x + 80, end.y + end.height * (half === 'upper' ? 0.25 : 0.75), { steps: 8 });
  await page.mouse.up();
}
