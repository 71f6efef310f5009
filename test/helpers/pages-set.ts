import type { Page } from 'playwright-core';

/** Until what belongs to pages is there, where the window shows some. */
export async function pagesSet(page: Page): Promise<void> {
  if (!/#\/(arrange|archive\/)/.test(page.url())) return;
  await page
    .getByRole('button', { name: /4 的倍数/ })
    .or(page.locator('[data-drawn=true]').first())
    .first()
    .waitFor({ timeout: 120_000 });
}
