import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../electron/backend/files/make-folder.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('makes what is missing and tells the first of it', () => {
  const home = temporaryFolder();
  expect(makeFolder(path.join(home, '甲/乙/丙'))).toBe(path.join(home, '甲'));
  expect(statSync(path.join(home, '甲/乙/丙')).isDirectory()).toBe(true);
  expect(makeFolder(path.join(home, '甲/乙'))).toBeUndefined();
  mkdirSync(path.join(home, '丁'));
  expect(makeFolder(path.join(home, '丁/戊'))).toBe(path.join(home, '丁/戊'));
});

test('a file in the way is an error, at the end of the path and within it', () => {
  const home = temporaryFolder();
  writeFileSync(path.join(home, '文件'), '');
  expect(() => makeFolder(path.join(home, '文件'))).toThrow(/ENOTDIR/);
  expect(() => makeFolder(path.join(home, '文件/甲'))).toThrow(/ENOTDIR/);
});

test.skipIf(!existsSync('/proc/self'))('a place where no folder can be made is an error, and not an endless wait', () => {
  expect(() => makeFolder('/proc/bulletin/甲')).toThrow();
});
