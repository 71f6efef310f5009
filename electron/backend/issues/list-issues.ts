import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import type { Archive } from '../archive/handles.ts';
import { type IssueRow, selectIssues } from '../archive/issue-queries.ts';
import { issueFromRow } from './issue-from-row.ts';

/** All issues, newest first; one whose row is damaged stands among them and says so. */
export function listIssues(archive: Archive): IssueSummary[] {
  return selectIssues(archive.readable).map((row) => ({ ...issueSummary(archive, row), articleCount: row.articleCount }));
}

/** What lists say of an issue; never fails. */
export function issueSummary(
  archive: Archive,
  row: IssueRow & { total: number; year: number },
): Omit<IssueSummary, 'articleCount'> {
  try {
    const { id, title, year, number, total, publishedOn } = issueFromRow(archive.folder, row).issue;
    return { id, title, year, number, total, publishedOn };
  } catch {
    return { id: row.id, title: '（这一期的刊物信息已损坏）', year: row.year, number: 0, total: row.total, publishedOn: '' };
  }
}
