import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const common = ['shared', 'package-lock.json'];
const parts = [
  { config: 'vite.config.ts', built: 'dist/hosts/cli.js', sources: ['electron', 'vite.config.ts', ...common] },
  {
    config: 'vite.preload.config.ts',
    built: 'dist/shell/preload.cjs',
    sources: ['electron/shell', 'vite.preload.config.ts', ...common],
  },
  { config: 'renderer/vite.config.ts', built: 'dist/renderer/index.html', sources: ['renderer', ...common] },
];

/**
 * Builds what of the program in `root`, a checkout, is missing in `dist` or older than a source. One build at a time, also between
 * processes.
 */
export function buildIfStale(root: string): void {
  const lock = path.join(root, 'node_modules/.cache/building');
  mkdirSync(path.dirname(lock), { recursive: true });
  while (staleIn(root).length > 0) {
    if (!takeLock(lock)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      for (const { config } of staleIn(root)) build(root, config);
      return;
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
}

function build(root: string, config: string): void {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', config];
  // Whatever runs it: a test's environment would build libraries as they are for tests.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build of ${config} failed:\n${stdout}${stderr}`);
}

function staleIn(root: string): typeof parts {
  return parts.filter(({ built, sources }) => {
    const builtMs = statSync(path.join(root, built), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return sources.some((source) => newestIn(path.join(root, source)) > builtMs);
  });
}

function newestIn(source: string): number {
  const stats = statSync(source);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(
    ...files.map((entry) => statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0),
  );
}

/** A lock older than any build was left by one that was killed. */
function takeLock(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 120_000) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
