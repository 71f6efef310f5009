import type { ArticleEntry, IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { type ArticleRow, findOpening } from '../archive/article-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { findChange } from '../archive/revision-queries.ts';
import { articleEntry } from './article-entry.ts';
import { lostOpening } from './damage-of.ts';
import { readableIssue, readableOutline } from './readable-issue.ts';

/**
 * An issue without its texts.
 * @throws UserError `issue-gone`
 */
export function issueOutline(archive: Archive, issueId: string): IssueOutline {
  const { readable: db } = archive;
  const row = findIssueById(db, issueId);
  if (!row) throw new UserError('issue-gone', {});
  const { openingId, damage, ...values } = readableIssue(archive, row);
  const outline = readableOutline(archive, row);
  const opening = findOpening(db, issueId);
  const lost = openingId !== null && opening?.id !== openingId ? lostOpening : null;
  const entry = (article: ArticleRow): ArticleEntry => articleEntry(archive, article, findChange(db, article.currentRevision));
  return {
    ...values,
    opening: openingId !== null && opening ? entry(opening) : null,
    earlierOpening: openingId === null && opening ? opening.id : null,
    issueHash: row.sha256,
    sections: outline.sections.map((section) => ({
      ...section,
      articles: section.articles.map(entry),
    })),
    outlineHash: row.outlineSha256,
    damage: [damage, outline.damage, lost].filter((one) => one !== null),
  };
}
