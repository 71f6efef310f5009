import { listActivity } from '../activity/list-activity.ts';
import { undoSteps } from '../activity/undo-steps.ts';
import { selectActivityAuthors } from '../archive/activity-queries.ts';
import type { Archive } from '../archive/handles.ts';
import { articleFileName } from '../articles/article-file-name.ts';
import { measureChanges } from '../articles/measure-changes.ts';
import { listFindings } from '../findings/list-findings.ts';
import { duplicateDoubts } from '../intake/doubts/duplicate-doubts.ts';
import { findInIssue } from '../issues/find-in-issue.ts';
import { listIssues } from '../issues/list-issues.ts';
import { proposeNextIssue } from '../issues/propose-next-issue.ts';
import { chooseManuscripts } from '../manuscripts/choose-manuscripts.ts';
import { listManuscripts } from '../manuscripts/list-manuscripts.ts';
import { manuscriptChoices } from '../manuscripts/manuscript-choices.ts';
import { listDirectory } from '../settings/directory.ts';

/**
 * What reads over the whole archive or may else take longer than 5 ms, by name. The reader's process runs them, so that nobody who
 * writes waits behind one: a procedure asks with `context.reader.read(name, input)`. Input and answer go from process to process.
 */
export const reads = {
  listManuscripts,
  manuscriptChoices,
  chooseManuscripts,
  listIssues,
  proposeNextIssue,
  findInIssue,
  measureChanges,
  listFindings,
  listActivity,
  undoSteps,
  listActivityAuthors: ({ readable }: Archive) => selectActivityAuthors(readable),
  listDirectory,
  duplicateDoubts,
  articleFileName,
};

type Reads = typeof reads;
export type ReadName = keyof Reads;
export type ReadInput<Name extends ReadName> = Parameters<Reads[Name]>[1];
export type ReadAnswer<Name extends ReadName> = ReturnType<Reads[Name]>;

/** All its statements see the archive as it is at one moment: as it was after the last save that was acknowledged before, or later. */
export function runRead<Name extends ReadName>(archive: Archive, name: Name, input: ReadInput<Name>): ReadAnswer<Name> {
  const query = reads[name] as (archive: Archive, input: ReadInput<Name>) => ReadAnswer<Name>;
  return archive.sqlite.transaction(() => query(archive, input))();
}
