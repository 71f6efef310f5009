import path from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { Asset, CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { PlacedDoubt } from '../archive/store-doubts.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { BulletinImport } from './bulletin-text/bulletin-import.ts';
import type { ImportReport } from './import-issue.ts';
import type { ImportedManuscript } from './parse-article-text.ts';

/** What each kind of file is recognised as, ready to be stored but for its ids. */
export interface Parsed {
  issue: { recognised: BulletinImport; complete: CompleteIssue; report: ImportReport; doubts: PlacedDoubt[] };
  article: Pick<ImportedManuscript, 'article' | 'joins' | 'anomalies'> & { doubts: PlacedDoubt[]; pictures: StoredPicture[] };
  /** Text that is pasted, an article or what belongs to one: `RecognisedText` as JSON, which passes the backend unread. */
  'pasted-article': Uint8Array;
  'pasted-passage': Uint8Array;
}

export interface ParseRequest {
  kind: keyof Parsed;
  file: string;
  /** What messages call the file. */
  name: string;
}

/** A picture of a manuscript as the archive keeps it. */
export interface StoredPicture {
  asset: Asset;
  bytes: Uint8Array;
}

export interface ParsedFile<Kind extends keyof Parsed> {
  /** Of a text; the name of its format of any other file. */
  encoding: string;
  parsed: Parsed[Kind];
}

/** Measured: 0.2 s for an issue of 48 pages. */
const timeLimitMs = 30_000;

/**
 * Reads and recognises a file in a process of its own, so that a hostile one costs that process and nothing else.
 * @throws UserError those of `readSourceFile`, `decodeText` and `parseBulletinText`, `cancelled`, `file-unfinished` where it is lost
 */
export async function parseFile<Kind extends keyof Parsed>(
  startJob: StartJob,
  { kind, file, name = path.basename(file) }: { kind: Kind; file: string; name?: string | undefined },
  signal?: AbortSignal,
): Promise<ParsedFile<Kind>> {
  const job = startJob('parser');
  try {
    const lost = (what: string): UserError => new UserError('file-unfinished', { file: name, what });
    const request: ParseRequest = { kind, file, name };
    return await requestJob<ParsedFile<Kind>>(job, request, { timeLimitMs, signal, lost });
  } finally {
    job.kill();
  }
}
