import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { selectIssues } from '../archive/issue-queries.ts';
import { issueFromRow } from './issue-from-row.ts';

/**
 * All issues, newest first.
 * @throws UserError `archive-damaged`
 */
export function listIssues(archive: Archive): IssueSummary[] {
  return selectIssues(archive.readable).map((row) => {
    const { id, title, year, number, total, publishedOn } = issueFromRow(archive.folder, row).issue;
    return { id, title, year, number, total, publishedOn, articleCount: row.articleCount };
  });
}
