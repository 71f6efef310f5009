import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/hosts/cli.js');

beforeAll(() => {
  if (existsSync(cli)) return;
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  expect(spawnSync(process.execPath, [vite, 'build'], { cwd: root, stdio: 'ignore' }).status).toBe(0);
});

test('the built program compiles the sample issue without the sources', () => {
  const out = mkdtempSync(path.join(os.tmpdir(), 'build-test-'));
  try {
    const { status, stdout } = spawnSync(process.execPath, [cli, 'compile', '--out', out, '--json'], {
      encoding: 'utf8',
      cwd: out,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).files).toHaveLength(2);
    expect(readdirSync(out)).toHaveLength(2);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
