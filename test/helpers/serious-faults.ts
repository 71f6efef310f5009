import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { stillPage } from './still-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on the screen: rule and place, one line each. `only`: rules; all of them by default. */
export async function seriousFaults(page: Page, only: readonly string[] = []): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(only.length > 0 && { runOnly: { type: 'rule', values: only } }) };
  // Evaluated by the browser's own tools, so the page's content security policy stays as it is.
  const found = (await page.evaluate(`(() => { ${axe}; return window.axe.run(document, ${JSON.stringify(options)}); })()`)) as {
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.html.slice(0, 160)} — ${node.failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
}

/** The same of a screen that has come to rest, in the light theme and, where only colours are others, in the dark one. */
export async function seriousFaultsInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await stillPage(page);
    const faults = await seriousFaults(page, colorScheme === 'dark' ? ['color-contrast'] : []);
    found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}
