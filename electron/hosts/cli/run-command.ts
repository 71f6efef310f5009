import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import { type Backend, createBackend } from '../../backend/create-backend.ts';
import { archiveFolder } from '../archive-folder.ts';
import { forkJob } from '../fork-job.ts';
import { systemFontFolders } from '../system-font-folders.ts';
import { type Command, usage } from './parse-command.ts';
import { articleImportReport, importReport, issueList, pageReport, tidyReport, verifyReport } from './reports.ts';

export interface CommandContext {
  env: Readonly<Record<string, string | undefined>>;
  /** Where `resources/` lies. */
  programFolder: string;
  /** Where the entries of the jobs lie. */
  jobsFolder: string;
  signal: AbortSignal;
  onProgress: (step: string) => void;
}

/** `json` for `--json`, `text` for people. `refused`: done, but what was found is no success (exit code 1). */
export interface CommandResult {
  json: unknown;
  text: string;
  refused?: boolean;
}

/** @throws UserError what the backend refuses */
export async function runCommand(command: Exclude<Command, { name: 'serve' }>, context: CommandContext): Promise<CommandResult> {
  switch (command.name) {
    case 'help':
      return { json: { usage }, text: usage };
    case 'import':
      return withArchive(command, context, async (backend) => {
        context.onProgress('识别并导入');
        if (command.as === 'article') {
          const imported = await backend.importArticleFile(command.file, context.signal);
          return { json: imported, text: articleImportReport(imported) };
        }
        const imported = await backend.importIssueFile(command.file, context.signal);
        return { json: imported.recognised, text: importReport(imported) };
      });
    case 'compile':
      return compile(command, context);
    case 'list':
      return withArchive(command, context, async (backend) => {
        const issues = backend.listIssues();
        return { json: issues, text: issueList(issues) };
      });
    case 'verify':
      return withArchive(command, context, async (backend) => {
        context.onProgress('检查档案');
        const report = backend.verifyArchive();
        if (!command.tidy || !report.ok) return { json: report, text: verifyReport(report), refused: !report.ok };
        context.onProgress('删去没有用到的图片');
        const removed = backend.removeUnusedPictures();
        return { json: { ...report, removed }, text: `${verifyReport(report)}\n${tidyReport(removed)}` };
      });
  }
}

async function compile(command: Extract<Command, { name: 'compile' }>, context: CommandContext): Promise<CommandResult> {
  const { source } = command;
  const exported = async (backend: Backend, complete: CompleteIssue): Promise<CommandResult> => {
    const { formats, out } = command;
    const { files, map } = await backend.exportIssue({
      complete,
      formats,
      folder: path.resolve(out),
      onProgress: ({ what }) => context.onProgress(what),
      signal: context.signal,
    });
    const list = files.map(({ file, bytes }) => `${file}（${Math.ceil(bytes / 1024)} KB）`).join('\n');
    return { json: { files, map }, text: `${pageReport(complete, map)}\n\n${list}` };
  };
  if (source === undefined) {
    return withTemporaryArchive(context, (backend) => exported(backend, backend.loadCompleteIssue(backend.storeSampleIssue())));
  }
  const total = existsSync(source) ? undefined : totalNumberOf(source);
  if (total !== undefined) {
    return withArchive(command, context, (backend) => exported(backend, backend.loadCompleteIssue(total)));
  }
  return withTemporaryArchive(context, async (backend) => {
    context.onProgress('识别并导入');
    const imported = await backend.importIssueFile(source, context.signal);
    const { anomalies } = imported.report;
    if (anomalies.length > 0) context.onProgress(`有 ${anomalies.length} 处需要核对，可用 import 命令查看；继续排版`);
    return exported(backend, imported.complete);
  });
}

/** 「86」「86期」「第86期」「总第86期」: an issue of the archive, as lists and pages name it. */
function totalNumberOf(source: string): number | undefined {
  const digits = /^(?:总?第)?(\d{1,9})期?$/.exec(source)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function withArchive<T>(
  { home }: Pick<Command, 'home'>,
  context: CommandContext,
  work: (backend: Backend) => Promise<T>,
): Promise<T> {
  const { env, programFolder } = context;
  return withBackend(archiveFolder({ home, env, programFolder }), context, work);
}

/** For issues that are only compiled: the archive goes again, whatever happens. */
async function withTemporaryArchive<T>(context: CommandContext, work: (backend: Backend) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bulletin-'));
  try {
    return await withBackend(home, context, work);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function withBackend<T>(home: string, context: CommandContext, work: (backend: Backend) => Promise<T>): Promise<T> {
  const resources = path.join(context.programFolder, 'resources');
  const backend = createBackend({
    home,
    now: () => new Date(),
    newId: randomUUID,
    author: os.userInfo().username,
    log: () => undefined,
    startJob: forkJob(context.jobsFolder, resources),
    resources,
    fontFolders: systemFontFolders(context.env),
  });
  try {
    return await work(backend);
  } finally {
    backend.close();
  }
}
