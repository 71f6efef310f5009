import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/contract/errors.ts';
import type { ExportEvent, ExportFormat } from '../../../shared/contract/exports-contract.ts';
import { loadAsset } from '../issues/load-asset.ts';
import { progressIterator } from '../progress-iterator.ts';
import type { Services } from '../services.ts';
import { readMongolianFont } from '../typeset/font-catalog.ts';
import { exportIssue } from './export-issue.ts';
import { loadExportScope, scopeName } from './export-scope.ts';

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
export function runExport(services: Services, input: RunExportInput, signal: AbortSignal | undefined) {
  const { archive, typesetter, resources, exported } = services;
  const scope = loadExportScope(archive, input);
  if (input.folder !== null && !path.isAbsolute(input.folder)) throw new UserError('folder-unwritable', { folder: input.folder });
  const folder = path.normalize(input.folder ?? newFolder(archive.folder, scopeName(scope), services.now()));
  return progressIterator<ExportEvent>(async (report, stop) => {
    const { files } = await exportIssue({
      ...scope,
      formats: input.formats,
      folder,
      loadAsset: (id) => loadAsset(archive, id).bytes,
      typesetter,
      mongolianFont: readMongolianFont(resources),
      onProgress: (progress) => report({ kind: 'step', ...progress }),
      signal: stop,
    });
    for (const { file } of files) exported.files.add(file);
    exported.folders.add(folder);
    report({ kind: 'done', folder, files });
  }, signal);
}

/** 「…/exports/河湾机构编制 2031年第2期（总第14期） 2031-04-20 0905」 by the clock of this PC; a number follows where it is there already. */
function newFolder(archiveFolder: string, name: string, time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const folder = path.join(archiveFolder, 'exports', `${name} ${day} ${two(time.getHours())}${two(time.getMinutes())}`);
  let free = folder;
  for (let copy = 2; existsSync(free); copy += 1) free = `${folder} ${copy}`;
  return free;
}
