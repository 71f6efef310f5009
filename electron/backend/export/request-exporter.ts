import { UserError } from '../../../shared/errors.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { requestJob } from '../jobs/request-job.ts';
import type { StartJob } from '../jobs/start-job.ts';

/** What is made in the exporter's process. */
export type ExporterRequest =
  | { kind: 'docx'; complete: CompleteIssue; map: PageMap; pictures: [id: string, bytes: Uint8Array][] }
  /** Pages `from` to `to` of a PDF, counted from 1. */
  | { kind: 'pages'; pdf: Uint8Array; from: number; to: number };

/** Measured: 1 s for an issue of 48 pages in a cold process. */
const timeLimitMs = 120_000;

/**
 * Makes a DOCX, or cuts pages out of a PDF, in a process of its own that lives for this: what takes a second there would keep every
 * save waiting here, and the pictures in it are foreign.
 * @throws UserError `font-missing`, `pages-missing`, `cancelled`, `export-failed` where the process is lost
 */
export async function requestExporter(
  startJob: StartJob,
  request: ExporterRequest,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const job = startJob('exporter');
  try {
    const lost = (what: string): UserError => new UserError('export-failed', { what });
    return await requestJob<Uint8Array>(job, request, { timeLimitMs, signal, lost });
  } finally {
    job.kill();
  }
}
