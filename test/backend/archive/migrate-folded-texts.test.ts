import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../electron/backend/archive/migrate.ts';
import { migrationsFolder, readMigrations } from '../../../electron/backend/archive/read-migrations.ts';
import { documentOf, paragraph } from '../../../shared/document/build.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const migrations = readMigrations(migrationsFolder);
const folded = migrations.findIndex(({ name }) => name.endsWith('-folded-texts.sql'));

test('what lists look into is made of every text that is there, folded, also of a head that cannot be read', async () => {
  const home = temporaryFolder();
  const first = testBackend({ home });
  for (const title of ['ＡＢＣ台账', '坏了的', '第三篇']) {
    const { article, sequence } = await first.client.articles.create({ kind: 'article', issueId: null, sectionId: null, title });
    const document = documentOf(paragraph('压减５０％的“WORD”表格。'), paragraph('⼀⼆三'));
    const bylines = [{ kind: 'unit' as const, name: '河湾市委编办' }];
    await first.client.articles.save({
      articleId: article.id,
      parent: sequence,
      reason: '改',
      article: { ...article, bylines, document },
    });
  }
  const wanted = first.services.archive.sqlite.prepare('SELECT folded_text FROM article_texts ORDER BY article').pluck().all();
  first.close();

  // Back to what the program before this migration left.
  const sqlite = new Sqlite(path.join(home, 'bulletin.db'));
  sqlite.exec('DROP TABLE revision_names; ALTER TABLE article_texts DROP COLUMN folded_text');
  sqlite.pragma(`user_version = ${folded}`);
  sqlite.exec(`UPDATE articles SET head = '{"titleLines":3}' WHERE head LIKE '%坏了的%'`);
  migrate(sqlite, migrations);
  const made = sqlite.prepare('SELECT folded_text FROM article_texts ORDER BY article').pluck().all() as string[];
  expect([made[0], made[2]]).toEqual([wanted[0], wanted[2]]);
  expect(made[1]).toBe('压减50%的“word”表格。\n一二三');
  sqlite.close();

  const { client } = testBackend({ home });
  const found = async (text: string) => (await allManuscripts(client, { text })).length;
  expect(await found('50%的“ｗｏｒｄ”')).toBe(3);
  expect(await found('abc')).toBe(1);
  expect(await found('一二')).toBe(3);
  expect(await found('titleLines')).toBe(0);
});
