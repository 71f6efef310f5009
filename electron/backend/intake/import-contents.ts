import type { BinaryFile } from '../../../shared/contract/binary-file.ts';
import type { ImportReport } from '../../../shared/contract/issues-contract.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import type { Archive } from '../archive/handles.ts';
import { withFileOf } from '../files/with-file-of.ts';
import type { StartJob } from '../jobs/start-job.ts';
import { type FindDuplicates, importArticleFile } from './import-article-file.ts';
import { type ImportFileInput, importIssueFile } from './import-issue-file.ts';

interface Given {
  archive: Archive;
  author: () => string;
  startJob: StartJob;
  newId: () => string;
  now: () => Date;
}

/** A file as the window hands it over. */
export interface ContentsInput {
  name: string;
  contents: BinaryFile;
  signal: AbortSignal | undefined;
}

/** @throws UserError as `importIssueFile` and `withFileOf` */
export async function importIssueContents(
  given: Given,
  input: ContentsInput,
): Promise<{ issueId: string; report: ImportReport }> {
  const imported = await withFileOf(given.archive.folder, input.contents, (file) =>
    importIssueFile(given.archive, fileInput(given, input, file)),
  );
  const { sections, articles, headings, runInHeadings, paragraphs, characters } = imported.report.counts;
  const report: ImportReport = {
    encoding: imported.encoding,
    counts: { sections, articles, headings, runInHeadings, paragraphs, characters },
    joins: imported.report.joins.length,
    anomalies: imported.report.anomalies,
    replaced: imported.replaced,
  };
  return { issueId: imported.complete.issue.id, report };
}

/** @throws UserError as `importArticleFile` and `withFileOf` */
export async function importArticleContents(given: Given & { findDuplicates: FindDuplicates }, input: ContentsInput) {
  const { article, anomalies, replaced } = await withFileOf(given.archive.folder, input.contents, (file) =>
    importArticleFile(given.archive, { ...fileInput(given, input, file), findDuplicates: given.findDuplicates }),
  );
  return { articleId: article.id, title: listTitle(article), anomalies, replaced };
}

function fileInput(given: Given, { name, signal }: ContentsInput, file: string): ImportFileInput {
  const { author, startJob, newId, now } = given;
  return { file, name, author: author(), startJob, newId, now, signal };
}
