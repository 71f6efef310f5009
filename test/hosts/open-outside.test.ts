import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openAddress } from '../../electron/hosts/open-outside.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const { PATH, TMPDIR } = process.env;

afterEach(() => {
  process.env.PATH = PATH;
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

test.runIf(process.platform === 'linux')('the one-time code stands in no command line, only in a page of this user', async () => {
  const folder = temporaryFolder();
  const heard = path.join(folder, 'arguments');
  const browser = path.join(folder, 'xdg-open');
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > '${heard}.part'\nmv '${heard}.part' '${heard}'\n`);
  chmodSync(browser, 0o755);
  process.env.PATH = `${folder}:${PATH}`;
  process.env.TMPDIR = folder;
  const address = 'http://127.0.0.1:16767/#code=AAAAAAAAAAAAAAAAAAAAAA';
  expect(await openAddress(address)).toBe(true);
  await expect.poll(() => existsSync(heard)).toBe(true);
  const [page = '', ...others] = readFileSync(heard, 'utf8').trim().split('\n');
  expect(others).toEqual([]);
  expect(page).not.toContain('AAAA');
  expect(readFileSync(page, 'utf8')).toContain(`content="0;url=${address}"`);
  expect(statSync(page).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(page)).mode & 0o777).toBe(0o700);
});

test.runIf(process.platform === 'linux')('a PC with nothing to open it with says so', async () => {
  process.env.PATH = temporaryFolder();
  expect(await openAddress('http://127.0.0.1:16767/#code=AAAAAAAAAAAAAAAAAAAAAA')).toBe(false);
});
