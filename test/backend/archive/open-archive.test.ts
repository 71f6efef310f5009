import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { upsertSetting } from '../../../electron/backend/archive/setting-queries.ts';
import { writeTransaction } from '../../../electron/backend/archive/write-transaction.ts';
import { saveArticle } from '../../../electron/backend/articles/save-article.ts';
import { temporaryName } from '../../../electron/backend/files/temporary-name.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { folderPrint } from '../../helpers/folder-print.ts';
import { plainArticle } from '../../helpers/plain-article.ts';
import { startWorker } from '../../helpers/start-worker.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));

const isRoot = process.getuid?.() === 0;

/** Whether a folder can be kept from a process. Root goes everywhere, and can become somebody else only where it has that power. */
function hasRights(): boolean {
  if (!isRoot) return process.platform !== 'win32';
  return spawnSync(process.execPath, ['-e', 'process.setgid(65534); process.setuid(65534)']).status === 0;
}

test('settings that make an acknowledgement durable hold after a write', () => {
  const archive = openArchive({ folder: temporaryFolder(), now });
  onTestFinished(() => archive.close());
  writeTransaction(archive, (db) => upsertSetting(db, { key: 'a', value: '1' }));
  expect(archive.sqlite.pragma('synchronous', { simple: true })).toBe(2);
  expect(archive.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(archive.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a transaction is all or nothing, and refuses to wait for anything', () => {
  const archive = openArchive({ folder: temporaryFolder(), now });
  onTestFinished(() => archive.close());
  const count = () => archive.sqlite.prepare('SELECT count(*) FROM settings').pluck().get();
  const failing = () =>
    writeTransaction(archive, (db) => {
      upsertSetting(db, { key: 'a', value: '1' });
      throw new Error('then this');
    });
  expect(failing).toThrow('then this');
  expect(count()).toBe(0);
  const waiting = () => writeTransaction(archive, async (db) => upsertSetting(db, { key: 'a', value: '1' }));
  expect(waiting).toThrow(/promise/);
  expect(count()).toBe(0);
});

test('makes the folder, and takes nothing but its own temporaries away', () => {
  const folder = path.join(temporaryFolder(), '档案', '编刊');
  openArchive({ folder, now }).close();
  for (const part of ['backups', 'exports']) mkdirSync(path.join(folder, part), { recursive: true });
  const left = [temporaryName(), path.join('backups', `${temporaryName()}-journal`), path.join('exports', temporaryName())];
  const own = ['重要.tmp', '~bulletin.tmp', path.join('exports', '~bulletin-0123.tmp.docx')];
  for (const name of [...left, ...own]) writeFileSync(path.join(folder, name), 'x');
  openArchive({ folder, now }).close();
  const files = readdirSync(folder, { recursive: true });
  expect(files).toEqual(expect.arrayContaining(own));
  for (const name of left) expect(files).not.toContain(name);
});

test('a file in place of the folder', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'file'), '');
  expect(userErrorCode(() => openArchive({ folder: path.join(folder, 'file'), now }))).toBe('folder-is-file');
  expect(userErrorCode(() => openArchive({ folder: path.join(folder, 'file', 'below'), now }))).toBe('folder-is-file');
});

test('a folder without the right to write is read; nothing in it changes', async ({ skip }) => {
  if (!hasRights()) skip('there are no such rights here');
  const folder = temporaryFolder();
  const archive = openArchive({ folder, now });
  const article = plainArticle('a');
  saveArticle(archive, { articleId: 'a', parent: null, author: '甲', reason: '', article }, now());
  archive.close();
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o444);
  const before = folderPrint(folder);
  // Root may write anywhere, so as root the worker becomes somebody else first, who must get there.
  if (isRoot) chmodSync(path.dirname(folder), statSync(path.dirname(folder)).mode | 0o011);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  const worker = startWorker('nobody', folder);
  worker.go();
  expect(await worker.line('READS')).toBe('READS unwritable 1');
  expect(await worker.line('REFUSED')).toBe('REFUSED archive-read-only');
  await worker.ended;
  expect(folderPrint(folder)).toEqual(before);
});

test('an empty folder without the right to write is refused', async ({ skip }) => {
  if (!hasRights()) skip('there are no such rights here');
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  const worker = startWorker('nobody', folder);
  worker.go();
  expect(await worker.line('REFUSED')).toBe('REFUSED archive-unwritable');
  await worker.ended;
  expect(readdirSync(folder)).toEqual([]);
});

test('files are for their owner alone; a folder with other things in it stays as open as it was', ({ skip }) => {
  if (process.platform === 'win32') skip('there are no such rights here');
  const modeOf = (...names: string[]) => statSync(path.join(...names)).mode & 0o777;
  const folder = path.join(temporaryFolder(), 'new');
  const archive = openArchive({ folder, now });
  onTestFinished(() => archive.close());
  for (const name of readdirSync(folder)) expect(modeOf(folder, name), name).toBe(0o600);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['bulletin.db', 'bulletin.db-shm', 'bulletin.db-wal', 'lock.db']));
  expect(modeOf(folder)).toBe(0o700);

  const older = temporaryFolder();
  openArchive({ folder: older, now }).close();
  writeFileSync(path.join(older, '说明.txt'), '');
  mkdirSync(path.join(older, 'backups'));
  for (const name of ['bulletin.db', '说明.txt', 'lock.db']) chmodSync(path.join(older, name), 0o644);
  chmodSync(older, 0o755);
  openArchive({ folder: older, now }).close();
  expect(['.', '说明.txt', 'bulletin.db', 'lock.db', 'backups'].map((name) => modeOf(older, name))).toEqual([
    0o755, 0o644, 0o600, 0o600, 0o700,
  ]);
});

test('a limit on the size of a file: what was acknowledged is there, the rest is refused', async ({ skip }) => {
  if (spawnSync('prlimit', ['--version']).status !== 0) skip('prlimit is not installed');
  const folder = temporaryFolder();
  openArchive({ folder, now }).close();
  await fillUntilRefused(folder, ['prlimit', '--fsize=3000000']);
});

test('where there is no room for a byte the archive is read, from memory; nothing in it changes', async ({ skip }) => {
  if (spawnSync('prlimit', ['--version']).status !== 0) skip('prlimit is not installed');
  const folder = temporaryFolder();
  const archive = openArchive({ folder, now });
  saveArticle(archive, { articleId: 'a', parent: null, author: '甲', reason: '', article: plainArticle('a') }, now());
  archive.close();
  const before = folderPrint(folder);
  const worker = startWorker('read', folder, { limit: ['prlimit', '--fsize=0'] });
  worker.go();
  expect(await worker.line('READS')).toMatch(/^READS (disk-full|unwritable) 1$/);
  expect(await worker.line('REFUSED')).toBe('REFUSED archive-read-only');
  await worker.ended;
  const after = folderPrint(folder);
  // SQLite's index of a log that holds nothing.
  for (const name of ['bulletin.db-wal', 'bulletin.db-shm']) if (!(name in before)) delete after[name];
  expect(after).toEqual(before);
});

test('a full disk: what was acknowledged is there, the rest is refused', async ({ skip }) => {
  const folder = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder]).status !== 0)
    skip('a small disk cannot be mounted here');
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  openArchive({ folder, now }).close();
  expect(await fillUntilRefused(folder, [])).toBe('REFUSED disk-full');
});

async function fillUntilRefused(folder: string, limit: readonly string[]): Promise<string> {
  const worker = startWorker('fill', folder, { limit });
  worker.go();
  const refused = await worker.line('REFUSED');
  await worker.ended;
  expect(['REFUSED disk-full', 'REFUSED archive-unwritable']).toContain(refused);
  const acknowledged = worker.lines().filter((line) => line.startsWith('ACK'));
  expect(acknowledged.length).toBeGreaterThan(5);
  const archive = openArchive({ folder, now });
  const rows = archive.sqlite.prepare('SELECT sequence, sha256 FROM revisions').all() as { sequence: number; sha256: string }[];
  expect(rows.map(({ sequence, sha256 }) => `ACK ${sequence} ${sha256}`)).toEqual(acknowledged);
  expect(verifyArchive(archive).problems).toEqual([]);
  archive.close();
  return refused;
}
