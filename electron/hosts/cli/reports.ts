import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { pageBudget, pageCountText } from '../../../shared/layout/page-budget.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText, contentsOf } from '../../../shared/periodical/contents.ts';
import { doubtKinds, type ImportDoubt } from '../../../shared/periodical/doubt-kinds.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import type { ImportedArticleFile } from '../../backend/intake/import-article-file.ts';
import type { ImportedIssue } from '../../backend/intake/import-issue-file.ts';
import type { VerifyReport } from '../../backend/safety/verify-archive.ts';

/** The contents with page numbers, lines left on each article's last page and the page budget, for a terminal. */
export function pageReport(complete: CompleteIssue, map: PageMap): string {
  const pages = new Map(map.articles.map((article) => [article.articleId, article]));
  const lines = [`《${complete.issue.title}》${issueName(complete.issue)}（${totalNumberName(complete.issue)}）`];
  for (const section of contentsOf(complete)) {
    lines.push('', `◇${section.name}`);
    for (const entry of section.entries) {
      const at = pages.get(entry.articleId);
      const left = at ? `余 ${at.linesLeft} 行` : '';
      lines.push(`${String(at?.folio ?? '').padStart(4)}  ${entry.title}  ${entry.byline}  ${left}`.trimEnd());
    }
  }
  const budget = pageBudget(map, complete.layout);
  lines.push('', `${pageCountText(budget)}；PDF ${map.pages.length} 页。`);
  const missing = [...new Set(map.missingGlyphs.flatMap((one) => one.characters))];
  if (missing.length > 0) lines.push(`字体里没有这些字，印出来是方框：${missing.join(' ')}`);
  return lines.join('\n');
}

/** What was recognised and every place an editor should look at. */
export function importReport({ complete, report, encoding, replaced }: ImportedIssue): string {
  const { counts } = report;
  const lines = [
    `已导入《${complete.issue.title}》${issueName(complete.issue)}（${totalNumberName(complete.issue)}），原文编码 ${encoding}。`,
    `识别出栏目 ${counts.sections} 个、文章 ${counts.articles} 篇、标题 ${counts.headings} 个、段首标题 ${counts.runInHeadings} 个、` +
      `段落 ${counts.paragraphs} 段、${counts.characters} 字；接合被分页切断的句子 ${report.joins.length} 处。`,
  ];
  return [...lines, ...doubts(replaced, report.anomalies)].join('\n');
}

export function articleImportReport({ article, encoding, joins, anomalies, replaced }: ImportedArticleFile): string {
  const byline = bylineText(article.bylines);
  const head = `已导入稿件《${listTitle(article)}》${byline ? `（${byline}）` : ''}，原文 ${encoding}；`;
  const characters = [...plainText(article.document).replace(/\s/g, '')].length;
  const joined = joins.length > 0 ? `，接合被切断的句子 ${joins.length} 处` : '';
  return [`${head}${characters} 字${joined}。`, ...doubts(replaced, anomalies)].join('\n');
}

/** What an editor should look at, with the lines of the source. */
function doubts(replaced: readonly string[], anomalies: readonly ImportDoubt[]): string[] {
  const lines: string[] = [];
  if (replaced.length > 0) {
    lines.push(`有 ${replaced.length} 个不能印刷的字符换成了“\uFFFD”：${[...new Set(replaced)].join('、')}`);
  }
  if (anomalies.length > 0) lines.push('', `请核对以下 ${anomalies.length} 处，在程序的“核对单”里也能逐处核对：`);
  for (const [kind, own] of Map.groupBy(anomalies, (doubt) => doubt.kind)) {
    lines.push(
      `◇${doubtKinds[kind]}（${own.length} 处）`,
      ...own.map(({ line, what }) => `${String(line).padStart(6)} 行  ${what}`),
    );
  }
  return lines;
}

export function issueList(issues: readonly IssueSummary[]): string {
  if (issues.length === 0) return '档案里还没有任何一期。';
  return issues
    .map((issue) => `${totalNumberName(issue)}  ${issueName(issue)}  《${issue.title}》  ${issue.articleCount} 篇`)
    .join('\n');
}

/** What stands behind the name of what is damaged. */
const kindNames: Readonly<Record<VerifyReport['problems'][number]['kind'], string>> = {
  file: '',
  reference: '',
  issue: '的刊物信息、栏目或顺序',
  article: '的最新版本或它在列表里的题目、字数',
  revision: '',
  asset: '',
  setting: '',
  doubt: '',
  activity: '',
};

export function verifyReport(report: VerifyReport): string {
  const counts = `各期 ${report.issues}、文章 ${report.articles}、版本 ${report.revisions}、图片 ${report.assets}`;
  if (report.ok) return `档案完好：${counts}，全部校验通过。`;
  const places = [...new Set(report.problems.map(({ name, kind }) => `  ${name}${kindNames[kind]}`))];
  return [`档案有 ${report.problems.length} 处损坏（${counts}）；完好的内容仍可打开和输出，请保留原文件：`, ...places].join('\n');
}

export function tidyReport(removed: number): string {
  return removed === 0 ? '没有多余的图片。' : `删去了 ${removed} 张没有任何稿件、版本再用到的图片。`;
}
