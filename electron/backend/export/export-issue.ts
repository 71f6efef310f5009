import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { ExportedFile, ExportFormat } from '../../../shared/contract/exports-contract.ts';
import { UserError } from '../../../shared/errors.ts';
import type { PageMap } from '../../../shared/layout/page-map.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { withoutCaseClash } from '../files/file-name.ts';
import { folderError, refuseFileInTheWay } from '../files/folder-error.ts';
import { noteExportFolder } from '../files/sweep-exports.ts';
import { writeFilesSafely } from '../files/write-files-safely.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import type { OnlyArticle } from '../typeset/template-data.ts';
import { claimFolder, type ExportFolder } from './claim-folder.ts';
import { scopeName } from './export-scope.ts';
import { issueText } from './issue-text.ts';
import { requestExporter } from './request-exporter.ts';

export interface ExportInput {
  /** The issue, or with `only` one article of it. */
  complete: CompleteIssue;
  only?: OnlyArticle | undefined;
  formats: readonly ExportFormat[];
  /** Of the files, without an ending; by default that of what is exported. */
  name?: string | undefined;
  folder: ExportFolder;
  /** The archive's own: there it is noted which folder is being written to. */
  exportsFolder: string;
  loadAsset: (id: string) => Uint8Array;
  typesetter: Typesetter;
  startJob: StartJob;
  /** Called as each step begins; steps count from 1. */
  onProgress: (progress: { what: string; step: number; steps: number }) => void;
  signal?: AbortSignal | undefined;
}

export interface Exported {
  folder: string;
  files: ExportedFile[];
  map: PageMap;
}

/**
 * Typesets an issue and writes it in the formats asked for. All are made before the first is written; where one cannot be
 * written or the export is cancelled, the folder is as it was before, gone where it was made for them.
 * @throws UserError `typeset-failed`, `export-failed`, `folder-unwritable`, `folder-is-file`, `disk-full`, `disk-failed`, `name-too-long`, `file-in-use`,
 * `file-is-folder`, `cancelled`
 */
export async function exportIssue(input: ExportInput): Promise<Exported> {
  const { complete, only, loadAsset, signal } = input;
  const formats = [...new Set(input.formats)];
  if (typeof input.folder === 'string') refuseFileInTheWay(input.folder);
  let step = 0;
  const begin = (what: string): void => {
    if (signal?.aborted) throw new UserError('cancelled', {});
    step += 1;
    input.onProgress({ what, step, steps: formats.length + 2 });
  };
  begin('排版');
  const { pdf, map } = await input.typesetter.typeset(complete, { loadAsset, signal, only, isPatient: true });
  const contents: Content[] = [];
  for (const format of formats) {
    begin(stepNames[format]);
    contents.push({ format, bytes: await render(format, pdf, map, input) });
  }
  begin('写入文件');
  return { ...(await writeAll(input, contents)), map };
}

interface Content {
  format: ExportFormat;
  bytes: Uint8Array;
}

const stepNames: Record<ExportFormat, string> = { pdf: '生成 PDF 文件', docx: '生成 Word 文件', text: '生成文本文件' };
const endings: Record<ExportFormat, string> = { pdf: 'pdf', docx: 'docx', text: 'txt' };

async function render(
  format: ExportFormat,
  pdf: Uint8Array,
  map: PageMap,
  { complete, loadAsset, startJob, signal }: ExportInput,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return pdf;
    case 'docx':
      return requestExporter(
        startJob,
        { kind: 'docx', complete, map, pictures: complete.assets.map(({ id }) => [id, loadAsset(id)]) },
        signal,
      );
    case 'text':
      return new TextEncoder().encode(issueText(complete));
  }
}

async function writeAll(input: ExportInput, contents: readonly Content[]): Promise<Omit<Exported, 'map'>> {
  const forget =
    typeof input.folder === 'string' ? await noteExportFolder(input.exportsFolder, input.folder) : (): void => undefined;
  try {
    const { folder, unmake } = claimFolder(input.folder);
    try {
      const names = contents.map(({ format }) => `.${endings[format]}`);
      const name = withoutCaseClash(input.name ?? scopeName(input), names, namesIn(folder));
      const files = contents.map(({ format, bytes }) => ({
        format,
        file: path.join(folder, `${name}.${endings[format]}`),
        content: bytes,
      }));
      await writeFilesSafely(folder, files, input.signal);
      return { folder, files: files.map(({ format, file, content }) => ({ format, file, bytes: content.length })) };
    } catch (error) {
      unmake();
      throw error;
    }
  } finally {
    forget();
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw folderError(error, folder);
  }
}
