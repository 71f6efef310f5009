import type { NextIssue } from '../../../shared/contract/issues-contract.ts';
import { nextIssue } from '../../../shared/periodical/next-issue.ts';
import type { Archive } from '../archive/handles.ts';
import { selectIssues } from '../archive/issue-queries.ts';
import { issueFromRow } from './issue-from-row.ts';

/** What the issue after the latest one would be. @throws UserError `archive-damaged` */
export function proposeNextIssue(archive: Archive, now: Date): NextIssue {
  const [latest] = selectIssues(archive.readable);
  if (!latest) return { title: '', year: now.getFullYear(), number: 1, total: 1, publishedOn: '', from: null };
  const { issue } = issueFromRow(archive.folder, latest);
  const { id, title, year, number, total, publishedOn } = issue;
  return { title, ...nextIssue(issue), from: { id, title, year, number, total, publishedOn, articleCount: latest.articleCount } };
}
