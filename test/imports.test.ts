import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Imports flow renderer → shared ← backend ← hosts ← shell (README, "The house"). */
const allowed: Record<string, readonly string[]> = {
  shared: ['shared'],
  'electron/backend': ['shared', 'electron/backend'],
  'electron/jobs': ['shared', 'electron/backend', 'electron/jobs'],
  'electron/hosts': ['shared', 'electron/backend', 'electron/hosts', 'electron/jobs'],
  'electron/shell': ['shared', 'electron/backend', 'electron/hosts', 'electron/shell'],
  renderer: ['shared', 'renderer'],
};

const root = path.resolve(import.meta.dirname, '..');

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.config.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function houseOf(file: string): string | undefined {
  return Object.keys(allowed).find((house) => file.startsWith(`${house}/`));
}

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  return [...source.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

test('imports follow the arrows', () => {
  const wrong: string[] = [];
  for (const file of [...sourceFiles('shared'), ...sourceFiles('electron'), ...sourceFiles('renderer')]) {
    const house = houseOf(file);
    if (!house) {
      wrong.push(`${file} stands in no house`);
      continue;
    }
    for (const name of importsOf(file)) {
      if (house === 'shared' && name.startsWith('node:')) wrong.push(`${file} imports ${name}`);
      if (name === 'electron' && house !== 'electron/shell') wrong.push(`${file} imports electron`);
      if (!name.startsWith('.')) continue;
      const target = path.relative(root, path.resolve(root, path.dirname(file), name)).replaceAll('\\', '/');
      const targetHouse = houseOf(target);
      if (!targetHouse || !allowed[house]?.includes(targetHouse)) wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the top-level folders are the five of the house', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|out|coverage)/.test(entry.name))
    .map((entry) => entry.name);
  expect(['electron', 'renderer', 'resources', 'shared', 'test']).toEqual(expect.arrayContaining(folders));
});
