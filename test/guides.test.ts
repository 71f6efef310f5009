import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const guides = ['README.md', 'CONTRIBUTING.md'];
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;

test('every file and folder that README and CONTRIBUTING name is there', () => {
  const files = globSync('{electron,renderer,shared,resources,test}/**/*', { cwd: root }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const isThere = (name: string): boolean =>
    existsSync(path.join(root, name)) || files.some((file) => file.endsWith(`/${name.replace(/\/$/, '')}`));
  const named = guides.flatMap((guide) => [...read(guide).matchAll(/`([\w@/.-]+)`/g)].map(([, name = '']) => name));
  const paths = named.filter((name) => /[a-z]\/|\.(ts|tsx|typ|css|sql|md|json)$/.test(name));
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((name) => !madeInUse.includes(name) && !isThere(name))).toEqual([]);
});

/** What the program or a test leaves behind. */
const madeInUse = ['people.json', 'out/shots', 'out/dev'];

test('the tour of the house names every folder of a house, and none that is not there', () => {
  const tour = read('README.md').split('## The house')[1]?.split('```')[1] ?? '';
  const named = [...tour.matchAll(/\b([\w-]+)\//g)].map(([, name = '']) => name);
  const folders = (pattern: string): string[] => globSync(pattern, { cwd: root }).map((folder) => path.basename(folder));
  const inHouses = folders('{electron,renderer,shared,resources,electron/backend}/*/');
  expect(inHouses.filter((name) => !named.includes(name))).toEqual([]);
  const all = folders('{electron,renderer,shared,resources,test}/{,**/}');
  expect(named.filter((name) => !all.includes(name))).toEqual([]);
});

test('every script that README and CONTRIBUTING name is there', () => {
  const named = guides.flatMap((guide) => [...read(guide).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name));
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

test('the table of dependencies has those of the package and no others', () => {
  const [, table = ''] = read('README.md').split('## Dependencies');
  const listed = [...table.matchAll(/^\| (?!package|---)([^|]+) \|/gm)].flatMap(([, cell = '']) => {
    // 「@orpc/contract, server」
    const scope = /^@[^/]+\//.exec(cell)?.[0] ?? '';
    return cell.split(', ').map((name) => (isNeeded(scope + name) ? scope + name : name));
  });
  // Types stand beside what they describe.
  const needed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(listed.toSorted()).toEqual(needed.filter((name) => !name.startsWith('@types/')).toSorted());
});

function isNeeded(name: string): boolean {
  return name in dependencies || name in devDependencies || name in optionalDependencies;
}
