import path from 'node:path';
import { createRouterClient, EventPublisher } from '@orpc/server';
import type { z } from 'zod';
import type { ProgramEvent } from '../../shared/contract/program-contract.ts';
import type { Asset, CompleteIssue } from '../../shared/periodical/complete-issue.ts';
import { selectActivity } from './archive/activity-queries.ts';
import { openArchive } from './archive/open-archive.ts';
import { listRevisions } from './articles/list-revisions.ts';
import { readRevision } from './articles/read-revision.ts';
import { type SaveArticleInput, saveArticle } from './articles/save-article.ts';
import type { BackendInput } from './context.ts';
import { noDesktop } from './desktop.ts';
import { type ExportInput, exportIssue } from './export/export-issue.ts';
import { resolveFonts } from './fonts/resolve-fonts.ts';
import { createSystemFonts } from './fonts/system-fonts.ts';
import { importArticleFile } from './intake/import-article-file.ts';
import { importIssueFile } from './intake/import-issue-file.ts';
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
import { readPreferences } from './settings/preferences.ts';
import { readSetting } from './settings/read-setting.ts';
import { writeSetting } from './settings/write-setting.ts';
import { readMongolianFont } from './typeset/font-catalog.ts';
import { startTypesetter, type TypesetOptions } from './typeset/start-typesetter.ts';

export type Backend = ReturnType<typeof createBackend>;

type AuthorOptional<Input extends { author: string }> = Omit<Input, 'author'> & { author?: string };

/**
 * The whole program without a window, on one archive that nobody else can open until `close`.
 * @throws UserError as `openArchive`
 */
export function createBackend({ home, author, desktop = noDesktop, version = '', fontFolders = [], ...given }: BackendInput) {
  const { now, newId, log, startJob, resources } = given;
  const archive = openArchive({ folder: home, now });
  const systemFonts = createSystemFonts([path.join(home, 'fonts'), ...fontFolders]);
  const typesetter = startTypesetter({ startJob, resolveFonts: (fonts) => resolveFonts(fonts, systemFonts) });
  const services: Services = {
    ...given,
    archive,
    typesetter,
    systemFonts,
    desktop,
    exported: { files: new Set(), folders: new Set() },
    version,
    defaultAuthor: author,
    author: () => readPreferences({ archive, defaultAuthor: author }).author,
    events: new EventPublisher<{ program: ProgramEvent }>(),
  };
  const loadBytes = (id: string): Uint8Array => loadAsset(archive, id).bytes;
  log('info', 'archive-opened');
  return {
    /** What hosts hand to the router. */
    services,
    /** The whole contract, called directly. */
    client: createRouterClient(router, { context: services }),
    saveArticle: (input: AuthorOptional<SaveArticleInput>) =>
      saveArticle(archive, { ...input, author: input.author ?? author }, now()),
    readRevision: (input: { articleId: string; sequence?: number }) => readRevision(archive, input),
    listRevisions: (articleId: string) => listRevisions(archive, articleId),
    storeCompleteIssue: (input: AuthorOptional<StoreCompleteIssueInput>) =>
      storeCompleteIssue(archive, { ...input, author: input.author ?? author }, { time: now(), newId }),
    importIssueFile: (file: string, signal?: AbortSignal) =>
      importIssueFile(archive, { file, author, startJob, newId, now, signal }),
    importArticleFile: (file: string, signal?: AbortSignal) =>
      importArticleFile(archive, { file, author, startJob, newId, now, signal }),
    storeSampleIssue: () => storeSampleIssue(services),
    typeset: (complete: CompleteIssue, options: Omit<TypesetOptions, 'loadAsset'> = {}) =>
      typesetter.typeset(complete, { ...options, loadAsset: loadBytes }),
    exportIssue: (input: Pick<ExportInput, 'complete' | 'formats' | 'folder' | 'onProgress' | 'signal'>) =>
      exportIssue({ ...input, loadAsset: loadBytes, typesetter, mongolianFont: readMongolianFont(resources) }),
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
    listActivity: (limit: number) => selectActivity(archive.readable, limit),
    readSetting: <Schema extends z.ZodType>(key: string, schema: Schema) => readSetting(archive, key, schema),
    writeSetting: (key: string, value: unknown) => writeSetting(archive, key, value),
    close: () => {
      typesetter.close();
      archive.close();
    },
  };
}
