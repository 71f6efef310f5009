import path from 'node:path';
import type { ExportEvent, ExportFormat } from '../../../shared/contract/exports-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import { articlesInOrder } from '../../../shared/periodical/complete-issue.ts';
import { logOutput } from '../activity/log-output.ts';
import { loadAsset } from '../assets/load-asset.ts';
import { progressIterator } from '../jobs/progress-iterator.ts';
import { exportIssue } from './export-issue.ts';
import { loadExportScope, scopeName } from './export-scope.ts';
import type { ExportServices } from './export-services.ts';

export interface RunExportInput {
  issueId: string;
  /** Null: the whole issue. */
  articleId: string | null;
  formats: readonly ExportFormat[];
  /** Null: a new dated folder in the archive's `exports`. */
  folder: string | null;
}

/**
 * Exports step by step; given up, it leaves nothing behind.
 * @throws UserError as `loadExportScope`, `folder-unwritable`, and while it runs as `exportIssue`
 */
export function runExport(services: ExportServices, input: RunExportInput, signal: AbortSignal | undefined) {
  const { archive, reader, typesetter, startJob, exported } = services;
  const scope = loadExportScope(archive, input);
  if (input.folder !== null && !path.isAbsolute(input.folder)) throw new UserError('folder-unwritable', { folder: input.folder });
  const exportsFolder = path.join(archive.folder, 'exports');
  const wanted =
    input.folder === null
      ? { parent: exportsFolder, name: `${scopeName(scope)} ${minuteOf(services.now())}` }
      : path.normalize(input.folder);
  const [article] = input.articleId === null ? [] : articlesInOrder(scope.complete);
  return progressIterator<ExportEvent>(async (report, stop) => {
    const named = article && { id: article.article.id, titleLines: article.article.titleLines };
    const name = named && (await reader.read('articleFileName', named, stop));
    const { folder, files } = await exportIssue({
      ...scope,
      formats: input.formats,
      name,
      folder: wanted,
      exportsFolder,
      loadAsset: (id) => loadAsset(archive, id).bytes,
      typesetter,
      startJob,
      onProgress: (progress) => report({ kind: 'step', ...progress }),
      signal: stop,
    });
    for (const { file } of files) exported.files.add(file);
    exported.folders.add(folder);
    const { issueId, articleId } = input;
    const names = files.map(({ file }) => path.basename(file));
    logOutput(services, { action: 'export', subject: scopeName(scope), files: names, issueId, articleId });
    report({ kind: 'done', folder, files });
  }, signal);
}

/** 「2031-04-20 0905」 by the clock of this PC. */
function minuteOf(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}${two(time.getMinutes())}`;
}
