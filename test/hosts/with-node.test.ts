import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const launcher = path.resolve(import.meta.dirname, '../../electron/hosts/with-node.mjs');

test('a file is started with its arguments as if it stood alone', () => {
  const file = path.join(temporaryFolder(), 'said.ts');
  writeFileSync(
    file,
    'const said: string[] = process.argv.slice(2); process.stdout.write(JSON.stringify(said)); process.exitCode = 3;',
  );
  const { status, stdout } = spawnSync(process.execPath, [launcher, file, 'a', '--b'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '["a","--b"]' });
});

test('an older Node is told of in a sentence', () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, launcher, 'any.ts'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^This needs Node 24 \(here: 20\.19\.0\)\. .*\n$/);
});
