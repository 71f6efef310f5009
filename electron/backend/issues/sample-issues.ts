import { selectSampleIssues } from '../archive/article-queries.ts';
import type { Readable } from '../archive/handles.ts';

/** The id the sample issue comes with, see `resources/sample/issue.json`. */
const sampleId = 'sample';

/** Ids of issues that are the sample, whatever else was written into it, or hold nothing but its articles. */
export function sampleIssues(db: Readable): string[] {
  return [...new Set([sampleId, ...selectSampleIssues(db)])];
}
