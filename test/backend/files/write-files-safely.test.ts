import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { sweepTemporaries } from '../../../electron/backend/files/sweep-temporaries.ts';
import { isTemporaryName, temporaryName } from '../../../electron/backend/files/temporary-name.ts';
import { writeFilesSafely } from '../../../electron/backend/files/write-files-safely.ts';
import { UserError } from '../../../shared/errors.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function writeFileSafely(file: string, content: Uint8Array | string): Promise<void> {
  return writeFilesSafely(path.dirname(file), [{ file, content }]);
}

async function refusal(writing: Promise<void>): Promise<string> {
  const error = await writing.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error.code;
  throw error;
}

test('writes a new file and replaces an old one, with nothing beside it', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, '总第86期.pdf');
  await writeFileSafely(file, '甲');
  expect(readFileSync(file, 'utf8')).toBe('甲');
  const bytes = new Uint8Array([0, 255, 1]);
  await writeFileSafely(file, bytes);
  expect([...readFileSync(file)]).toEqual([...bytes]);
  expect(readdirSync(folder)).toEqual(['总第86期.pdf']);
});

test('many at a time leave one whole file', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a.bin');
  const contents = Array.from({ length: 12 }, (_, index) => Buffer.alloc(100_000, index));
  await Promise.all(contents.map((content) => writeFileSafely(file, content)));
  const written = readFileSync(file);
  expect(contents.some((content) => content.equals(written))).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.bin']);
});

test('a folder that is not there, or is a file', async () => {
  const folder = temporaryFolder();
  expect(await refusal(writeFileSafely(path.join(folder, 'none', 'a'), 'x'))).toBe('folder-unwritable');
  writeFileSync(path.join(folder, 'file'), 'x');
  expect(await refusal(writeFileSafely(path.join(folder, 'file', 'a'), 'x'))).toBe('folder-is-file');
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a folder of the name that the file should have', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'a.pdf'));
  expect(await refusal(writeFileSafely(path.join(folder, 'a.pdf'), 'x'))).toBe('file-is-folder');
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

test('a folder without the right to write', async ({ skip }) => {
  const folder = temporaryFolder();
  if (process.getuid?.() === 0) {
    // Root ignores modes; an immutable folder stops root too.
    if (spawnSync('chattr', ['+i', folder]).status !== 0) skip('as root, and no file system that knows chattr');
    onTestFinished(() => void spawnSync('chattr', ['-i', folder]));
  } else {
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
  }
  expect(await refusal(writeFileSafely(path.join(folder, 'a'), 'x'))).toBe('folder-unwritable');
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that another program holds: waits a little, then says so; the old file stays', async ({ skip }) => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a.docx');
  writeFileSync(file, 'old');
  if (spawnSync('chattr', ['+i', file]).status !== 0) skip('a file cannot be held here: chattr needs root and its file system');
  onTestFinished(() => void spawnSync('chattr', ['-i', file]));
  expect(await refusal(writeFileSafely(file, 'new'))).toBe('file-in-use');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.docx']);

  const writing = writeFileSafely(file, 'new');
  await wait(60);
  spawnSync('chattr', ['-i', file]);
  await writing;
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.docx']);
});

test('where a later file cannot be replaced the earlier ones are as they were', async () => {
  const folder = temporaryFolder();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(folder, name)) as [string, string, string];
  writeFileSync(a, 'old a');
  mkdirSync(c);
  const files = [a, b, c].map((file) => ({ file, content: 'new' }));
  expect(await refusal(writeFilesSafely(folder, files))).toBe('file-is-folder');
  expect(readFileSync(a, 'utf8')).toBe('old a');
  expect(readdirSync(folder)).toEqual(['a', 'c']);
});

test('given up before, while or after it replaces files, it replaced all of them or none', async () => {
  for (let turns = 0; turns < 40; turns += 1) {
    const folder = temporaryFolder();
    const names = ['a', 'b', 'c'];
    for (const name of names.slice(0, 2)) writeFileSync(path.join(folder, name), 'old');
    const cancel = new AbortController();
    const files = names.map((name) => ({ file: path.join(folder, name), content: 'new' }));
    const writing = writeFilesSafely(folder, files, cancel.signal).then(
      () => 'done',
      (error: unknown) => (error instanceof UserError ? error.code : 'a bug'),
    );
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort();
    const ending = await writing;
    const found = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
    const none = names.slice(0, 2).map((name) => [name, 'old']);
    expect(found).toEqual(ending === 'done' ? names.map((name) => [name, 'new']) : none);
    expect(['done', 'cancelled']).toContain(ending);
  }
});

test('a full disk: the old file stays whole and nothing is beside it', async ({ skip }) => {
  const folder = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0)
    skip('a small disk cannot be mounted here');
  onTestFinished(() => void spawnSync('umount', [folder]));
  const file = path.join(folder, 'a.pdf');
  await writeFileSafely(file, Buffer.alloc(600_000, 1));
  expect(await refusal(writeFileSafely(file, Buffer.alloc(600_000, 2)))).toBe('disk-full');
  expect(readFileSync(file).equals(Buffer.alloc(600_000, 1))).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

test('sweeps its own temporaries and nothing else', () => {
  const folder = temporaryFolder();
  const own = [temporaryName(), `${temporaryName()}-journal`];
  const others = ['~bulletin-12.tmp', `${temporaryName()}.docx`, `x${temporaryName()}`, '~$报告.docx'];
  for (const name of [...own, ...others]) writeFileSync(path.join(folder, name), 'x');
  const like = temporaryName();
  mkdirSync(path.join(folder, like));
  expect(own.every(isTemporaryName)).toBe(true);
  expect(others.some(isTemporaryName)).toBe(false);
  expect(sweepTemporaries(folder).toSorted()).toEqual(own.toSorted());
  expect(readdirSync(folder).toSorted()).toEqual([...others, like].toSorted());
  expect(sweepTemporaries(path.join(folder, 'none'))).toEqual([]);
});
