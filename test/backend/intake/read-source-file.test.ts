import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSourceFile } from '../../../electron/backend/intake/files/read-source-file.ts';
import { UserError } from '../../../shared/errors.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'intake-'));
afterAll(() => rmSync(folder, { recursive: true }));

function codeOf(file: string): string {
  try {
    readSourceFile(file);
    return 'read';
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

test('reads bytes', () => {
  const file = path.join(folder, '稿件 一.txt');
  writeFileSync(file, '青屿');
  expect(Buffer.from(readSourceFile(file)).toString()).toBe('青屿');
});

test('a missing file, a folder and a file inside a file are refused', () => {
  const file = path.join(folder, 'a.txt');
  writeFileSync(file, 'x');
  expect(codeOf(path.join(folder, '没有.txt'))).toBe('file-missing');
  expect(codeOf(folder)).toBe('file-is-folder');
  expect(codeOf(path.join(file, 'b.txt'))).toBe('file-missing');
});

test('100 MB are refused by their size, without being read', () => {
  const file = path.join(folder, 'zeros.txt');
  writeFileSync(file, '');
  truncateSync(file, 100 * 1024 * 1024);
  const before = process.memoryUsage().arrayBuffers;
  expect(codeOf(file)).toBe('file-too-large');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
});

const isRoot = process.getuid?.() === 0;

test.skipIf(process.platform === 'win32')('a file without permission is refused', ({ skip }) => {
  const file = path.join(folder, 'closed.txt');
  writeFileSync(file, 'x');
  chmodSync(file, 0);
  if (!isRoot) {
    expect(codeOf(file)).toBe('file-unreadable');
    return;
  }
  const node = process.execPath;
  chmodSync(folder, 0o755);
  const module = path.resolve(import.meta.dirname, '../../../electron/backend/intake/read-source-file.ts');
  const script = `process.setuid(65534); import(${JSON.stringify(module)}).then((m) => { try { m.readSourceFile(${JSON.stringify(file)}); console.log('read'); } catch (error) { console.log(error.code); } }, (error) => console.log('unloadable', error.message));`;
  const said = execFileSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
  if (said.startsWith('unloadable')) skip('root without a way to drop its rights here');
  expect(said).toBe('file-unreadable');
});
