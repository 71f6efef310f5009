import path from 'node:path';
import { selectActivity } from '../../electron/backend/archive/activity-queries.ts';
import { listRevisions } from '../../electron/backend/articles/list-revisions.ts';
import { readRevision } from '../../electron/backend/articles/read-revision.ts';
import { type SaveArticleInput, saveArticle } from '../../electron/backend/articles/save-article.ts';
import { loadAsset } from '../../electron/backend/assets/load-asset.ts';
import { storeAsset } from '../../electron/backend/assets/store-asset.ts';
import type { Backend } from '../../electron/backend/create-backend.ts';
import { type ExportInput, exportIssue } from '../../electron/backend/export/export-issue.ts';
import { preflight } from '../../electron/backend/export/preflight.ts';
import { importIssueFile } from '../../electron/backend/intake/import-issue-file.ts';
import { listIssues } from '../../electron/backend/issues/list-issues.ts';
import { loadCompleteIssue } from '../../electron/backend/issues/load-complete-issue.ts';
import { type StoreCompleteIssueInput, storeCompleteIssue } from '../../electron/backend/issues/store-complete-issue.ts';
import { storeSampleIssue } from '../../electron/backend/program/store-sample-issue.ts';
import { removeUnusedPictures } from '../../electron/backend/safety/remove-unused-pictures.ts';
import { verifyArchive } from '../../electron/backend/safety/verify-archive.ts';
import type { TypesetOptions } from '../../electron/backend/typeset/start-typesetter.ts';
import type { Asset, CompleteIssue } from '../../shared/periodical/complete-issue.ts';

type AuthorOptional<Input extends { author: string }> = Omit<Input, 'author'> & { author?: string };

export type DirectBackend = ReturnType<typeof withDirectCalls>;

/** A backend with its services at hand, for what no procedure of the contract does or shows. */
export function withDirectCalls(backend: Backend) {
  const services = backend.context.services();
  const { archive, typesetter, startJob, newId, now, author } = services;
  const loadBytes = (id: string): Uint8Array => loadAsset(archive, id).bytes;
  return {
    ...backend,
    services,
    saveArticle: (input: AuthorOptional<SaveArticleInput>) =>
      saveArticle(archive, { ...input, author: input.author ?? author() }, now()),
    readRevision: (input: { articleId: string; sequence?: number }) => readRevision(archive, input),
    listRevisions: (articleId: string) => listRevisions(archive, articleId),
    storeCompleteIssue: (input: AuthorOptional<StoreCompleteIssueInput>) =>
      storeCompleteIssue(archive, { ...input, author: input.author ?? author() }, { time: now(), newId }),
    importIssueFile: (file: string, signal?: AbortSignal) =>
      importIssueFile(archive, { file, author: author(), startJob, newId, now, signal }),
    storeSampleIssue: () => storeSampleIssue(services),
    typeset: (complete: CompleteIssue, options: Omit<TypesetOptions, 'loadAsset'> = {}) =>
      typesetter.typeset(complete, { ...options, loadAsset: loadBytes }),
    exportIssue: (input: Pick<ExportInput, 'complete' | 'formats' | 'folder' | 'onProgress' | 'signal'>) =>
      exportIssue({
        ...input,
        exportsFolder: path.join(archive.folder, 'exports'),
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
    verifyArchive: () => verifyArchive(archive),
    removeUnusedPictures: () => removeUnusedPictures(archive),
    listActivity: (limit: number) => selectActivity(archive.readable, { limit }),
  };
}
