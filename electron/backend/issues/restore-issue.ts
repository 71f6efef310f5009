import { UserError } from '../../../shared/errors.ts';
import type { Arrangement } from '../../../shared/periodical/arrangement.ts';
import { type IssueInformation, type Opening, totalNumberName } from '../../../shared/periodical/issue.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { openingArticle } from '../../../shared/periodical/opening.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { insertActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticle, findOpening, insertArticle, placeArticle } from '../archive/article-queries.ts';
import type { Writable } from '../archive/handles.ts';
import { findIssue, insertIssue, insertSection, issueIdExists, sectionIdExists } from '../archive/issue-queries.ts';
import { appendRevision } from '../articles/append-revision.ts';
import { rowTitle } from '../articles/article-head.ts';
import { checkArticle } from '../articles/check-article.ts';
import { outlineDigest } from './issue-digest.ts';
import { issueRow } from './issue-from-row.ts';

/** What the log keeps of an issue that was removed. */
export interface RemovedIssue {
  issue: IssueInformation & { opening?: Opening | null | undefined };
  openingId: string | null;
  layout: Layout;
  sections: Arrangement;
}

/**
 * Puts a removed issue back, within a transaction: its articles take their places again unless they have another one or are in the
 * recycle bin, its opening is there with all its versions.
 * @returns titles of the articles that could not come back
 * @throws UserError `total-taken`
 */
export function restoreIssue(
  db: Writable,
  removed: RemovedIssue,
  { author, time, newId }: { author: string; time: Date; newId: () => string },
): { left: string[] } {
  const { opening, ...issue } = removed.issue;
  const { total, id: issueId } = issue;
  if (findIssue(db, total) || issueIdExists(db, issueId)) throw new UserError('total-taken', { total });
  const left: string[] = [];
  const sections = removed.sections.map(({ id, name, articles }) => ({
    id: sectionIdExists(db, id) ? newId() : id,
    name,
    articles: articles.flatMap((article) => {
      const row = findArticle(db, article);
      if (row && row.section === null && row.trashedAt === null) return [row];
      left.push(row ? `《${rowTitle(row)}》` : '（已彻底删除的稿件）');
      return [];
    }),
  }));
  const known = removed.openingId === null ? undefined : findOpening(db, issueId);
  const openingId = known?.id ?? (opening ? newId() : null);
  insertIssue(db, { id: issueId, ...issueRow(issue, openingId, removed.layout), outlineSha256: outlineDigest(sections) });
  if (!known && opening && openingId !== null) {
    const { article } = checkArticle(openingArticle(openingId, opening));
    const number = insertArticle(db, { id: openingId, section: null, position: 0, kind: 'article', openingOf: issueId });
    appendRevision(db, { article: number, parent: null, author, time, reason: '随本期恢复', content: articleContent(article) });
  }
  for (const [position, { id, name, articles }] of sections.entries()) {
    insertSection(db, { id, issue: issueId, position, name });
    for (const [place, { number }] of articles.entries()) placeArticle(db, { number, section: id, position: place });
  }
  insertActivity(db, {
    time: time.toISOString(),
    author,
    action: 'restore-issue',
    subject: totalNumberName(issue),
    detail: canonicalJson({ left }),
    concerns: [issueId, ...sections.flatMap(({ articles }) => articles.map(({ id }) => id))],
  });
  return { left };
}
