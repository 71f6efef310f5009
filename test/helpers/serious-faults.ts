import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on the screen: rule and place, one line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Evaluated by the browser's own tools, so the page's content security policy stays as it is.
  const found = (await page.evaluate(
    `(() => { ${axe}; return window.axe.run(document, { resultTypes: ['violations'] }); })()`,
  )) as {
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
