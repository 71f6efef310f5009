import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import type { Archive } from '../archive/handles.ts';
import { findIssueById } from '../archive/issue-queries.ts';
import { readableIssue } from './readable-issue.ts';

/** 「2021年第1期（总第167期）“调查研究”栏目」. */
export function placeName(archive: Archive, section: { issue: string; name: string }): string {
  const row = findIssueById(archive.readable, section.issue);
  if (!row) return `“${section.name}”栏目`;
  const { issue } = readableIssue(archive, row);
  return `${issueName(issue)}（${totalNumberName(issue)}）“${section.name}”栏目`;
}
