import type { Page } from 'playwright-core';

/** Labels in English words that a screen reader would say, each once. */
export function englishLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const labelled = [...document.querySelectorAll('[aria-label]')].filter((element) => !element.closest('[aria-hidden="true"]'));
    const labels = labelled.map((element) => element.getAttribute('aria-label') ?? '');
    return [...new Set(labels.filter((label) => /^[A-Za-z][A-Za-z -]*$/.test(label)))];
  });
}
