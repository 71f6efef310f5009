import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../electron/backend/archive/migrate.ts';
import { migrationsFolder, readMigrations } from '../../../electron/backend/archive/read-migrations.ts';
import { sha256 } from '../../../electron/backend/archive/sha256.ts';
import { issueDigest, outlineDigest } from '../../../electron/backend/issues/issue-digest.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { checkDocument } from '../../../shared/document/check.ts';
import { plainText } from '../../../shared/document/plain-text.ts';
import { emptyIssue } from '../../../shared/periodical/empty-issue.ts';
import { defaultLayout } from '../../../shared/periodical/layout.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const migrations = readMigrations(migrationsFolder);
const openings = migrations.findIndex(({ name }) => name.endsWith('-openings.sql'));

/** An archive as the program before this migration left it; `total` names each issue. */
function archiveBefore(issues: readonly { total: number; opening: unknown; isDamaged?: boolean }[]): string {
  const folder = temporaryFolder();
  const sqlite = new Sqlite(path.join(folder, 'bulletin.db'));
  onTestFinished(() => void sqlite.close());
  migrate(sqlite, migrations.slice(0, openings));
  for (const { total, opening, isDamaged } of issues) {
    const metadata = canonicalJson({ ...emptyIssue, id: `i${total}`, year: 2026, total, opening });
    const layout = canonicalJson(defaultLayout);
    const hash = isDamaged ? 'f'.repeat(64) : issueDigest({ metadata, layout });
    sqlite
      .prepare('INSERT INTO issues (id, metadata, layout, sha256, outline_sha256) VALUES (?, ?, ?, ?, ?)')
      .run(`i${total}`, metadata, layout, hash, outlineDigest([]));
  }
  sqlite.exec(`INSERT INTO activity VALUES (1, '2026-01-02T03:04:05.000Z', '编辑乙', 'update-issue', '总第1期', '{}')`);
  sqlite.close();
  return folder;
}

test('makes every opening a document with a version, and leaves damage as it is', async () => {
  const { document } = checkDocument(documentOf(paragraph('机构是骨架。'), paragraph('编制是血脉。')));
  const opening = { title: '卷首', document, attribution: '——编辑部' };
  const home = archiveBefore([
    { total: 1, opening },
    { total: 2, opening: null },
    { total: 3, opening: { ...opening, title: '', attribution: '' } },
    { total: 4, opening, isDamaged: true },
  ]);
  const backend = testBackend({ home });
  const { client } = backend;
  const first = await client.issues.outline({ issueId: 'i1' });
  const openingId = first.opening?.id ?? '';
  expect(await client.articles.history({ articleId: openingId })).toMatchObject([
    { author: '编辑乙', time: '2026-01-02T03:04:05.000Z', reason: '原有的卷首语', parent: null },
  ]);
  expect(backend.loadCompleteIssue(1).issue.opening).toEqual(opening);
  expect(first.opening).toMatchObject({ characters: plainText(document).replaceAll('\n', '').length });
  expect(await client.issues.outline({ issueId: 'i2' })).toMatchObject({ opening: null, earlierOpening: null });
  expect(backend.loadCompleteIssue(2).issue.opening).toBeNull();
  expect(backend.loadCompleteIssue(3).issue.opening).toMatchObject({ title: '', attribution: '' });
  expect(backend.verifyArchive().problems).toEqual([expect.objectContaining({ kind: 'issue', id: 'i4' })]);
  const { article } = await client.articles.read({ articleId: openingId });
  const saved = await client.articles.save({
    articleId: openingId,
    parent: first.opening?.revision ?? 0,
    reason: '自动保存',
    article: { ...article, titleLines: ['新题'] },
  });
  expect(saved.sha256).toHaveLength(sha256('').length);
  expect(backend.loadCompleteIssue(1).issue.opening?.title).toBe('新题');
});
