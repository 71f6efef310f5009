import { isProvedActivity, selectActivity } from '../archive/activity-queries.ts';
import { articleContent } from '../archive/article-content.ts';
import { findArticleText, findFoldedText, selectArticlesAfter } from '../archive/article-queries.ts';
import { findAssetWithBytes, isProvedAsset, selectAssetIds } from '../archive/asset-queries.ts';
import { decodedRevisions } from '../archive/decoded-revisions.ts';
import { isProvedDoubt, isProvedTick, selectDoubts, selectTicks } from '../archive/finding-queries.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { selectIssues } from '../archive/issue-queries.ts';
import { provedContent, revisionContent } from '../archive/revision-content.ts';
import { isProvedRevisionName, selectRevisionNames } from '../archive/revision-name-queries.ts';
import { findRevision, findSnapshotCopy } from '../archive/revision-queries.ts';
import { rowGuard } from '../archive/row-guard.ts';
import { isProvedSetting, selectSettings } from '../archive/setting-queries.ts';
import { sha256 } from '../archive/sha256.ts';
import { articleFromContent } from '../articles/article-from-content.ts';
import { issueFromRow } from '../issues/issue-from-row.ts';
import { readOutline } from '../issues/read-outline.ts';
import { problemName } from './problem-name.ts';

/** How much was looked at, and what is wrong; nothing is wrong where `problems` is empty. */
export interface VerifyReport {
  ok: boolean;
  issues: number;
  articles: number;
  revisions: number;
  assets: number;
  problems: Problem[];
}

export interface Problem {
  kind: 'file' | 'reference' | 'issue' | 'article' | 'revision' | 'asset' | 'setting' | 'doubt' | 'activity';
  /** Id of the row, or the table's name. */
  id: string;
  /** As an editor knows it: 「《…》的版本（3月26日09:05）」; the id where nothing better is known. */
  name: string;
  /** For the log; in English. */
  what: string;
}

type Note = (kind: Problem['kind'], id: string | number, what: unknown) => void;

const rowsAtOnce = 200;

/**
 * Reads the whole archive and proves every hash: the file's own structure, references, issues, revisions, pictures, and
 * that each article shows the text of its current revision. Never throws for what is damaged.
 */
export function verifyArchive(archive: Archive): VerifyReport {
  const problems: Problem[] = [];
  const note: Note = (kind, id, what) => {
    const name = problemName(archive, kind, String(id));
    problems.push({ kind, id: String(id), name, what: what instanceof Error ? what.message : String(what) });
  };
  const counted = (part: string, check: () => number): number => {
    try {
      return check();
    } catch (error) {
      note('file', part, error);
      return 0;
    }
  };
  for (const fault of archive.faults) note('file', 'bulletin.db', fault);
  counted('integrity_check', () => checkFile(archive, note));
  const db = archive.readable;
  const issues = counted('issues', () => checkIssues(archive, note));
  const revisions = counted('revisions', () => checkRevisions(db, note));
  const articles = counted('articles', () => checkArticles(db, note));
  const assets = counted('assets', () => checkAssets(db, note));
  counted('guards', () => checkGuards(db, note));
  return { ok: problems.length === 0, issues, articles, revisions, assets, problems };
}

function checkFile({ sqlite }: Archive, note: Note): number {
  const lines = sqlite.prepare('PRAGMA integrity_check').pluck().all();
  for (const line of lines) if (line !== 'ok') note('file', 'integrity_check', line);
  const broken = sqlite.prepare('PRAGMA foreign_key_check').all() as { table: string; rowid: number; parent: string }[];
  for (const row of broken) note('reference', row.table, `row ${row.rowid} names nothing in ${row.parent}`);
  return lines.length;
}

function checkIssues(archive: Archive, note: Note): number {
  const rows = selectIssues(archive.readable);
  for (const row of rows) {
    attempt('issue', row.id, note, () => issueFromRow(archive.folder, row));
    attempt('issue', row.id, note, () => readOutline(archive, row));
  }
  return rows.length;
}

function checkRevisions(db: Readable, note: Note): number {
  let checked = 0;
  for (const { row, decode } of decodedRevisions(db)) {
    attempt('revision', row.sequence, note, decode);
    if (row.encoding === 'snapshot') {
      attempt('revision', row.sequence, note, () => {
        const content = findSnapshotCopy(db, row.sequence);
        if (content === undefined) throw new Error('its copy is missing');
        provedContent({ ...row, content }, null);
      });
    }
    checked += 1;
  }
  return checked;
}

function checkArticles(db: Readable, note: Note): number {
  let checked = 0;
  for (let last = 0; ; ) {
    const rows = selectArticlesAfter(db, last, rowsAtOnce);
    for (const row of rows) {
      attempt('article', row.id, note, () => {
        const revision = findRevision(db, row.currentRevision);
        if (revision?.article !== row.number) throw new Error('has no current revision');
        const content = articleContent(articleFromContent(row.id, revisionContent(db, revision)));
        const { kind, head, plainText, foldedText, characters } = content;
        if (kind !== row.kind || head !== row.head) throw new Error('its head is not that of its current revision');
        if (rowGuard(row) !== row.guard) throw new Error('its row does not have its hash');
        if (characters !== row.characters) throw new Error('its count of characters is not that of its current revision');
        if (plainText !== findArticleText(db, row.number)) throw new Error('its text is not that of its current revision');
        if (foldedText !== findFoldedText(db, row.number)) throw new Error('the text that lists look into is another one');
      });
      last = row.number;
    }
    checked += rows.length;
    if (rows.length < rowsAtOnce) return checked;
  }
}

function checkAssets(db: Readable, note: Note): number {
  const ids = selectAssetIds(db);
  for (const id of ids) {
    attempt('asset', id, note, () => {
      const row = findAssetWithBytes(db, id);
      if (!row || sha256(row.bytes) !== id) throw new Error('does not have its hash');
      if (!isProvedAsset(row)) throw new Error('its row does not have its hash');
    });
  }
  return ids.length;
}

function checkGuards(db: Readable, note: Note): number {
  const what = 'does not have its hash';
  for (const row of selectSettings(db)) if (!isProvedSetting(row)) note('setting', row.key, what);
  for (const row of selectDoubts(db)) if (!isProvedDoubt(row)) note('doubt', row.number, what);
  for (const row of selectTicks(db)) if (!isProvedTick(row)) note('doubt', row.key, what);
  for (const row of selectRevisionNames(db))
    if (!isProvedRevisionName(row)) note('revision', row.revision, 'its name does not have its hash');
  const entries = selectActivity(db, { limit: Number.MAX_SAFE_INTEGER });
  for (const row of entries) if (!isProvedActivity(row)) note('activity', row.sequence, what);
  return entries.length;
}

function attempt(kind: Problem['kind'], id: string | number, note: Note, check: () => void): void {
  try {
    check();
  } catch (error) {
    note(kind, id, error);
  }
}
