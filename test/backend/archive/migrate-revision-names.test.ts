import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../electron/backend/archive/migrate.ts';
import { migrationsFolder, readMigrations } from '../../../electron/backend/archive/read-migrations.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const migrations = readMigrations(migrationsFolder);
const named = migrations.findIndex(({ name }) => name.endsWith('-revision-names.sql'));

test('versions of an older archive have no name and can be given one; their rows stay as they were', async () => {
  const home = temporaryFolder();
  const first = testBackend({ home });
  const { article, sequence } = await first.client.articles.create({
    kind: 'article',
    issueId: null,
    sectionId: null,
    title: '台账',
  });
  first.close();

  // Back to what the program before this migration left.
  const sqlite = new Sqlite(path.join(home, 'bulletin.db'));
  sqlite.exec('DROP TABLE revision_names');
  sqlite.pragma(`user_version = ${named}`);
  const rows = () => sqlite.prepare('SELECT * FROM revisions').all();
  const before = rows();
  migrate(sqlite, migrations);
  expect(rows()).toEqual(before);
  expect(() => sqlite.exec(`INSERT INTO revision_names VALUES (99, '送审稿', '')`)).toThrow(/FOREIGN KEY/);
  expect(() => sqlite.exec(`INSERT INTO revision_names VALUES (${sequence}, '', '')`)).toThrow(/CHECK/);
  sqlite.close();

  const { client } = testBackend({ home });
  expect(await client.articles.history({ articleId: article.id })).toMatchObject([{ sequence, name: null }]);
  await client.articles.nameRevision({ articleId: article.id, sequence, name: '送审稿' });
  expect(await client.articles.history({ articleId: article.id })).toMatchObject([{ sequence, name: '送审稿' }]);
});
