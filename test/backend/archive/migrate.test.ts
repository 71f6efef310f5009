import { readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../electron/backend/archive/migrate.ts';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { type Migration, migrationsFolder, readMigrations } from '../../../electron/backend/archive/read-migrations.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));
const released = readMigrations(migrationsFolder);
const next: Migration = {
  version: released.length + 1,
  name: 'test.sql',
  sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT; INSERT INTO extra (word) SELECT key FROM settings;',
};

function memoryDatabase(): Sqlite.Database {
  const sqlite = new Sqlite(':memory:');
  onTestFinished(() => void sqlite.close());
  return sqlite;
}

test('0001 makes the archive from nothing', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 1));
  expect(sqlite.pragma('user_version', { simple: true })).toBe(1);
  expect(sqlite.pragma('application_id', { simple: true })).toBe(0x42_44_4b_31);
  const tables = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all();
  expect(tables.toSorted()).toEqual(
    ['activity', 'article_texts', 'articles', 'assets', 'issues', 'revisions', 'sections', 'settings'].toSorted(),
  );
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
});

test('its tables refuse what does not belong', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released);
  const hash = 'a'.repeat(64);
  const issue = (id: string, metadata: string) =>
    sqlite
      .prepare('INSERT INTO issues (id, metadata, layout, sha256, outline_sha256) VALUES (?, ?, ?, ?, ?)')
      .run(id, metadata, '{}', hash, hash);
  issue('i', '{"total":7,"year":2026}');
  expect(sqlite.prepare('SELECT total, year FROM issues').get()).toEqual({ total: 7, year: 2026 });
  expect(() => issue('j', '{"total":7,"year":2027}')).toThrow(/UNIQUE/);
  expect(() => issue('k', 'no json')).toThrow();
  expect(() => issue('l', '{"year":2026}')).toThrow(/NOT NULL/);
  expect(() => sqlite.exec(`INSERT INTO sections VALUES ('s', 'unknown', 0, '栏目')`)).toThrow(/FOREIGN KEY/);
  const orphan = () => sqlite.exec(`INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 99, NULL, 0)`);
  expect(orphan).toThrow(/FOREIGN KEY/);
  sqlite.exec(`BEGIN; INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 1, NULL, 0);
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '', '${hash}', 3, 'snapshot', NULL, x'00'); COMMIT;`);
  expect(() => sqlite.exec(`UPDATE revisions SET author = '乙'`)).toThrow(/never changed/);
  expect(() => sqlite.exec(`INSERT INTO revisions VALUES (2, 1, 1, '甲', 't', '', '${hash}', 3, 'delta', NULL, x'00')`)).toThrow(
    /CHECK/,
  );
  expect(() => sqlite.exec(`DELETE FROM revisions`)).toThrow(/FOREIGN KEY/);
});

test('0002 counts the characters of every article and knows no recycle bin yet', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 1));
  const hash = 'a'.repeat(64);
  sqlite.exec(`BEGIN;
    INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 1);
    INSERT INTO article_texts VALUES (1, '编制12个，GB/T 9704。');
    INSERT INTO articles VALUES (2, 'b', NULL, 3, 'filler', '{"kicker":""}', 2);
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '', '${hash}', 3, 'snapshot', NULL, x'00');
    INSERT INTO revisions VALUES (2, 2, NULL, '甲', 't', '', '${hash}', 3, 'snapshot', NULL, x'00');
    COMMIT;`);
  migrate(sqlite, released.slice(0, 2));
  expect(sqlite.pragma('user_version', { simple: true })).toBe(2);
  expect(sqlite.prepare('SELECT * FROM articles ORDER BY number').all()).toEqual([
    {
      number: 1,
      id: 'a',
      section: null,
      position: 0,
      kind: 'article',
      head: '{}',
      current_revision: 1,
      trashed_at: null,
      characters: 8,
    },
    {
      number: 2,
      id: 'b',
      section: null,
      position: 3,
      kind: 'filler',
      head: '{"kicker":""}',
      current_revision: 2,
      trashed_at: null,
      characters: 0,
    },
  ]);
  sqlite.exec(`INSERT INTO issues (id, metadata, layout, sha256, outline_sha256)
    VALUES ('i', '{"total":1,"year":2026}', '{}', '${hash}', '${hash}'); INSERT INTO sections VALUES ('s', 'i', 0, '栏目')`);
  sqlite.exec(`UPDATE articles SET trashed_at = 't' WHERE number = 1`);
  expect(() => sqlite.exec(`UPDATE articles SET section = 's' WHERE number = 1`)).toThrow(/CHECK/);
});

test('an older archive is backed up, then brought up to date with its rows', () => {
  const folder = temporaryFolder();
  const before = openArchive({ folder, now, migrations: released });
  before.sqlite.exec(`INSERT INTO settings VALUES ('office', '"河湾市委编办"')`);
  before.close();
  const after = openArchive({ folder, now, migrations: [...released, next] });
  expect(after.sqlite.prepare('SELECT word FROM extra').pluck().all()).toEqual(['office']);
  expect(after.sqlite.pragma('user_version', { simple: true })).toBe(next.version);
  after.close();
  const backups = readdirSync(path.join(folder, 'backups'));
  expect(backups).toEqual([`bulletin-v${released.length}-20260105T090000000Z.db`]);
  const backup = new Sqlite(path.join(folder, 'backups', backups[0] ?? ''), { readonly: true });
  onTestFinished(() => void backup.close());
  expect(backup.pragma('user_version', { simple: true })).toBe(released.length);
  expect(backup.prepare('SELECT value FROM settings').pluck().all()).toEqual(['"河湾市委编办"']);
});

test('a migration that fails leaves the archive as it was', () => {
  const folder = temporaryFolder();
  openArchive({ folder, now, migrations: released }).close();
  const broken = { ...next, sql: 'CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);' };
  expect(() => openArchive({ folder, now, migrations: [...released, broken] })).toThrow(/nowhere/);
  const dangling = { ...next, sql: `INSERT INTO sections VALUES ('s', 'unknown', 0, '栏目');` };
  expect(() => openArchive({ folder, now, migrations: [...released, dangling] })).toThrow(/1 rows without/);
  const archive = openArchive({ folder, now, migrations: released });
  expect(archive.sqlite.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'extra'`).pluck().get()).toBe(0);
  expect(archive.sqlite.prepare('SELECT count(*) FROM sections').pluck().get()).toBe(0);
  archive.close();
});

test('a file of a newer program is refused and not touched', () => {
  const folder = temporaryFolder();
  openArchive({ folder, now, migrations: [...released, next] }).close();
  expect(userErrorCode(() => openArchive({ folder, now, migrations: released }))).toBe('archive-newer');
  const archive = openArchive({ folder, now, migrations: [...released, next] });
  expect(archive.sqlite.pragma('user_version', { simple: true })).toBe(next.version);
  archive.close();
});

test('migration files are numbered without a gap', () => {
  expect(released.map(({ version }) => version)).toEqual(released.map((_, index) => index + 1));
  for (const { name } of released) expect(name).toMatch(/^\d{4}-[a-z-]+\.sql$/);
});
