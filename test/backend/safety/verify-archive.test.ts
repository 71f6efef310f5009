import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Archive } from '../../../electron/backend/archive/handles.ts';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { saveArticle } from '../../../electron/backend/articles/save-article.ts';
import { loadAsset } from '../../../electron/backend/assets/load-asset.ts';
import { damageOf } from '../../../electron/backend/issues/damage-of.ts';
import { issueOutline } from '../../../electron/backend/issues/issue-outline.ts';
import { listIssues } from '../../../electron/backend/issues/list-issues.ts';
import { loadCompleteIssue } from '../../../electron/backend/issues/load-complete-issue.ts';
import { storeCompleteIssue } from '../../../electron/backend/issues/store-complete-issue.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { inventedIssue } from '../../helpers/invented-issue.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testImages } from '../../helpers/test-images.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));
const assetBytes = new Map(testImages.map(({ asset, bytes }) => [asset.id, bytes]));

function filledArchive(folder = temporaryFolder()): Archive {
  const archive = openArchive({ folder, now });
  onTestFinished(() => archive.close());
  let ids = 0;
  const input = { complete: inventedIssue(), assetBytes, author: '甲', reason: '导入', report: null };
  storeCompleteIssue(archive, input, { time: now(), newId: () => `new-${++ids}` });
  const [article] = loadCompleteIssue(archive).sections.flatMap((section) => section.articles);
  if (!article) throw new Error('the invented issue has no article');
  const parent = archive.sqlite.prepare('SELECT current_revision FROM articles WHERE id = ?').pluck().get(article.id) as number;
  const edited = { ...article, titleLines: ['改过的题'] };
  saveArticle(archive, { articleId: article.id, parent, author: '甲', reason: '改题', article: edited }, now());
  return archive;
}

test('a sound archive has no problem and everything was looked at', () => {
  const archive = filledArchive();
  const count = (table: string) => archive.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(verifyArchive(archive)).toEqual({
    ok: true,
    issues: 1,
    articles: count('articles'),
    revisions: count('revisions'),
    assets: count('assets'),
    problems: [],
  });
  expect(count('revisions')).toBeGreaterThan(2);
});

const damages: readonly { what: string; sql: string; kind: string }[] = [
  {
    what: 'a byte of a text',
    sql: `UPDATE revisions SET content = CAST(substr(content, 1, 30) || x'00' || substr(content, 32) AS BLOB)`,
    kind: 'revision',
  },
  { what: 'the hash of a text', sql: `UPDATE revisions SET sha256 = '${'0'.repeat(64)}' WHERE sequence = 1`, kind: 'revision' },
  { what: 'the size of a text', sql: 'UPDATE revisions SET size = size - 1 WHERE sequence = 1', kind: 'revision' },
  {
    what: 'a byte of a picture',
    sql: `UPDATE assets SET bytes = CAST(substr(bytes, 1, 60) || x'00' || substr(bytes, 62) AS BLOB)`,
    kind: 'asset',
  },
  { what: 'the width of a picture', sql: 'UPDATE assets SET width_px = width_px + 1', kind: 'asset' },
  { what: 'a word of the masthead', sql: `UPDATE issues SET metadata = json_set(metadata, '$.title', '别名')`, kind: 'issue' },
  { what: 'the name of a section', sql: `UPDATE sections SET name = '别栏' WHERE position = 0`, kind: 'issue' },
  { what: 'the order of the articles', sql: 'UPDATE articles SET position = 9 - position', kind: 'issue' },
  {
    what: 'a title in the list',
    sql: `UPDATE articles SET head = json_set(head, '$.subtitle', '别题') WHERE number = 1`,
    kind: 'article',
  },
  {
    what: 'the text for search',
    sql: `UPDATE article_texts SET plain_text = plain_text || '。' WHERE article = 2`,
    kind: 'article',
  },
  {
    what: 'the current revision of another article',
    sql: 'UPDATE articles SET current_revision = 1 WHERE number = 2',
    kind: 'article',
  },
  { what: 'a section that is gone', sql: `PRAGMA foreign_keys = OFF; DELETE FROM sections`, kind: 'reference' },
];

for (const { what, sql, kind } of damages) {
  test(`finds ${what} damaged`, () => {
    const archive = filledArchive();
    archive.sqlite.exec(`DROP TRIGGER revisions_are_final; ${sql}`);
    const report = verifyArchive(archive);
    expect(report.ok).toBe(false);
    const found = report.problems.filter((problem) => problem.kind === kind);
    expect(found).not.toEqual([]);
    if (kind !== 'reference') for (const { name } of found) expect(name).toMatch(/^(《.+》|\d+年第\d+期)/);
  });
}

test('what is damaged is never shown as if it were right', () => {
  const spoil = (sql: string) => {
    const archive = filledArchive();
    archive.sqlite.exec(`DROP TRIGGER revisions_are_final; ${sql}`);
    return archive;
  };
  const picture = testImages.find(({ asset }) => loadCompleteIssue(filledArchive()).assets.some(({ id }) => id === asset.id));
  const id = picture?.asset.id ?? '';
  const spoiltPicture = spoil(`UPDATE assets SET bytes = zeroblob(length(bytes)) WHERE id = '${id}'`);
  expect(userErrorCode(() => loadAsset(spoiltPicture, id))).toBe('archive-damaged');
  const spoiltIssue = spoil(`UPDATE issues SET metadata = json_set(metadata, '$.sponsor', '别处')`);
  expect(listIssues(spoiltIssue)).toMatchObject([{ title: expect.stringContaining('已损坏') }]);
  const { id: issueId } = loadCompleteIssue(spoiltIssue).issue;
  expect(damageOf(spoiltIssue, issueId)).toMatchObject([{ message: expect.stringContaining('刊物信息'), severity: 'error' }]);
  expect(issueOutline(spoiltIssue, issueId).damage).toHaveLength(1);
});

test('what is overwritten on the disk is found, or changes nothing that is shown', () => {
  const folder = temporaryFolder();
  const archive = filledArchive(folder);
  const before = loadCompleteIssue(archive);
  archive.close();
  const file = path.join(folder, 'bulletin.db');
  const whole = readFileSync(file);
  let found = 0;
  for (let place = 700; place < whole.length; place += 5900) {
    overwrite(file, 0, whole);
    overwrite(file, place, Buffer.alloc(512, 0xa5));
    if (isFoundDamaged(folder)) found += 1;
    else {
      const opened = openArchive({ folder, now });
      expect(opened.readOnly, `at ${place}`).toBe(null);
      expect(loadCompleteIssue(opened), `at ${place}`).toEqual(before);
      opened.close();
    }
  }
  expect(found).toBeGreaterThan(5);
});

function isFoundDamaged(folder: string): boolean {
  let archive: Archive | undefined;
  try {
    archive = openArchive({ folder, now });
    return !verifyArchive(archive).ok;
  } catch (error) {
    expect(error).toMatchObject({ code: 'archive-damaged' });
    return true;
  } finally {
    archive?.close();
  }
}

function overwrite(file: string, position: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}
