import type { Finding } from '../../../shared/contract/finding.ts';
import { type Article, articleTitle } from '../../../shared/periodical/article.ts';
import { matchKey } from '../../../shared/text/match-key.ts';
import { sha256 } from '../archive/sha256.ts';

/** 目录标题 that says something else than the title, or title and subtitle, of the article. At most one; never stored. */
export function contentsTitleFinding(article: Omit<Article, 'document'>): (Finding & { key: string })[] {
  const { id, kind, contentsTitle, subtitle } = article;
  if (kind !== 'article' || contentsTitle === null) return [];
  const title = articleTitle(article);
  const listed = matchKey(contentsTitle);
  if (listed === matchKey(title) || listed === matchKey(title + subtitle)) return [];
  const message = `目录标题与正文标题不一致：目录为《${contentsTitle}》，正文为《${title}》。`;
  const key = `contents-title/${id}/${sha256(`${contentsTitle}\n${title}`).slice(0, 16)}`;
  return [{ kind: 'contents-title', severity: 'warning', message, target: { kind: 'article', articleId: id }, key }];
}
