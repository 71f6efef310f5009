import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { FoundFile, LostArchive, RecoveryChoice } from '../../../shared/contract/recovery-contract.ts';
import type { UserError } from '../../../shared/errors.ts';
import { archiveFiles, archiveFolders } from '../archive/examine-folder.ts';
import { withoutLog } from '../archive/newest-whole-backup.ts';

/** What an editor is shown before they decide: what stands there and since when. Nothing is written. */
export function describeLost({ folder, fault, backup, choices }: UserError<'archive-lost'>['details']): LostArchive {
  const found = [...archiveFiles, ...archiveFolders].map((name) => foundFile(folder, name));
  return {
    folder,
    fault,
    files: found.filter((one) => one !== null),
    backup: backup === null ? null : describeBackup(path.join(folder, 'backups'), backup),
    choices: [...choices] as RecoveryChoice[],
  };
}

/** Null where it is not there, or a folder without a file. */
function foundFile(folder: string, name: string): FoundFile | null {
  const entry = statOf(path.join(folder, name));
  if (!entry?.isDirectory()) return entry ? { name, files: null, bytes: entry.size, changedAt: entry.mtime.toISOString() } : null;
  const inside = namesIn(path.join(folder, name))
    .map((one) => statOf(path.join(folder, name, one)))
    .filter((one) => one !== undefined);
  if (inside.length === 0) return null;
  const newest = Math.max(...inside.map(({ mtimeMs }) => mtimeMs));
  const bytes = inside.reduce((sum, { size }) => sum + size, 0);
  return { name, files: inside.length, bytes, changedAt: new Date(newest).toISOString() };
}

/** Of a backup that was proved whole. */
function describeBackup(folder: string, name: string): LostArchive['backup'] {
  const file = foundFile(folder, name);
  if (!file) return null;
  const sqlite = new Sqlite(withoutLog(readFileSync(path.join(folder, name))));
  try {
    const count = (table: string): number => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { ...file, issues: count('issues'), articles: count('articles') };
  } finally {
    sqlite.close();
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
