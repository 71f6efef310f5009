import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Archive } from '../../electron/backend/archive/handles.ts';
import { openArchive } from '../../electron/backend/archive/open-archive.ts';
import { saveArticle } from '../../electron/backend/articles/save-article.ts';
import { loadCompleteIssue } from '../../electron/backend/issues/load-complete-issue.ts';
import { verifyArchive } from '../../electron/backend/safety/verify-archive.ts';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import { documentOf, paragraph } from '../../shared/document/build.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { buildProgram } from '../helpers/build-program.ts';
import { articlesPerIssue, firstTotal, generator, storeGeneratedIssues } from './generated-archive.ts';
import { reportLetters } from './letters-at-scale.ts';
import { reportLists } from './lists-at-scale.ts';
import { percentile, type Report } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const jobsFolder = path.join(root, 'dist/jobs');
const issueCount = 1334;
const saves = 300;

/** Autosave, start, memory, lists and typing, on a new archive and on one of 24,000 articles of generated text. */
export async function bench(report: Report): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const random = generator(20260105);
  try {
    const small = openArchive({ folder: path.join(home, 'small'), now: () => new Date() });
    storeGeneratedIssues(small, 1, random);
    reportSaves(report, small, 'new archive', 50);
    small.close();

    const folder = path.join(home, 'large');
    const started = performance.now();
    const large = openArchive({ folder, now: () => new Date() });
    storeGeneratedIssues(large, issueCount, random);
    const articles = (issueCount * articlesPerIssue).toLocaleString('en');
    const storeMs = performance.now() - started;
    report({ what: `store ${issueCount} issues, ${articles} articles`, figure: storeMs / issueCount, unit: 'ms', note: 'each' });
    reportSaves(report, large, `${articles} articles`, 100);
    reportOnce(report, 'load one issue', () => loadCompleteIssue(large, firstTotal + issueCount / 2));
    reportOnce(report, 'verify the whole archive', () => verifyArchive(large));
    large.close();
    const megabytes = statSync(path.join(folder, 'bulletin.db')).size / 2 ** 20;
    report({ what: 'size of the archive', figure: megabytes, unit: 'MB' });
    await reportStart(report, folder, articles);
    await reportLists(report, folder, articles);
    await reportLetters(report, folder, articles);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What the editor waits for: from the text in memory to the answer that it is on the disk. */
function reportSaves(report: Report, archive: Archive, where: string, budget: number): void {
  const [article] = loadCompleteIssue(archive).sections.flatMap((section) => section.articles);
  if (!article) throw new Error('there is no article to save');
  let parent = archive.sqlite.prepare('SELECT current_revision FROM articles WHERE id = ?').pluck().get(article.id) as number;
  const figures = Array.from({ length: saves }, (_, index) => {
    const edited = withEdit(article, index);
    const started = performance.now();
    const input = { articleId: article.id, parent, author: '甲', reason: '自动保存', article: edited };
    parent = saveArticle(archive, input, new Date()).sequence;
    return performance.now() - started;
  });
  report({ what: `autosave acknowledged, ${where}, p50`, figure: percentile(figures, 0.5), budget, unit: 'ms' });
  report({ what: `autosave acknowledged, ${where}, p95`, figure: percentile(figures, 0.95), budget, unit: 'ms' });
}

function reportOnce(report: Report, what: string, work: () => unknown): void {
  const started = performance.now();
  work();
  report({ what, figure: performance.now() - started, unit: 'ms' });
}

/** A fresh process each time, of the program as it is shipped: bundled. From its first line to the first list of issues. */
async function reportStart(report: Report, folder: string, articles: string): Promise<void> {
  buildIfStale(root);
  const { program, folder: built } = await buildProgram(path.join(import.meta.dirname, 'start-backend.ts'));
  const runs = Array.from({ length: 5 }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, folder, jobsFolder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { importMs: number; openMs: number; listMs: number; memoryMb: number };
  });
  rmSync(built, { recursive: true });
  const median = (pick: (run: (typeof runs)[number]) => number) => percentile(runs.map(pick), 0.5);
  const what = `backend start, ${articles} articles`;
  report({ what, figure: median((run) => run.importMs + run.openMs + run.listMs), budget: 1000, unit: 'ms' });
  report({ what: 'of this, the archive', figure: median((run) => run.openMs), unit: 'ms' });
  report({ what: 'of this, the first list of issues', figure: median((run) => run.listMs), unit: 'ms' });
  report({ what: `backend memory, ${articles} articles`, figure: median((run) => run.memoryMb), budget: 300, unit: 'MB' });
}

function withEdit(article: Article, edit: number): Article {
  const [first, ...others] = article.document.content;
  return { ...article, document: documentOf(...(first ? [first] : []), paragraph(`第${edit}次修改。`), ...others) };
}
