import type { CompleteIssue } from '../../../shared/periodical/complete-issue.ts';
import type { Archive } from '../archive/handles.ts';
import { storeCompleteIssue } from '../issues/store-complete-issue.ts';
import type { StartJob } from '../jobs/start-job.ts';
import type { BulletinImport } from './bulletin-text/bulletin-import.ts';
import type { ImportReport } from './import-issue.ts';
import { type Parsed, type ParsedFile, parseFile } from './parse-file.ts';

export interface StoreFileInput {
  author: string;
  newId: () => string;
  now: () => Date;
}

export interface ImportFileInput extends StoreFileInput {
  file: string;
  /** What messages call the file; by default its name. */
  name?: string;
  startJob: StartJob;
  signal?: AbortSignal | undefined;
}

export interface ImportedIssue {
  complete: CompleteIssue;
  /** What was recognised, with the lines of the source. */
  recognised: BulletinImport;
  report: ImportReport;
  encoding: string;
  /** Characters that no page can carry and that became U+FFFD, as `U+0000` names. */
  replaced: string[];
}

/** The text of a whole issue becomes an issue of the archive, all of it or nothing. @throws UserError as `parseFile` and `storeCompleteIssue` */
export async function importIssueFile(archive: Archive, input: ImportFileInput): Promise<ImportedIssue> {
  const { file, name, startJob, signal } = input;
  return storeIssueFile(archive, await parseFile(startJob, { kind: 'issue', file, name }, signal), input);
}

/** @throws UserError as `storeCompleteIssue` */
export function storeIssueFile(
  archive: Archive,
  { parsed, encoding }: ParsedFile<'issue'>,
  { author, newId, now }: StoreFileInput,
): ImportedIssue {
  const { recognised, report } = parsed;
  const { complete, doubts } = withNewIds(parsed, newId);
  const stored = storeCompleteIssue(
    archive,
    { complete, assetBytes: new Map(), author, reason: '导入', report, doubts },
    { time: now(), newId },
  );
  return { ...stored, recognised, report, encoding };
}

/** The parser's process numbers what it reads; ids are the archive's. */
function withNewIds({ complete, doubts }: Parsed['issue'], newId: () => string): Pick<Parsed['issue'], 'complete' | 'doubts'> {
  const ids = new Map<string, string>();
  const idOf = (given: string): string => {
    const id = ids.get(given) ?? newId();
    ids.set(given, id);
    return id;
  };
  const sections = complete.sections.map((section) => ({
    ...section,
    articles: section.articles.map((article) => ({ ...article, id: idOf(article.id) })),
    id: idOf(section.id),
  }));
  return {
    complete: { ...complete, issue: { ...complete.issue, id: idOf(complete.issue.id) }, sections },
    doubts: doubts.map((doubt) => ({ ...doubt, articleId: doubt.articleId === null ? null : idOf(doubt.articleId) })),
  };
}
