import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { documentOf, footnote, paragraph } from '../../shared/document/build.ts';
import type { BlockNode, TableNode } from '../../shared/document/types.ts';
import { inventedIssue } from '../helpers/invented-issue.ts';
import { plainArticle } from '../helpers/plain-article.ts';
import { type ServedProgram, serveProgram } from '../helpers/serve-program.ts';
import { residentMegabytes } from './bare-page.ts';
import { benchBackend } from './bench-backend.ts';
import { percentile, type Report } from './report.ts';

/** Large articles, and files made to hold the program up. */
export async function bench(report: Report): Promise<void> {
  await benchLargeArticles(report);
  await benchHostileFiles(report);
}

/** The largest articles that are usual: each as it is opened, and after one more letter. */
async function benchLargeArticles(report: Report): Promise<void> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const backend = benchBackend(home);
  const typeset = async (content: BlockNode[]): Promise<number> => {
    const article = { ...plainArticle('large', { titleLines: ['一篇'] }), document: documentOf(...content) };
    const complete = { ...inventedIssue(), sections: [{ id: 's', name: '栏目', articles: [article] }], assets: [] };
    const started = performance.now();
    await backend.typeset(complete, { only: { articleId: article.id } });
    return performance.now() - started;
  };
  try {
    await typeset([paragraph('开头的一句话。')]);
    const large: [what: string, content: BlockNode[]][] = [
      ['a table of 200 × 8 over the page', [tableOf(200, 8, 'page')]],
      ['a table of 200 × 8 in a column', [tableOf(200, 8, 'column')]],
      ['500 footnotes', Array.from({ length: 500 }, (_, at) => paragraph(`第${at}段的一句话`, footnote('注文在页末。'), '。'))],
    ];
    for (const [what, content] of large) {
      report({ what: `article with ${what} → PDF, opened`, figure: await typeset(content), budget: 2000, unit: 'ms' });
      const edited = await typeset([paragraph('添上的一句话。'), ...content]);
      report({ what: `article with ${what} → PDF, a line above`, figure: edited, budget: 2000, unit: 'ms' });
    }
  } finally {
    backend.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** How long somebody else waits while a file is read, and what the backend keeps of it. */
async function benchHostileFiles(report: Report): Promise<void> {
  const program = await serveProgram();
  try {
    await program.client.program.loadSample();
    const zeros = Buffer.alloc(20 * 2 ** 20);
    zeros.set([0xff, 0xd8, 0xff]);
    const files: [what: string, read: () => Promise<unknown>][] = [
      ['a Markdown table of 4,000 columns', () => importText(program, `题目\n\n|${'列|'.repeat(4000)}\n|${'-|'.repeat(4000)}\n`)],
      ['a line of 400,000 letters', () => importText(program, `题目\n\n${'a'.repeat(400_000)}`)],
      ['a text of 8 MB', () => importText(program, `题目\n\n${`${'全市共有水闸三十座。'.repeat(30)}\n`.repeat(9000)}`)],
      ['a picture of 20 MB of zeros', () => program.client.assets.store({ name: '图.jpg', contents: new Blob([zeros]) })],
      [
        'a text of 300,000 characters that is pasted',
        () => program.client.manuscripts.recognise({ text: '一、标题写在这里\n正文。\n'.repeat(23_000), kind: 'article' }),
      ],
    ];
    for (const [what, read] of files) {
      const { waits, tookMs } = await whileBusy(program, read);
      report({ what: `another answer while ${what} is read, at most`, figure: Math.max(...waits), budget: 100, unit: 'ms' });
      report({ what: `the same, median; the file itself: ${Math.round(tookMs)} ms`, figure: percentile(waits, 0.5), unit: 'ms' });
    }
    await wait(2000);
    report({ what: 'backend memory afterwards', figure: residentMegabytes(program.backendPid()), budget: 300, unit: 'MB' });
  } finally {
    await program.stop();
  }
}

function importText(program: ServedProgram, text: string): Promise<unknown> {
  return program.client.manuscripts.importFile({ name: '稿.md', contents: new Blob([text]) });
}

/** Asks for the list of issues over and over until the work is done or refused. */
async function whileBusy(program: ServedProgram, work: () => Promise<unknown>): Promise<{ waits: number[]; tookMs: number }> {
  const started = performance.now();
  let tookMs: number | undefined;
  const done = work()
    .catch(() => undefined)
    .then(() => {
      tookMs = performance.now() - started;
    });
  const waits: number[] = [];
  while (tookMs === undefined) {
    const asked = performance.now();
    await program.client.issues.list();
    waits.push(performance.now() - asked);
    await wait(5);
  }
  await done;
  return { waits, tookMs };
}

function tableOf(rows: number, columns: number, span: 'column' | 'page'): TableNode {
  return {
    type: 'table',
    attrs: { span, caption: '' },
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      content: Array.from({ length: columns }, (_, column) => ({
        type: row === 0 ? ('tableHeader' as const) : ('tableCell' as const),
        attrs: { colspan: 1, rowspan: 1, colwidth: null },
        content: [paragraph(`第${row}行${column}`)],
      })),
    })),
  };
}
