import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';
import { residentMegabytes } from './bare-page.ts';
import { benchBackend, realIssue } from './bench-backend.ts';
import { longestOf, openArticle, timesToPage } from './letters-to-page.ts';
import { measureKeystrokes } from './measure-keystrokes.ts';
import { percentile, type Report } from './report.ts';

const keystrokes = 25;
/** The first letters find code that was not compiled yet. */
const firstKeystrokes = 5;
const edits = 200;

/** Typing in the built program, in Chromium: the sample, the real issue where it is at hand, and an article of 6,000 characters. */
export async function bench(report: Report): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const real = realIssue ? await importInto(home, realIssue) : null;
  const program = await serveProgram({ home });
  try {
    const { issueId } = await program.client.program.loadSample();
    await program.client.settings.writePreferences({ author: '编辑甲', tourDone: true });
    await benchIssue(report, 'sample', program, issueId);
    if (real !== null) await benchIssue(report, 'real issue', program, real);
    await benchLongArticle(report, program, issueId);
  } finally {
    await program.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function importInto(home: string, file: string): Promise<string> {
  const backend = benchBackend(home);
  try {
    return (await backend.importIssueFile(file)).complete.issue.id;
  } finally {
    backend.close();
  }
}

async function benchIssue(report: Report, name: string, program: ServedProgram, issueId: string): Promise<void> {
  const { map } = await program.client.pages.issue({ issueId, unsaved: { articles: [] } });
  const chosen = longestOf(map.articles, 4);
  const browser = await launchChromium();
  try {
    const page = await openArticle(browser, program, issueId, chosen.articleId);
    const seen = await timesToPage(page, firstKeystrokes + keystrokes, () => wait(900));
    const pages = chosen.lastPage - chosen.firstPage + 1;
    const times = seen.slice(firstKeystrokes);
    report({
      what: `keystroke → page on screen, ${name}, article of ${pages} pages`,
      figure: percentile(times, 0.5),
      budget: 100,
      unit: 'ms',
    });
    report({ what: 'of these, the slowest of 20', figure: percentile(times, 0.95), unit: 'ms' });

    const before = { window: await page.megabytes(), backend: residentMegabytes(program.backendPid()) };
    let typesetter = 0;
    for (let edit = 0; edit < edits; edit += 1) {
      await page.insertText('字');
      await wait(100);
      typesetter = Math.max(typesetter, typesetterMegabytes(program.backendPid()));
    }
    await wait(3000);
    report({
      what: `window after ${edits} edits, ${name}: grown by`,
      figure: (await page.megabytes()) - before.window,
      budget: 100,
      unit: 'MB',
    });
    report({
      what: `backend after ${edits} edits, ${name}: grown by`,
      figure: residentMegabytes(program.backendPid()) - before.backend,
      budget: 100,
      unit: 'MB',
    });
    report({ what: `typesetter meanwhile, ${name}, at most`, figure: typesetter, budget: 700, unit: 'MB' });
  } finally {
    await browser.close();
  }
}

async function benchLongArticle(report: Report, program: ServedProgram, issueId: string): Promise<void> {
  const section = (await program.client.issues.outline({ issueId })).sections[0];
  const created = await program.client.articles.create({
    kind: 'article',
    issueId,
    sectionId: section?.id ?? null,
    title: '六千字',
  });
  const blocks = Array.from({ length: 30 }, (_, index) =>
    index % 6 === 0 ? heading(1, '一、机构编制') : paragraph('机构编制改革'.repeat(40)),
  );
  await program.client.articles.save({
    articleId: created.article.id,
    article: { ...created.article, document: documentOf(...blocks) },
    parent: created.sequence,
    reason: 'autosave',
  });
  const browser = await launchChromium();
  try {
    const page = await openArticle(browser, program, issueId, created.article.id);
    const { glyph, frame } = await measureKeystrokes(page, 200);
    report({ what: 'keystroke → glyph in the editor (p95)', figure: percentile(glyph, 0.95), budget: 16, unit: 'ms' });
    report({ what: 'keystroke → frame that shows it (median)', figure: percentile(frame, 0.5), unit: 'ms' });
  } finally {
    await browser.close();
  }
}

/** Of the largest typesetter that the backend in a process keeps. */
function typesetterMegabytes(backendPid: number): number {
  const children = readFileSync(`/proc/${backendPid}/task/${backendPid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const typesetters = children.map(Number).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('typesetter'));
  return Math.max(0, ...typesetters.map(residentMegabytes));
}
