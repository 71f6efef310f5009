import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import type { DirectBackend } from '../helpers/direct-calls.ts';
import { type OpenPreview, openPreview } from '../preview/open-preview.ts';
import { benchBackend, realIssue } from './bench-backend.ts';
import { percentile, type Report } from './report.ts';

const keystrokes = 25;

/** From a keystroke to the new pages of the whole issue on the screen, in Chromium on the real backend: the sample, and the real issue where it is at hand. */
export async function bench(report: Report): Promise<void> {
  await benchIssue(report, 'sample', async (backend) => backend.loadCompleteIssue(backend.storeSampleIssue()));
  const file = realIssue;
  if (file) await benchIssue(report, 'real issue', async (backend) => (await backend.importIssueFile(file)).complete);
}

async function benchIssue(report: Report, name: string, load: (backend: DirectBackend) => Promise<CompleteIssue>): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const backend = benchBackend(home);
  const complete = await load(backend);
  const preview = await openPreview(backend, { width: 560, height: 900 });
  try {
    const issueId = complete.issue.id;
    const { map } = await backend.typeset(complete);
    // The longest article of four pages at most.
    const [chosen] = map.articles
      .filter(({ firstPage, lastPage }) => lastPage - firstPage < 4)
      .sort((a, b) => b.lastPage - b.firstPage - (a.lastPage - a.firstPage));
    const article = complete.sections.flatMap((section) => section.articles).find(({ id }) => id === chosen?.articleId);
    const block = article?.document.content.findIndex((node, index) => node.type === 'paragraph' && index >= 5) ?? 0;
    if (!chosen || !article) throw new Error('there is no article to type in');
    await preview.show(issueId, article.id, block);
    await preview.page.waitForTimeout(3000);

    const width = 'document.querySelector("[data-page]:has([data-cursor]) canvas").width';
    const wholeOf = (at: number) =>
      times(keystrokes, () => typed(preview, `harness.typeAndSeeWhole(${JSON.stringify(issueId)}, ${at}, '字', ${width})`, 300));
    report({
      what: `keystroke → page on screen, ${name}, whole issue of ${map.pages.length}`,
      figure: percentile(await wholeOf(block), 0.5),
      budget: 250,
      unit: 'ms',
      note: 'without the pause of typing',
    });
    report({ what: 'letter of a title → contents on screen', figure: percentile(await wholeOf(-1), 0.5), unit: 'ms' });
  } finally {
    await preview.close();
    backend.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function typed(preview: OpenPreview, script: string, pauseMs: number): Promise<number> {
  const ms = await preview.play<number>(script);
  await preview.page.waitForTimeout(pauseMs);
  return ms;
}

async function times(count: number, work: () => Promise<number>): Promise<number[]> {
  const figures: number[] = [];
  for (let run = 0; run < count; run++) figures.push(await work());
  return figures;
}
