import path from 'node:path';
import type { Archive } from '../archive/handles.ts';
import { findIssue } from '../archive/issue-queries.ts';
import { loadSampleIssue } from '../issues/load-sample-issue.ts';
import { storeCompleteIssue } from '../issues/store-complete-issue.ts';

interface SampleInput {
  archive: Archive;
  resources: string;
  author: () => string;
  now: () => Date;
  newId: () => string;
}

/** Puts the sample issue into the archive where its total number is free. @throws UserError those of `storeCompleteIssue` */
export function storeSampleIssue({ archive, resources, author, now, newId }: SampleInput): { issueId: string } {
  const { complete, assets } = loadSampleIssue(path.join(resources, 'sample'));
  const known = findIssue(archive.readable, complete.issue.total);
  if (known) return { issueId: known.id };
  const stored = storeCompleteIssue(
    archive,
    { complete, assetBytes: assets, author: author(), reason: '样刊', report: null, isSample: true },
    { time: now(), newId },
  );
  return { issueId: stored.complete.issue.id };
}
