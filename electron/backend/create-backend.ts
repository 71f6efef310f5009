import path from 'node:path';
import { createRouterClient, EventPublisher } from '@orpc/server';
import { UserError } from '../../shared/contract/errors.ts';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import type { Asset, CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { selectActivity } from './archive/activity-queries.ts';
import type { Archive } from './archive/handles.ts';
import { openArchive } from './archive/open-archive.ts';
import { readOnlyArchive } from './archive/write-transaction.ts';
import { listRevisions } from './articles/list-revisions.ts';
import { readRevision } from './articles/read-revision.ts';
import { type SaveArticleInput, saveArticle } from './articles/save-article.ts';
import { callContext } from './call-context.ts';
import type { BackendInput } from './context.ts';
import { noDesktop } from './desktop.ts';
import { type ExportInput, exportIssue } from './export/export-issue.ts';
import { preflight } from './export/preflight.ts';
import { resolveFonts } from './fonts/resolve-fonts.ts';
import { createSystemFonts } from './fonts/system-fonts.ts';
import { storeArticleFile } from './intake/import-article-file.ts';
import { importIssueFile, storeIssueFile } from './intake/import-issue-file.ts';
import type { ParsedFile } from './intake/parse-file.ts';
import { listIssues } from './issues/list-issues.ts';
import { loadAsset } from './issues/load-asset.ts';
import { loadCompleteIssue } from './issues/load-complete-issue.ts';
import { storeAsset } from './issues/store-asset.ts';
import { type StoreCompleteIssueInput, storeCompleteIssue } from './issues/store-complete-issue.ts';
import { storeSampleIssue } from './program/store-sample-issue.ts';
import { router } from './register.ts';
import { removeUnusedPictures } from './safety/remove-unused-pictures.ts';
import { verifyArchive } from './safety/verify-archive.ts';
import type { Services } from './services.ts';
import { createPeople } from './settings/people.ts';
import { startTypesetter, type TypesetOptions } from './typeset/start-typesetter.ts';

export type Backend = ReturnType<typeof createBackend>;

type AuthorOptional<Input extends { author: string }> = Omit<Input, 'author'> & { author?: string };

/**
 * The whole program without a window, on one archive that nobody else can open until `close`.
 * @throws UserError as `openArchive`
 */
export function createBackend(input: BackendInput) {
  const {
    home,
    mustExist = false,
    author: userName,
    personalFolder,
    desktop = noDesktop,
    version = '',
    fontFolders = [],
    ...given
  } = input;
  const { now, newId, log, startJob } = given;
  const archive = openArchive({ folder: home, now, mustExist });
  const systemFonts = createSystemFonts([path.join(home, 'fonts'), ...fontFolders]);
  const typesetter = startTypesetter({ startJob, resolveFonts: (fonts) => resolveFonts(fonts, systemFonts) });
  const people = createPeople(personalFolder, log);
  const author = (): string => people.list()[0]?.name || userName.trim().slice(0, 40) || '编辑';
  const services: Services = {
    ...given,
    archive,
    typesetter,
    systemFonts,
    desktop,
    exported: { files: new Set(), folders: new Set() },
    version,
    people,
    health: { warning: warningOf(archive) },
    editor: undefined,
    author,
    events: new EventPublisher<{ program: ProgramEvent }>(),
  };
  const loadBytes = (id: string): Uint8Array => loadAsset(archive, id).bytes;
  log('info', 'archive-opened');
  return {
    services,
    /** The whole contract, called directly. */
    client: createRouterClient(router, { context: callContext(services) }),
    saveArticle: (input: AuthorOptional<SaveArticleInput>) =>
      saveArticle(archive, { ...input, author: input.author ?? author() }, now()),
    readRevision: (input: { articleId: string; sequence?: number }) => readRevision(archive, input),
    listRevisions: (articleId: string) => listRevisions(archive, articleId),
    storeCompleteIssue: (input: AuthorOptional<StoreCompleteIssueInput>) =>
      storeCompleteIssue(archive, { ...input, author: input.author ?? author() }, { time: now(), newId }),
    importIssueFile: (file: string, signal?: AbortSignal) =>
      importIssueFile(archive, { file, author: author(), startJob, newId, now, signal }),
    storeIssueFile: (read: ParsedFile<'issue'>) => storeIssueFile(archive, read, { author: author(), newId, now }),
    storeArticleFile: (read: ParsedFile<'article'>) => storeArticleFile(archive, read, { author: author(), newId, now }),
    storeSampleIssue: () => storeSampleIssue(services),
    typeset: (complete: CompleteIssue, options: Omit<TypesetOptions, 'loadAsset'> = {}) =>
      typesetter.typeset(complete, { ...options, loadAsset: loadBytes }),
    exportIssue: (input: Pick<ExportInput, 'complete' | 'formats' | 'folder' | 'onProgress' | 'signal'>) =>
      exportIssue({
        ...input,
        exportsFolder: path.join(home, 'exports'),
        loadAsset: loadBytes,
        typesetter,
        startJob,
      }),
    preflight: (issueId: string, signal?: AbortSignal) => preflight(services, { issueId }, signal),
    /** Without a total number: the latest issue. */
    loadCompleteIssue: (wanted?: number | { issueId: string }) => loadCompleteIssue(archive, wanted),
    listIssues: () => listIssues(archive),
    storeAsset: (input: { asset: Asset; bytes: Uint8Array }) => storeAsset(archive, input),
    loadAsset: (id: string) => loadAsset(archive, id),
    verifyArchive: () => {
      const report = verifyArchive(archive);
      log(report.ok ? 'info' : 'error', 'archive-verified', { problems: report.problems.length });
      return report;
    },
    removeUnusedPictures: () => removeUnusedPictures(archive),
    listActivity: (limit: number) => selectActivity(archive.readable, { limit }),
    close: () => {
      typesetter.close();
      archive.close();
    },
  };
}

function warningOf({ folder, readOnly, faults }: Archive): string | null {
  if (readOnly) return readOnlyArchive(folder, readOnly).message;
  if (faults.length === 0) return null;
  return new UserError('archive-damaged', { folder, what: '日志不完整，最后几次保存可能没有了' }).message;
}
