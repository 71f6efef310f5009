import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../../electron/backend/archive/open-archive.ts';
import { upsertSetting } from '../../../electron/backend/archive/setting-queries.ts';
import { writeTransaction } from '../../../electron/backend/archive/write-transaction.ts';
import { temporaryName } from '../../../electron/backend/safety/temporary-name.ts';
import { verifyArchive } from '../../../electron/backend/safety/verify-archive.ts';
import { startWorker } from '../../helpers/start-worker.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { userErrorCode } from '../../helpers/user-error-code.ts';

const now = () => new Date(Date.UTC(2026, 0, 5, 9));
const isRoot = process.getuid?.() === 0;

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

test('says what is damaged instead of opening it', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'bulletin.db');
  writeFileSync(file, Buffer.alloc(8192, '不是数据库'));
  expect(userErrorCode(() => openArchive({ folder, now }))).toBe('archive-damaged');
  expect(readFileSync(file).equals(Buffer.alloc(8192, '不是数据库'))).toBe(true);

  const other = temporaryFolder();
  const strange = openArchive({ folder: other, now });
  strange.sqlite.pragma('application_id = 7');
  strange.close();
  expect(userErrorCode(() => openArchive({ folder: other, now }))).toBe('archive-damaged');

  const torn = temporaryFolder();
  openArchive({ folder: torn, now }).close();
  overwrite(path.join(torn, 'bulletin.db'), 4096, Buffer.alloc(6000, 0xff));
  expect(userErrorCode(() => openArchive({ folder: torn, now }))).toBe('archive-damaged');
});

test('a file in place of the folder, and a folder in place of the file', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'file'), '');
  expect(userErrorCode(() => openArchive({ folder: path.join(folder, 'file'), now }))).toBe('archive-unwritable');
  expect(userErrorCode(() => openArchive({ folder: path.join(folder, 'file', 'below'), now }))).toBe('archive-unwritable');
  mkdirSync(path.join(folder, 'bulletin.db'));
  expect(userErrorCode(() => openArchive({ folder, now }))).toBe('archive-unwritable');
});

test('a folder without the right to write', async () => {
  const folder = temporaryFolder();
  openArchive({ folder, now }).close();
  const before = readdirSync(folder).toSorted();
  chmodSync(path.dirname(folder), statSync(path.dirname(folder)).mode | 0o011);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  // Root may write anywhere, so as root the worker becomes somebody else first.
  const worker = startWorker(isRoot ? 'nobody' : 'hold', folder);
  worker.go();
  expect(await worker.line('REFUSED')).toBe('REFUSED archive-unwritable');
  await worker.ended;
  expect(readdirSync(folder).toSorted()).toEqual(before);
});

test('a limit on the size of a file: what was acknowledged is there, the rest is refused', async ({ skip }) => {
  if (spawnSync('prlimit', ['--version']).status !== 0) skip('prlimit is not installed');
  const folder = temporaryFolder();
  openArchive({ folder, now }).close();
  await fillUntilRefused(folder, ['prlimit', '--fsize=3000000']);
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

function overwrite(file: string, position: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}
