import { readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backUpBeforeMigration } from '../../../electron/backend/archive/back-up-before-migration.ts';
import { migrate } from '../../../electron/backend/archive/migrate.ts';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { type Migration, migrationsFolder, readMigrations } from '../../../electron/backend/archive/read-migrations.ts';
import { guardOf, rowGuard } from '../../../electron/backend/archive/row-guard.ts';
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
  const orphan = () => sqlite.exec(`INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 99, NULL, 0, NULL, 0, '')`);
  expect(orphan).toThrow(/FOREIGN KEY/);
  sqlite.exec(`BEGIN; INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 1, NULL, 0, NULL, 0, '');
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

test('0003 keeps doubts of an article or of an issue, and ticks by their key', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 2));
  const hash = 'a'.repeat(64);
  sqlite.exec(`BEGIN; INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 1, NULL, 0);
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '', '${hash}', 3, 'snapshot', NULL, x'00'); COMMIT;`);
  const before = sqlite.prepare('SELECT * FROM articles').all();
  migrate(sqlite, released.slice(0, 3));
  expect(sqlite.prepare('SELECT * FROM articles').all()).toEqual(before);
  const doubt = (article: string, issue: string, place: string) =>
    sqlite.exec(
      `INSERT INTO doubts (article, issue, kind, line, message, place) VALUES (${article}, ${issue}, 'pinyin', 2, '…', ${place})`,
    );
  doubt('1', 'NULL', 'NULL');
  doubt('NULL', `'i'`, `'{"part":"cover"}'`);
  expect(() => doubt('1', `'i'`, 'NULL')).toThrow(/CHECK/);
  expect(() => doubt('NULL', 'NULL', 'NULL')).toThrow(/CHECK/);
  expect(() => doubt('2', 'NULL', 'NULL')).toThrow(/FOREIGN KEY/);
  expect(() => doubt('1', 'NULL', `'no json'`)).toThrow(/CHECK/);
  sqlite.exec(`INSERT INTO finding_ticks VALUES ('doubt/1', 't', '甲')`);
  expect(() => sqlite.exec(`INSERT INTO finding_ticks VALUES ('doubt/1', 't', '乙')`)).toThrow(/UNIQUE/);
});

test('0005 leaves names of sections and takes who worked there out; it knows what came with the sample', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 4));
  const hash = 'a'.repeat(64);
  sqlite.exec(`BEGIN;
    INSERT INTO settings VALUES ('preferences', '{"author":"甲","theme":"dark","issueId":"i","sectionNames":["要闻","调研"]}');
    INSERT INTO settings VALUES ('directory', '[]');
    INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 3, NULL, 0, NULL);
    INSERT INTO articles VALUES (2, 'b', NULL, 0, 'article', '{}', 2, NULL, 0, NULL);
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '样刊', '${hash}', 3, 'snapshot', NULL, x'00');
    INSERT INTO revisions VALUES (2, 2, NULL, '甲', 't', '导入', '${hash}', 3, 'snapshot', NULL, x'00');
    INSERT INTO revisions VALUES (3, 1, 1, '甲', 't', '自动保存', '${hash}', 3, 'snapshot', NULL, x'00');
    COMMIT;`);
  migrate(sqlite, released.slice(0, 5));
  expect(sqlite.prepare('SELECT key, value FROM settings ORDER BY key').all()).toEqual([
    { key: 'directory', value: '[]' },
    { key: 'section-names', value: '["要闻","调研"]' },
  ]);
  expect(sqlite.prepare('SELECT id, is_sample FROM articles ORDER BY number').all()).toEqual([
    { id: 'a', is_sample: 1 },
    { id: 'b', is_sample: 0 },
  ]);
});

test.each(['{"author":"甲"}', '{"sectionNames":7}', '[]'])('0005 takes preferences of any shape: %s', (value) => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 4));
  sqlite.prepare(`INSERT INTO settings VALUES ('preferences', ?)`).run(value);
  migrate(sqlite, released.slice(0, 5));
  expect(sqlite.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0);
});

test('0007 proves what every article repeats of its current revision', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 6));
  sqlite.exec(`BEGIN; INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{"kicker":"引"}', 1, NULL, 12, NULL, 0);
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '', '${'a'.repeat(64)}', 3, 'snapshot', NULL, x'00'); COMMIT;`);
  migrate(sqlite, released.slice(0, 7));
  expect(sqlite.prepare('SELECT guard FROM articles').pluck().all()).toEqual([
    rowGuard({ kind: 'article', currentRevision: 1, characters: 12, head: '{"kicker":"引"}' }),
  ]);
});

test('0008 proves settings, the log, doubts and ticks as they are, and pictures from now on', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 7));
  sqlite.exec(`INSERT INTO settings VALUES ('directory', '[]');
    INSERT INTO activity VALUES (1, 't', '甲', 'export', '总第1期', '{}');
    INSERT INTO doubts VALUES (1, NULL, 'i', 'pinyin', 2, '…', NULL);
    INSERT INTO finding_ticks VALUES ('doubt/1', 't', '甲');
    INSERT INTO assets VALUES ('${'a'.repeat(64)}', 'image/png', 1, 1, x'00');`);
  migrate(sqlite, released.slice(0, 8));
  const guards = (table: string) => sqlite.prepare(`SELECT guard FROM ${table}`).pluck().all();
  expect(guards('settings')).toEqual([guardOf('directory', '[]')]);
  expect(guards('activity')).toEqual([guardOf('t', '甲', 'export', '总第1期', '{}')]);
  expect(guards('doubts')).toEqual([guardOf(null, 'i', 'pinyin', 2, '…', null)]);
  expect(guards('finding_ticks')).toEqual([guardOf('doubt/1', 't', '甲')]);
  expect(guards('assets')).toEqual(['']);
});

test('0009 keeps every snapshot twice', () => {
  const sqlite = memoryDatabase();
  migrate(sqlite, released.slice(0, 8));
  const hash = 'a'.repeat(64);
  sqlite.exec(`BEGIN; INSERT INTO articles VALUES (1, 'a', NULL, 0, 'article', '{}', 2, NULL, 0, NULL, 0, '');
    INSERT INTO revisions VALUES (1, 1, NULL, '甲', 't', '', '${hash}', 3, 'snapshot', NULL, x'0102');
    INSERT INTO revisions VALUES (2, 1, 1, '甲', 't', '', '${hash}', 3, 'delta', 1, x'03'); COMMIT;`);
  migrate(sqlite, released.slice(0, 9));
  expect(sqlite.prepare('SELECT * FROM snapshot_copies').all()).toEqual([{ revision: 1, content: Buffer.from([1, 2]) }]);
});

test('an older archive is backed up, then brought up to date with its rows', () => {
  const folder = temporaryFolder();
  const before = openArchive({ folder, now, migrations: released });
  before.sqlite.exec(`INSERT INTO settings VALUES ('office', '"河湾市委编办"', '')`);
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

test('a backup that is not whole gets no name', () => {
  const folder = temporaryFolder();
  openArchive({ folder, now, migrations: released }).close();
  const sqlite = new Sqlite(path.join(folder, 'bulletin.db'));
  onTestFinished(() => void sqlite.close());
  // SQLite copies a row without asking whether it keeps the rules; only who looks at the copy finds that it does not.
  sqlite.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, word TEXT); INSERT INTO notes VALUES (1, NULL)');
  sqlite.unsafeMode(true);
  sqlite.pragma('writable_schema = ON');
  sqlite.exec(
    `UPDATE sqlite_schema SET sql = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, word TEXT NOT NULL)' WHERE name = 'notes'`,
  );
  sqlite.pragma('writable_schema = RESET');
  expect(userErrorCode(() => backUpBeforeMigration(sqlite, folder, now()))).toBe('archive-damaged');
  expect(readdirSync(path.join(folder, 'backups'))).toEqual([]);
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
