import type { Excess } from '../../../shared/document/document-limits.ts';
import { UserError } from '../../../shared/errors.ts';
import { type Article, listTitle } from '../../../shared/periodical/article.ts';
import { articleExcess } from '../../../shared/periodical/article-limits.ts';
import { issueExcess } from '../../../shared/periodical/issue-limits.ts';

/**
 * The limits of an article, before anything else looks at it. At every door where a text comes in; one that is in the archive
 * already is read whatever its size.
 * @throws UserError `too-large`
 */
export function checkArticleLimits(article: Omit<Article, 'id' | 'kind'>): void {
  refuse(`《${listTitle(article).slice(0, 40)}》`, articleExcess(article));
}

/** @throws UserError `too-large` */
export function checkIssueLimits(given: Parameters<typeof issueExcess>[0]): void {
  refuse('本期信息', issueExcess(given));
}

function refuse(where: string, excess: Excess | null): void {
  if (excess) throw new UserError('too-large', { where, ...excess });
}
