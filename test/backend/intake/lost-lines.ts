import { blockLines } from '../../../shared/document/plain-text.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { matchKey } from '../../../shared/text/match-key.ts';

/** Lines of the source whose letters stand nowhere in the issue, with their number. The contents are computed and need not. */
export function lostLines(text: string, complete: CompleteIssue): string[] {
  const { issue } = complete;
  const front = [
    issue.title,
    issue.pinyin,
    ...issue.mongolianTitle,
    `${issue.sponsor}主办`,
    issue.opening?.title ?? '',
    issue.opening?.attribution ?? '',
    ...(issue.opening?.document.content.flatMap(blockLines) ?? []),
    ...[...issue.masthead.committee, ...issue.masthead.editors].flatMap((role) => [role.role, ...role.names]),
    issue.masthead.address,
    issue.masthead.phone,
    issue.masthead.notice,
    ...Object.entries(issue.distribution).map((entry) => entry.join('')),
  ].map(matchKey);
  const body = complete.sections.flatMap((section) => [
    matchKey(section.name),
    ...section.articles.flatMap((article) => [
      matchKey(article.titleLines.join('')),
      matchKey(article.subtitle),
      matchKey(article.bylines.map((byline) => byline.name).join('')),
      ...article.document.content.flatMap((block) => blockLines(block).map(matchKey)),
    ]),
  ]);
  const printed = [...front, ...body];
  const isPrinted = (line: string): boolean =>
    (line.startsWith('|') ? line.split('|') : [line]).every((part) => printed.some((one) => one.includes(matchKey(part))));
  const all = text.split('\n');
  const header = all.findIndex((line) => /^[#\s]*目\s*录\s*$/.test(line));
  const firstTitle = matchKey(complete.sections[0]?.articles[0]?.titleLines.join('') ?? '');
  const bodyStart = all.findIndex((line, index) => index > header && matchKey(line) === firstTitle);
  return all.flatMap((line, index) => {
    const key = matchKey(line);
    if (key === '' || index < header || isPrinted(line)) return [];
    return index < bodyStart ? [] : [`${index + 1} ${line.slice(0, 40)}`];
  });
}
