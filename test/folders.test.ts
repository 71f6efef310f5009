import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const houses = ['shared', 'electron/backend', 'electron/jobs', 'electron/hosts', 'electron/shell', 'renderer'];

test('no folder of a house knows one that knows it', () => {
  for (const house of houses) expect(circlesOf(house)).toEqual([]);
});

/** The part of a house a file belongs to: its folder, or the file itself where it stands in none. Pages are parts of their own. */
function partOf(house: string, file: string): string {
  const names = path.relative(path.join(root, house), file).split(path.sep);
  return names.slice(0, names[0] === 'pages' ? 2 : 1).join('/');
}

function circlesOf(house: string): string[][] {
  const known = new Map<string, Set<string>>();
  for (const entry of readdirSync(path.join(root, house), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const from = partOf(house, file);
    const others = known.get(from) ?? new Set();
    known.set(from, others);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"](\.[^'"]+)['"]/g)) {
      const target = path.resolve(path.dirname(file), name);
      const to = partOf(house, target);
      if (!to.startsWith('..') && to !== from) others.add(to);
    }
  }
  return circles(known);
}

/** Paths that lead back to where they start, each once, as the names along them. */
function circles(known: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const settled = new Set<string>();
  const walk = (part: string, way: readonly string[]): void => {
    const at = way.indexOf(part);
    if (at >= 0) {
      found.push([...way.slice(at), part]);
      return;
    }
    if (settled.has(part)) return;
    for (const next of known.get(part) ?? []) walk(next, [...way, part]);
    settled.add(part);
  };
  for (const part of known.keys()) walk(part, []);
  return found;
}

test('a circle is seen', () => {
  const known = new Map([
    ['a', new Set(['b', 'd'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b', 'd'])],
    ['d', new Set<string>()],
  ]);
  expect(circles(known)).toEqual([['b', 'c', 'b']]);
});
