import type { TextQuery } from '../../../shared/document/text-query.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { findInArticle } from '../../../shared/periodical/find-in-article.ts';
import type { TextHit } from '../../../shared/periodical/text-hit.ts';
import type { Archive } from '../archive/handles.ts';
import { articlesOfIssue } from './articles-of-issue.ts';

/** Where a text stands in the articles of an issue, in printed order. @throws UserError `issue-gone`, `archive-damaged` */
export function findInIssue(archive: Archive, { issueId, query }: { issueId: string; query: TextQuery }): TextHit[] {
  return articlesOfIssue(archive, issueId).flatMap(({ article, sequence }) =>
    findInArticle(article, query).map((hit, index) => ({
      ...hit,
      articleId: article.id,
      title: listTitle(article),
      index,
      revision: sequence,
    })),
  );
}
