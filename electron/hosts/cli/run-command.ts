import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Archive } from '../../backend/archive/handles.ts';
import { recoverArchive } from '../../backend/archive/recover-archive.ts';
import { loadAsset } from '../../backend/assets/load-asset.ts';
import type { BackendInput } from '../../backend/backend-input.ts';
import { type Backend, createBackend } from '../../backend/create-backend.ts';
import { exportIssue } from '../../backend/export/export-issue.ts';
import { refuseFileInTheWay } from '../../backend/files/folder-error.ts';
import { duplicateDoubts } from '../../backend/intake/doubts/duplicate-doubts.ts';
import { storeArticleFile } from '../../backend/intake/import-article-file.ts';
import { type StoreFileInput, storeIssueFile } from '../../backend/intake/import-issue-file.ts';
import { parseFile } from '../../backend/intake/parse-file.ts';
import { loadCompleteIssue } from '../../backend/issues/load-complete-issue.ts';
import type { StartJob } from '../../backend/jobs/start-job.ts';
import { removeUnusedPictures } from '../../backend/safety/remove-unused-pictures.ts';
import { verifyArchive } from '../../backend/safety/verify-archive.ts';
import { archiveFolder } from '../archive-folder.ts';
import { forkJob } from '../fork-job.ts';
import { personalFolder } from '../personal-folder.ts';
import { systemFontFolders } from '../system-font-folders.ts';
import { userName } from '../user-name.ts';
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
  /** What an editor should know beside the result. */
  onNotice: (sentence: string) => void;
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
      return importFile(command, context);
    case 'compile':
      return compile(command, context);
    case 'list':
      return withArchive({ ...command, mustExist: true }, context, async (backend) => {
        const issues = await backend.client.issues.list();
        return { json: issues, text: issueList(issues) };
      });
    case 'recover': {
      const folder = archiveFolder({ home: command.home, env: context.env, programFolder: context.programFolder });
      const aside = recoverArchive({ folder, choice: command.choice, now: () => new Date() });
      return { json: { aside }, text: `档案可以打开了；找到的旧文件在“${path.join(folder, aside)}”。` };
    }
    case 'verify':
      return withArchive({ ...command, mustExist: true }, context, async (backend) => {
        context.onProgress('检查档案');
        const { archive } = backend.context.services();
        const report = verifyArchive(archive);
        if (!command.tidy || !report.ok) return { json: report, text: verifyReport(report), refused: !report.ok };
        context.onProgress('删去没有用到的图片');
        const removed = removeUnusedPictures(archive);
        return { json: { ...report, removed }, text: `${verifyReport(report)}\n${tidyReport(removed)}` };
      });
  }
}

/** Read before the archive is opened, so that a file that is refused leaves no empty archive in a new folder. */
async function importFile(command: Extract<Command, { name: 'import' }>, context: CommandContext): Promise<CommandResult> {
  const { file } = command;
  context.onProgress('识别并导入');
  if (command.as === 'article') {
    const read = await parseFile(startJobOf(context), { kind: 'article', file }, context.signal);
    return withArchive(command, context, async (backend) => {
      const { archive, ...by } = importerOf(backend);
      const imported = storeArticleFile(archive, { ...read, duplicates: duplicateDoubts(archive, read.parsed.article) }, by);
      return { json: imported, text: articleImportReport(imported) };
    });
  }
  const read = await parseFile(startJobOf(context), { kind: 'issue', file }, context.signal);
  return withArchive(command, context, async (backend) => {
    const { archive, ...by } = importerOf(backend);
    const imported = storeIssueFile(archive, read, by);
    return { json: imported.recognised, text: importReport(imported) };
  });
}

async function compile(command: Extract<Command, { name: 'compile' }>, context: CommandContext): Promise<CommandResult> {
  const { source } = command;
  const exported = async (backend: Backend, complete: CompleteIssue): Promise<CommandResult> => {
    const { formats, out } = command;
    refuseFileInTheWay(path.resolve(out));
    context.onProgress('输出前检查');
    const { issue } = complete;
    const found = await backend.client.exports.preflight({ issueId: issue.id }, { signal: context.signal });
    const red = found.filter(({ severity, task }) => severity === 'error' && !task?.ticked);
    if (red.length > 0)
      context.onNotice(
        [`有 ${red.length} 处问题应当先处理，仍继续输出：`, ...red.map(({ message }) => `  ${message}`)].join('\n'),
      );
    const { archive, typesetter, startJob } = backend.context.services();
    const { files, map } = await exportIssue({
      complete,
      formats,
      folder: path.resolve(out),
      exportsFolder: path.join(archive.folder, 'exports'),
      loadAsset: (id) => loadAsset(archive, id).bytes,
      typesetter,
      startJob,
      onProgress: ({ what }) => context.onProgress(what),
      signal: context.signal,
    });
    const list = files.map(({ file, bytes }) => `${file}（${Math.ceil(bytes / 1024)} KB）`).join('\n');
    return { json: { files, map }, text: `${pageReport(complete, map)}\n\n${list}` };
  };
  if (source === undefined) {
    return withTemporaryArchive(context, async (backend) => {
      const sample = await backend.client.program.loadSample();
      return exported(backend, loadCompleteIssue(backend.context.services().archive, sample));
    });
  }
  const total = existsSync(source) ? undefined : totalNumberOf(source);
  if (total !== undefined) {
    return withArchive({ ...command, mustExist: true }, context, (backend) =>
      exported(backend, loadCompleteIssue(backend.context.services().archive, total)),
    );
  }
  return withTemporaryArchive(context, async (backend) => {
    context.onProgress('识别并导入');
    const { archive, ...by } = importerOf(backend);
    const read = await parseFile(startJobOf(context), { kind: 'issue', file: source }, context.signal);
    const imported = storeIssueFile(archive, read, by);
    const { anomalies } = imported.report;
    if (anomalies.length > 0) context.onProgress(`有 ${anomalies.length} 处需要核对，可用 import 命令查看；继续排版`);
    return exported(backend, imported.complete);
  });
}

function importerOf({ context }: Backend): StoreFileInput & { archive: Archive } {
  const { archive, author, newId, now } = context.services();
  return { archive, author: author(), newId, now };
}

/** 「86」「86期」「第86期」「总第86期」: an issue of the archive, as lists and pages name it. */
function totalNumberOf(source: string): number | undefined {
  const digits = /^(?:总?第)?(\d{1,9})期?$/.exec(source)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function withArchive<T>(
  { home, mustExist = false }: Pick<Command, 'home'> & { mustExist?: boolean },
  context: CommandContext,
  work: (backend: Backend) => Promise<T>,
): Promise<T> {
  const { env, programFolder } = context;
  return withBackend({ home: archiveFolder({ home, env, programFolder }), mustExist }, context, work);
}

/** For issues that are only compiled: the archive goes again, whatever happens. */
async function withTemporaryArchive<T>(context: CommandContext, work: (backend: Backend) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bulletin-'));
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await withBackend({ home, mustExist: false }, context, work);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function withBackend<T>(
  where: Pick<BackendInput, 'home' | 'mustExist'>,
  context: CommandContext,
  work: (backend: Backend) => Promise<T>,
): Promise<T> {
  const backend = createBackend({
    ...where,
    now: () => new Date(),
    newId: randomUUID,
    author: userName(),
    personalFolder: personalFolder(context.env),
    log: () => undefined,
    startJob: startJobOf(context),
    resources: resourcesOf(context),
    fontFolders: systemFontFolders(context.env),
  });
  try {
    return await work(backend);
  } finally {
    backend.close();
  }
}

function startJobOf(context: CommandContext): StartJob {
  return forkJob(context.jobsFolder, resourcesOf(context));
}

function resourcesOf({ programFolder }: CommandContext): string {
  return path.join(programFolder, 'resources');
}
