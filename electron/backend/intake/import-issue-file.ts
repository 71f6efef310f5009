import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Archive } from '../archive/handles.ts';
import { storeCompleteIssue } from '../issues/store-complete-issue.ts';
import type { StartJob } from '../start-job.ts';
import type { BulletinImport } from './bulletin-text/bulletin-import.ts';
import { type ImportReport, importIssue } from './import-issue.ts';
import { parseFile } from './parse-file.ts';

export interface ImportFileInput {
  file: string;
  /** What messages call the file; by default its name. */
  name?: string;
  author: string;
  startJob: StartJob;
  newId: () => string;
  now: () => Date;
  signal?: AbortSignal | undefined;
}

export interface ImportedIssue {
  complete: CompleteIssue;
  /** What was recognised, with the lines of the source. */
  recognised: BulletinImport;
  report: ImportReport;
  encoding: string;
  /** Characters that no page can carry and that became U+FFFD, as `U+0000` names. */
  replaced: string[];
}

/** The text of a whole issue becomes an issue of the archive, all of it or nothing. @throws UserError as `parseFile` and `storeCompleteIssue` */
export async function importIssueFile(archive: Archive, input: ImportFileInput): Promise<ImportedIssue> {
  const { file, name, author, startJob, newId, now, signal } = input;
  const { parsed, encoding } = await parseFile(startJob, { kind: 'issue', file, name }, signal);
  const { complete, report } = importIssue(parsed, newId);
  const stored = storeCompleteIssue(
    archive,
    { complete, assetBytes: new Map(), author, reason: '导入', report },
    { time: now(), newId },
  );
  return { ...stored, recognised: parsed.json, report, encoding };
}
