import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { Desktop } from '../desktop.ts';

/** What was exported since the program started: nothing else on the PC can be read or shown through the contract. */
export interface ExportedPaths {
  files: Set<string>;
  folders: Set<string>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.txt': 'text/plain;charset=utf-8',
};

/** @throws UserError `export-unknown`, `file-missing` */
export function readExported({ exported }: { exported: ExportedPaths }, { file }: { file: string }): Blob {
  if (!exported.files.has(file)) throw new UserError('export-unknown', {});
  try {
    return new Blob([readFileSync(file)], { type: mediaTypes[path.extname(file)] ?? 'application/octet-stream' });
  } catch (cause) {
    throw new UserError('file-missing', { file: path.basename(file) }, { cause });
  }
}

/** @throws UserError `export-unknown` and what the desktop refuses */
export async function openExported(
  { exported, desktop }: { exported: ExportedPaths; desktop: Desktop },
  { folder }: { folder: string },
): Promise<void> {
  if (!exported.folders.has(folder)) throw new UserError('export-unknown', {});
  await desktop.openFolder(folder);
}
