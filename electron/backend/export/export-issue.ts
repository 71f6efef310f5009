import { mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/contract/errors.ts';
import type { ExportedFile, ExportFormat } from '../../../shared/contract/exports-contract.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { PageMap } from '../../../shared/periodical/page-map.ts';
import { folderError } from '../safety/folder-error.ts';
import { writeFilesSafely } from '../safety/write-files-safely.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import type { OnlyArticle } from '../typeset/template-data.ts';
import { exportDocx } from './docx/export-docx.ts';
import { scopeName } from './export-scope.ts';
import { issueText } from './issue-text.ts';

export interface ExportInput {
  /** The issue, or with `only` one article of it. */
  complete: CompleteIssue;
  only?: OnlyArticle | undefined;
  formats: readonly ExportFormat[];
  folder: string;
  loadAsset: (id: string) => Uint8Array;
  typesetter: Typesetter;
  /** The bundled Mongolian face, for the vertical title of the DOCX. */
  mongolianFont: Uint8Array;
  /** Called as each step begins; steps count from 1. */
  onProgress: (progress: { what: string; step: number; steps: number }) => void;
  signal?: AbortSignal | undefined;
}

export interface Exported {
  files: ExportedFile[];
  map: PageMap;
}

/**
 * Typesets an issue and writes it in the formats asked for. All are made before the first is written; where one cannot be
 * written or the export is cancelled, the folder is as it was before, gone where it was made for them.
 * @throws UserError `typeset-failed`, `folder-unwritable`, `disk-full`, `file-in-use`, `file-is-folder`, `cancelled`
 */
export async function exportIssue(input: ExportInput): Promise<Exported> {
  const { complete, only, folder, loadAsset, signal } = input;
  const formats = [...new Set(input.formats)];
  let step = 0;
  const begin = (what: string): void => {
    if (signal?.aborted) throw new UserError('cancelled', {});
    step += 1;
    input.onProgress({ what, step, steps: formats.length + 2 });
  };
  begin('排版');
  const { pdf, map } = await input.typesetter.typeset(complete, { loadAsset, signal, only });
  const contents: Content[] = [];
  for (const format of formats) {
    begin(stepNames[format]);
    const name = `${scopeName(input)}.${endings[format]}`;
    contents.push({ format, name, bytes: await render(format, pdf, map, input) });
  }
  begin('写入文件');
  return { files: await writeAll(folder, contents, signal), map };
}

interface Content {
  format: ExportFormat;
  name: string;
  bytes: Uint8Array;
}

const stepNames: Record<ExportFormat, string> = { pdf: '生成 PDF 文件', docx: '生成 Word 文件', text: '生成文本文件' };
const endings: Record<ExportFormat, string> = { pdf: 'pdf', docx: 'docx', text: 'txt' };

async function render(
  format: ExportFormat,
  pdf: Uint8Array,
  map: PageMap,
  { complete, loadAsset, mongolianFont }: ExportInput,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return pdf;
    case 'docx':
      return exportDocx({ complete, map, loadAsset, fonts: { mongolian: mongolianFont } });
    case 'text':
      return new TextEncoder().encode(issueText(complete));
  }
}

async function writeAll(folder: string, contents: readonly Content[], signal: AbortSignal | undefined): Promise<ExportedFile[]> {
  const made = makeFolder(folder);
  const files = contents.map(({ format, name, bytes }) => ({ format, file: path.join(folder, name), content: bytes }));
  try {
    await writeFilesSafely(folder, files, signal);
  } catch (error) {
    if (made !== undefined) removeMade(folder, made);
    throw error;
  }
  return files.map(({ format, file, content }) => ({ format, file, bytes: content.length }));
}

/** The first of the folders that had to be made for it. */
function makeFolder(folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw folderError(error, folder);
  }
}

function removeMade(folder: string, made: string): void {
  try {
    for (let at = folder; at.length >= made.length; at = path.dirname(at)) rmdirSync(at);
  } catch {
    // Something else is in it by now.
  }
}
