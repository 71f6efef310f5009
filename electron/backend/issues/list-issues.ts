import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import { issueInformationSchema } from '../../../shared/periodical/issue.ts';
import type { Archive } from '../archive/handles.ts';
import { type StoredIssue, selectIssues } from '../archive/issue-queries.ts';
import { issueDigest } from './issue-digest.ts';

/** All issues, newest first; one whose row is damaged stands among them and says so. */
export function listIssues(archive: Archive): IssueSummary[] {
  return selectIssues(archive.readable).map((row) => ({ ...issueSummary(row), articleCount: row.articleCount }));
}

const summarySchema = issueInformationSchema.pick({
  id: true,
  title: true,
  year: true,
  number: true,
  total: true,
  publishedOn: true,
});

/** What lists say of an issue, proved by its hash; never fails. Reads no more than that: an archive has hundreds of issues. */
export function issueSummary(row: StoredIssue): Omit<IssueSummary, 'articleCount'> {
  try {
    if (issueDigest(row) !== row.sha256) throw new Error(`issue ${row.id} does not have its hash`);
    return summarySchema.parse(JSON.parse(row.metadata));
  } catch {
    return { id: row.id, title: '（这一期的刊物信息已损坏）', year: row.year, number: 0, total: row.total, publishedOn: '' };
  }
}
