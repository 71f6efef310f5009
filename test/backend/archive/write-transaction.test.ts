import { statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { upsertSetting } from '../../../electron/backend/archive/setting-queries.ts';
import { logLimitBytes, writeTransaction } from '../../../electron/backend/archive/write-transaction.ts';
import { allManuscripts } from '../../helpers/all-manuscripts.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { refusal } from '../../helpers/refusal.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { testBackend } from '../../helpers/test-backend.ts';

const foreign = (folder: string, options: Sqlite.Options = {}) => {
  const other = new Sqlite(path.join(folder, 'bulletin.db'), options);
  onTestFinished(() => void other.close());
  return other;
};

test('saves against a foreign lock wait beside the loop, and are done when it goes', async () => {
  const home = temporaryFolder();
  const { client } = testBackend({ home });
  const other = foreign(home);
  other.exec('BEGIN IMMEDIATE');
  const saves = ['a', 'b', 'c', 'd', 'e'].map((articleId) =>
    client.articles.save({ articleId, parent: null, reason: '自动保存', article: plainArticle(articleId) }),
  );
  // Everything else is answered meanwhile: by the reader below, and by a timer that is not held up.
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 5);
  expect(await allManuscripts(client)).toEqual([]);
  await expect.poll(() => ticks).toBeGreaterThan(3);
  clearInterval(ticking);
  other.exec('ROLLBACK');
  expect((await Promise.all(saves)).map(({ sequence }) => sequence).toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('a lock that stays is told in one sentence', async () => {
  const home = temporaryFolder();
  const { client } = testBackend({ home });
  foreign(home).exec('BEGIN IMMEDIATE');
  const save = client.articles.save({ articleId: 'a', parent: null, reason: '自动保存', article: plainArticle('a') });
  expect(await refusal(save)).toMatchObject({ code: 'archive-busy', message: expect.stringContaining('占用') });
});

test('the log does not grow for ever beside foreign readers, and is cut when they go', () => {
  const folder = temporaryFolder();
  const archive = openArchive({ folder, now: () => new Date() });
  onTestFinished(() => archive.close());
  const log = () => statSync(path.join(folder, 'bulletin.db-wal')).size;
  const write = (turn: number) =>
    writeTransaction(archive, (db) =>
      upsertSetting(db, { key: `${turn % 9}`, value: JSON.stringify(String(turn % 97).repeat(150_000)) }),
    );
  const [first, second] = [foreign(folder, { readonly: true }), foreign(folder, { readonly: true })];
  const read = (reader: Sqlite.Database) => reader.exec('BEGIN; SELECT count(*) FROM settings');
  read(first);
  for (let turn = 0; turn < 40; turn += 1) {
    const [coming, going] = turn % 2 === 0 ? [second, first] : [first, second];
    write(turn);
    read(coming);
    going.exec('COMMIT');
  }
  expect(log()).toBeLessThan(2 * logLimitBytes);
  // One that reads on and on keeps every page written since.
  for (let turn = 0; turn < 40; turn += 1) write(turn);
  expect(log()).toBeGreaterThan(logLimitBytes);
  for (const reader of [first, second]) if (reader.inTransaction) reader.exec('COMMIT');
  write(61);
  expect(log()).toBeLessThanOrEqual(logLimitBytes);
});
