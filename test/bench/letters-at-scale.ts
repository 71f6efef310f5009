import type { Client } from '../../shared/contract/contract.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';
import { type BarePage, residentMegabytes } from './bare-page.ts';
import { benchBackend, realIssue } from './bench-backend.ts';
import { longestOf, openArticle, timesToPage } from './letters-to-page.ts';
import { percentile, type Report } from './report.ts';

const letters = 20;
/** The first letters find code that was not compiled yet. */
const firstLetters = 5;

/** Typing in an archive of many articles, each letter right after the one before was saved: with the sample, and the real issue where it is at hand. */
export async function reportLetters(report: Report, home: string, articles: string): Promise<void> {
  const real = realIssue ? await importInto(home, realIssue) : null;
  const program = await serveProgram({ home });
  try {
    const { issueId } = await program.client.program.loadSample();
    await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
    for (const [name, id] of [
      ['sample', issueId],
      ['real issue', real],
    ] as const) {
      if (id !== null) await reportIssue(report, `${name}, ${articles} articles`, program, id);
    }
    report({
      what: `backend after typing, ${articles} articles`,
      figure: residentMegabytes(program.backendPid()),
      budget: 300,
      unit: 'MB',
    });
  } finally {
    await program.stop();
  }
}

async function reportIssue(report: Report, name: string, program: ServedProgram, issueId: string): Promise<void> {
  const { map } = await program.client.pages.issue({ issueId });
  const { articleId } = longestOf(map.articles, 4);
  const browser = await launchChromium();
  try {
    const page = await openArticle(browser, program, issueId, articleId);
    await page.evaluate('performance.clearResourceTimings(), performance.setResourceTimingBufferSize(5000)');
    const before = await revisions(program.client, articleId);
    const seen = (await timesToPage(page, firstLetters + letters, () => saved(page))).slice(firstLetters);
    const saves = (await revisions(program.client, articleId)) - before;
    if (saves < letters) throw new Error(`there were only ${saves} saves`);
    const what = `letter after a save → page, ${name}`;
    report({ what, figure: percentile(seen, 0.5), budget: 100, unit: 'ms' });
    report({ what: 'of these, the slowest of 20', figure: percentile(seen, 0.95), unit: 'ms' });
    const times = await page.evaluate<{ whole: number[]; save: number[] }>(callTimes);
    const whole = times.whole.slice(firstLetters);
    report({
      what: `asked → whole issue of ${map.pages.length} pages there`,
      figure: percentile(whole, 0.5),
      budget: 250,
      unit: 'ms',
    });
    report({ what: 'autosave acknowledged in the window, p95', figure: percentile(times.save, 0.95), budget: 100, unit: 'ms' });
  } finally {
    await browser.close();
  }
}

/** Milliseconds of the calls that the page made, from the request to the whole answer. */
const callTimes = `(() => {
  const of = (procedure) => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(procedure)).map(({ duration }) => duration);
  return { whole: of('/rpc/pages/issue'), save: of('/rpc/articles/save') };
})()`;

const saved = (page: BarePage): Promise<void> =>
  page.until(`document.querySelector('footer [role=status]')?.dataset.kind === 'saved'`);

async function revisions(client: Client, articleId: string): Promise<number> {
  return (await client.articles.history({ articleId })).length;
}

async function importInto(home: string, file: string): Promise<string> {
  const backend = benchBackend(home);
  try {
    return (await backend.importIssueFile(file)).complete.issue.id;
  } finally {
    backend.close();
  }
}
