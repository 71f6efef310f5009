import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../../shared/contract/exports-contract.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { articleTitle } from '../../../shared/periodical/article.ts';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import type { PageMap } from '../../../shared/periodical/page-map.ts';
import { folderError } from '../safety/folder-error.ts';
import { writeFileSafely } from '../safety/write-file-safely.ts';
import type { Typesetter } from '../typeset/start-typesetter.ts';
import { exportDocx } from './docx/export-docx.ts';

export interface ExportInput {
  complete: CompleteIssue;
  formats: readonly ExportFormat[];
  folder: string;
  loadAsset: (id: string) => Uint8Array;
  typesetter: Typesetter;
  /** The bundled Mongolian face, for the vertical title of the DOCX. */
  mongolianFont: Uint8Array;
  onProgress: (step: string) => void;
  signal?: AbortSignal | undefined;
}

export interface Exported {
  files: { format: ExportFormat; file: string; bytes: number }[];
  map: PageMap;
}

/**
 * Typesets an issue and writes it in the formats asked for. All are made before the first is written; where one cannot be
 * written, the others go again.
 * @throws UserError `typeset-failed`, `folder-unwritable`, `disk-full`, `file-in-use`, `cancelled`
 */
export async function exportIssue(input: ExportInput): Promise<Exported> {
  const { complete, folder, loadAsset, signal } = input;
  input.onProgress('排版');
  const { pdf, map } = await input.typesetter.typeset(complete, { loadAsset, signal });
  const contents: { format: ExportFormat; name: string; bytes: Uint8Array }[] = [];
  for (const format of new Set(input.formats)) {
    signal?.throwIfAborted();
    if (format === 'docx') input.onProgress('生成 Word 文件');
    contents.push({ format, name: `${baseName(complete)}.${endings[format]}`, bytes: await render(format, pdf, map, input) });
  }
  input.onProgress('写入文件');
  return { files: await writeAll(folder, contents), map };
}

const endings: Record<ExportFormat, string> = { pdf: 'pdf', docx: 'docx', text: 'txt' };

async function render(format: ExportFormat, pdf: Uint8Array, map: PageMap, input: ExportInput): Promise<Uint8Array> {
  const { complete, loadAsset, mongolianFont } = input;
  switch (format) {
    case 'pdf':
      return pdf;
    case 'docx':
      return exportDocx({ complete, map, loadAsset, fonts: { mongolian: mongolianFont } });
    case 'text':
      return new TextEncoder().encode(issueText(complete));
  }
}

async function writeAll(
  folder: string,
  contents: readonly { format: ExportFormat; name: string; bytes: Uint8Array }[],
): Promise<Exported['files']> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw folderError(error, folder);
  }
  const written: Exported['files'] = [];
  try {
    for (const { format, name, bytes } of contents) {
      const file = path.join(folder, name);
      await writeFileSafely(file, bytes);
      written.push({ format, file, bytes: bytes.length });
    }
    return written;
  } catch (error) {
    for (const { file } of written) rmSync(file, { force: true });
    throw error;
  }
}

/** 「内蒙古机构编制 2021年第1期（总第167期）」 without what file systems refuse. */
function baseName({ issue }: CompleteIssue): string {
  return `${issue.title} ${issueName(issue)}（${totalNumberName(issue)}）`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').trim();
}

/** The articles of the issue as plain text with their sections, for the intranet and for search by other programs. */
function issueText(complete: CompleteIssue): string {
  const head = `${complete.issue.title}\n${issueName(complete.issue)}（${totalNumberName(complete.issue)}）\n`;
  const sections = complete.sections.map((section) => {
    const articles = section.articles.map((article) =>
      [
        article.kicker,
        articleTitle(article),
        article.subtitle && `——${article.subtitle}`,
        bylineText(article.bylines),
        '',
        plainText(article.document),
      ]
        .filter((part, index) => part !== '' || index === 4)
        .join('\n'),
    );
    return `◇${section.name}\n\n${articles.join('\n\n\n')}`;
  });
  return `${[head, ...sections].join('\n\n')}\n`;
}
