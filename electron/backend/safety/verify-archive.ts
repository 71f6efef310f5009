import { findArticleText, selectArticlesAfter } from '../archive/article-queries.ts';
import { findAssetWithBytes, selectAssetIds } from '../archive/asset-queries.ts';
import { decodedRevisions } from '../archive/decoded-revisions.ts';
import type { Archive, Readable } from '../archive/handles.ts';
import { selectIssues } from '../archive/issue-queries.ts';
import { revisionContent } from '../archive/revision-content.ts';
import { findRevision } from '../archive/revision-queries.ts';
import { sha256 } from '../archive/sha256.ts';
import { articleContent, articleFromContent } from '../articles/article-content.ts';
import { issueFromRow } from '../issues/issue-from-row.ts';
import { readOutline } from '../issues/read-outline.ts';

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
  kind: 'file' | 'reference' | 'issue' | 'article' | 'revision' | 'asset';
  /** Id of the row, or the table's name. */
  id: string;
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
    problems.push({ kind, id: String(id), what: what instanceof Error ? what.message : String(what) });
  };
  const counted = (part: string, check: () => number): number => {
    try {
      return check();
    } catch (error) {
      note('file', part, error);
      return 0;
    }
  };
  counted('integrity_check', () => checkFile(archive, note));
  const db = archive.readable;
  const issues = counted('issues', () => checkIssues(archive, note));
  const revisions = counted('revisions', () => checkRevisions(db, note));
  const articles = counted('articles', () => checkArticles(db, note));
  const assets = counted('assets', () => checkAssets(db, note));
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
        const { kind, head, plainText, characters } = articleContent(articleFromContent(row.id, revisionContent(db, revision)));
        if (kind !== row.kind || head !== row.head) throw new Error('its head is not that of its current revision');
        if (characters !== row.characters) throw new Error('its count of characters is not that of its current revision');
        if (plainText !== findArticleText(db, row.number)) throw new Error('its text is not that of its current revision');
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
    });
  }
  return ids.length;
}

function attempt(kind: Problem['kind'], id: string | number, note: Note, check: () => void): void {
  try {
    check();
  } catch (error) {
    note(kind, id, error);
  }
}
