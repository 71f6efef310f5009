import { plainText } from '../../../shared/document/plain-text.ts';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';

/** The articles of the issue as plain text with their sections, for the intranet and for search by other programs. */
export function issueText(complete: CompleteIssue): string {
  const head = `${complete.issue.title}\n${issueName(complete.issue)}（${totalNumberName(complete.issue)}）\n`;
  const sections = complete.sections.map(({ name, articles }) => `◇${name}\n\n${articles.map(articleText).join('\n\n\n')}`);
  return `${[head, ...sections].join('\n\n')}\n`;
}

function articleText(article: Article): string {
  const { kicker, subtitle, bylines, document } = article;
  const head = [kicker, articleTitle(article), subtitle && `——${subtitle}`, bylineText(bylines)].filter((line) => line !== '');
  return [...head, '', plainText(document)].join('\n');
}
