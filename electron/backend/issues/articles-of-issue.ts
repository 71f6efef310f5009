import type { Revision } from '../../../shared/contract/articles-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { readRevision } from '../articles/read-revision.ts';
import { readableOutline } from './readable-issue.ts';

/** The current revisions of an issue's articles in printed order. @throws UserError `issue-gone`, `archive-damaged` */
export function articlesOfIssue(archive: Archive, issueId: string): Revision[] {
  const row = findIssueById(archive.readable, issueId);
  if (!row) throw new UserError('issue-gone', {});
  return readableOutline(archive, row).sections.flatMap(({ articles }) =>
    articles.map(({ id }) => readRevision(archive, { articleId: id })),
  );
}
