import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Archive } from '../../electron/backend/archive/handles.ts';
import { openArchive } from '../../electron/backend/archive/open-archive.ts';
import { saveArticle } from '../../electron/backend/articles/save-article.ts';
import { listIssues } from '../../electron/backend/issues/list-issues.ts';
import { loadCompleteIssue } from '../../electron/backend/issues/load-complete-issue.ts';
import { storeCompleteIssue } from '../../electron/backend/issues/store-complete-issue.ts';
import { listManuscripts } from '../../electron/backend/manuscripts/list-manuscripts.ts';
import { verifyArchive } from '../../electron/backend/safety/verify-archive.ts';
import { documentOf, heading, paragraph } from '../../shared/document/build.ts';
import type { Article } from '../../shared/periodical/article.ts';
import { type CompleteIssue, completeIssueSchema } from '../../shared/periodical/complete-issue.ts';
import { buildProgram } from '../helpers/build-program.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { percentile, type Report } from './report.ts';

const issueCount = 1334;
const articlesPerIssue = 18;
const saves = 300;

/** Autosave, start and memory, on a new archive and on one of 24,000 articles of generated text. */
export async function bench(report: Report): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const random = generator(20260105);
  try {
    const small = openArchive({ folder: path.join(home, 'small'), now: () => new Date() });
    storeIssues(small, 1, random);
    reportSaves(report, small, 'new archive', 50);
    small.close();

    const folder = path.join(home, 'large');
    const started = performance.now();
    const large = openArchive({ folder, now: () => new Date() });
    storeIssues(large, issueCount, random);
    const articles = (issueCount * articlesPerIssue).toLocaleString('en');
    const storeMs = performance.now() - started;
    report({ what: `store ${issueCount} issues, ${articles} articles`, figure: storeMs / issueCount, unit: 'ms', note: 'each' });
    reportSaves(report, large, `${articles} articles`, 100);
    reportOnce(report, 'list all issues', () => listIssues(large));
    reportOnce(report, 'list all manuscripts', () => listManuscripts(large, { text: '', unplaced: false }));
    reportOnce(report, 'find a word in all manuscripts', () => listManuscripts(large, { text: '河湾', unplaced: false }));
    reportOnce(report, 'load one issue', () => loadCompleteIssue(large, issueCount / 2));
    reportOnce(report, 'verify the whole archive', () => verifyArchive(large));
    large.close();
    const megabytes = statSync(path.join(folder, 'bulletin.db')).size / 2 ** 20;
    report({ what: 'size of the archive', figure: megabytes, unit: 'MB' });
    await reportStart(report, folder, articles);
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
  const { program, folder: built } = await buildProgram(path.join(import.meta.dirname, 'start-backend.ts'));
  const runs = Array.from({ length: 5 }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { importMs: number; openMs: number; memoryMb: number };
  });
  rmSync(built, { recursive: true });
  const median = (pick: (run: (typeof runs)[number]) => number) => percentile(runs.map(pick), 0.5);
  const what = `backend start, ${articles} articles`;
  report({ what, figure: median((run) => run.importMs + run.openMs), budget: 1000, unit: 'ms' });
  report({ what: 'of this, the archive', figure: median((run) => run.openMs), unit: 'ms' });
  report({ what: `backend memory, ${articles} articles`, figure: median((run) => run.memoryMb), budget: 300, unit: 'MB' });
}

function storeIssues(archive: Archive, count: number, random: () => number): void {
  let ids = 0;
  for (let total = 1; total <= count; total += 1) {
    const complete = generatedIssue(total, random);
    const input = { complete, assetBytes: new Map<string, Uint8Array>(), author: '甲', reason: '导入', report: null };
    storeCompleteIssue(archive, input, { time: new Date(), newId: () => `id-${++ids}` });
  }
}

function generatedIssue(total: number, random: () => number): CompleteIssue {
  const articles = Array.from({ length: articlesPerIssue }, (_, index) => generatedArticle(`a-${total}-${index}`, random));
  const role = { role: '主编', names: ['甲'], byStroke: false };
  return completeIssueSchema.parse({
    issue: {
      id: `i-${total}`,
      title: '河湾机构编制',
      pinyin: '',
      mongolianTitle: [],
      sponsor: '河湾市委编办',
      year: 1990 + Math.floor(total / 40),
      number: (total % 40) + 1,
      total,
      publishedOn: '',
      frequency: '',
      opening: null,
      masthead: { committee: [role], editors: [role], address: '', phone: '', notice: '' },
      distribution: { 报: '', 送: '', 发: '' },
      imprint: { permit: '', compiler: '', printer: '', printedOn: '', printRun: 0 },
    },
    layout: {},
    sections: [0, 1, 2].map((part) => ({
      id: `s-${total}-${part}`,
      name: `栏目${part}`,
      articles: articles.slice(part * 6, part * 6 + 6),
    })),
    assets: [],
  });
}

const words =
  '机构 编制 改革 职责 部门 管理 服务 基层 事项 清单 流程 数据 平台 审批 优化 协同 整合 评估 监督 落实 研究 人员 岗位 规范 制度 试点 推进 乡镇 窗口 群众'.split(
    ' ',
  );

/** Some 3,000 characters in 20 paragraphs under 4 headings. */
function generatedArticle(id: string, random: () => number): Article {
  const sentence = () =>
    `${Array.from({ length: 12 + Math.floor(random() * 12) }, () => words[Math.floor(random() * words.length)]).join('')}。`;
  const blocks = ['一', '二', '三', '四'].flatMap((number) => [
    heading(1, `${number}、${words[Math.floor(random() * words.length)]}`),
    ...Array.from({ length: 5 }, () => paragraph(sentence() + sentence() + sentence() + sentence())),
  ]);
  const bylines = [{ kind: 'unit' as const, name: '河湾市委编办' }];
  const document = documentOf(...blocks);
  return plainArticle(id, { titleLines: [sentence()], bylines, document });
}

function withEdit(article: Article, edit: number): Article {
  const [first, ...others] = article.document.content;
  return { ...article, document: documentOf(...(first ? [first] : []), paragraph(`第${edit}次修改。`), ...others) };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
