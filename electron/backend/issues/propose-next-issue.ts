import type { NextIssue } from '../../../shared/contract/issues-contract.ts';
import { nextIssue } from '../../../shared/periodical/next-issue.ts';
import type { Archive } from '../archive/handles.ts';
import { selectIssues } from '../archive/issue-queries.ts';
import { readableIssue } from './readable-issue.ts';
import { sampleIssues } from './sample-issues.ts';

/** What the issue after the latest one would be. The sample is none of them: its numbers, people and units are invented. */
export function proposeNextIssue(archive: Archive, now: Date): NextIssue {
  const samples = new Set(sampleIssues(archive.readable));
  const own = selectIssues(archive.readable).filter(({ id }) => !samples.has(id));
  for (const row of own) {
    const { issue, damage } = readableIssue(archive, row);
    // One that is damaged would hand its faults on.
    if (damage !== null) continue;
    const { id, title, year, number, total, publishedOn } = issue;
    return { title, ...nextIssue(issue), from: { id, title, year, number, total, publishedOn, articleCount: row.articleCount } };
  }
  return { title: '', year: now.getFullYear(), number: 1, total: 1, publishedOn: '', from: null };
}
