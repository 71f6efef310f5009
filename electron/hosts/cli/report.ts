import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { pageBudget } from '../../../shared/periodical/page-budget.ts';
import type { PageMap } from '../../../shared/periodical/page-map.ts';

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
  const fit = budget.missing === 0 ? '是 4 的倍数' : `补 ${budget.missing} 页空白，共 ${budget.printed} 页`;
  lines.push('', `共 ${budget.used} 页，${fit}；PDF ${map.pages.length} 页。`);
  const missing = [...new Set(map.missingGlyphs.flatMap((one) => one.characters))];
  if (missing.length > 0) lines.push(`字体里没有这些字，印出来是方框：${missing.join(' ')}`);
  return lines.join('\n');
}
