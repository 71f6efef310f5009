import { articleTitle } from '../periodical/article.ts';
import type { CompleteIssue } from '../periodical/complete-issue.ts';
import { type Distribution, type Issue, issueName, totalNumberName } from '../periodical/issue.ts';
import { type Layout, pointsPerMm } from '../periodical/layout.ts';
import { breakTitle } from './title-block.ts';

/** A line of the masthead or the back cover: 「地址」 and what stands after it. Lines without words are left out. */
export interface Fact {
  label: string;
  text: string;
}

/** 「2021年第1期 · 总第167期」. */
export function issueLine(issue: Pick<Issue, 'year' | 'number' | 'total'>): string {
  return `${issueName(issue)} · ${totalNumberName(issue)}`;
}

/** Lines of 本期要目 that the cover has room for between the number of the issue (some 190 pt with the heading) and its foot. */
function highlightRoom({ pageHeightMm }: Layout): number {
  return Math.max(0, Math.min(14, Math.floor((pageHeightMm * pointsPerMm * 0.67 - 190) / 21)));
}

/** 本期要目 on the cover: the first article of each section, at most five and as many as there is room for, broken into lines. */
export function coverHighlights({ sections, layout }: Pick<CompleteIssue, 'sections' | 'layout'>): string[] {
  const leading = sections.flatMap((section) => section.articles.filter((article) => article.kind === 'article').slice(0, 1));
  const lines: string[] = [];
  for (const article of leading.slice(0, 5)) {
    const more = breakTitle(articleTitle(article), 24);
    if (lines.length + more.length > highlightRoom(layout)) break;
    lines.push(...more);
  }
  return lines;
}

export function mastheadFacts(issue: Issue): Fact[] {
  return withText([
    { label: '主办', text: issue.sponsor },
    { label: '地址', text: issue.masthead.address },
    { label: '电话', text: issue.masthead.phone },
    { label: '准印证', text: issue.imprint.permit },
  ]);
}

/** What 内部资料性出版物管理办法 art. 14 wants printed: 编印单位, 准印证号, 印刷单位, 印刷日期, 印数. */
export function imprintFacts({ imprint, sponsor, masthead }: Issue): Fact[] {
  return withText([
    { label: '编印单位', text: imprint.compiler || sponsor },
    { label: '准印证号', text: imprint.permit },
    { label: '印刷单位', text: imprint.printer },
    { label: '印刷日期', text: imprint.printedOn },
    { label: '印　　数', text: imprint.printRun > 0 ? `${imprint.printRun}册` : '' },
    { label: '性　　质', text: masthead.notice },
  ]);
}

export function distributionLines(distribution: Distribution): Fact[] {
  return withText((['报', '送', '发'] as const).map((label) => ({ label, text: distribution[label] })));
}

function withText(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => fact.text !== '');
}
