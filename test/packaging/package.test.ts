import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../electron/hosts/start/build-if-stale.ts';
import type { ThirdPartyNotice } from '../../shared/contract/third-party-notice.ts';

/** What lands in the package, found by packing with empty files in place of Electron's own. */

const root = path.resolve(import.meta.dirname, '../..');
const asar = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))('@electron/asar') as {
  listPackage(file: string, options: object): string[];
  extractFile(file: string, name: string): Buffer;
};
let folder: string;
let packed: string;
let inside: string[];

beforeAll(() => {
  buildIfStale(root);
  folder = mkdtempSync(path.join(os.tmpdir(), 'bulletin-package-'));
  const stub = path.join(folder, 'electron');
  mkdirSync(path.join(stub, 'locales'), { recursive: true });
  mkdirSync(path.join(stub, 'resources'));
  for (const file of [
    'electron',
    'chrome_crashpad_handler',
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'locales/zh-CN.pak',
    'locales/en-US.pak',
    'locales/de.pak',
  ]) {
    writeFileSync(path.join(stub, file), file);
    chmodSync(path.join(stub, file), 0o755);
  }
  const builder = path.join(root, 'node_modules/.bin/electron-builder');
  const config = path.join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, 'electron-builder.yml'),
      electronDist: stub,
      directories: { output: path.join(folder, 'out') },
      // There is no real program whose switches could be set.
      electronFuses: null,
    }),
  );
  execFileSync(builder, ['--linux', 'dir', '--x64', '--config', config], { cwd: root, stdio: 'pipe' });
  packed = path.join(folder, 'out/linux-unpacked/resources');
  inside = asar.listPackage(path.join(packed, 'app.asar'), {}).map((name) => name.replaceAll('\\', '/'));
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the code is there, bundled, with what it loads by itself', () => {
  for (const file of [
    '/dist/shell/main.js',
    '/dist/shell/preload.cjs',
    '/dist/hosts/utility-process.js',
    '/dist/jobs/typesetter.js',
    '/dist/jobs/parser.js',
    '/dist/jobs/exporter.js',
    '/dist/jobs/picture.js',
  ]) {
    expect(inside).toContain(file);
  }
  expect(inside).toContain('/dist/renderer/index.html');
  expect(inside.filter((file) => /migrations\/0001-.*\.sql$/.test(file)).length).toBe(1);
  const packages = new Set(inside.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect([...packages].filter((name) => !name.startsWith('@') || name.includes('/')).sort()).toEqual([
    '@myriaddreamin/typst-ts-web-compiler',
    '@resvg/resvg-wasm',
    'better-sqlite3',
  ]);
  const { main } = JSON.parse(asar.extractFile(path.join(packed, 'app.asar'), 'package.json').toString()) as { main: string };
  expect(main).toBe('dist/shell/main.js');
});

test('no sources, no tests, nothing that only builds', () => {
  expect(inside.filter((file) => /\.(ts|tsx|map)$/.test(file))).toEqual([]);
  expect(inside.filter((file) => /^\/(electron|renderer|shared|test|resources|out)\//.test(file))).toEqual([]);
});

test('native module and WebAssembly lie unpacked, for this system alone', () => {
  const unpacked = filesIn(path.join(packed, 'app.asar.unpacked'));
  const natives = unpacked.filter((file) => file.endsWith('.node')).map((file) => path.basename(file));
  expect(natives).toContain('linux-x64.node');
  expect(natives.filter((name) => !/^linux(musl)?-x64\.node$/.test(name))).toEqual([]);
  expect(unpacked.filter((file) => file.endsWith('typst_ts_web_compiler_bg.wasm')).length).toBe(1);
  expect(unpacked.filter((file) => file.endsWith('index_bg.wasm')).length).toBe(1);
});

test('fonts with licences, template, sample and icon lie beside the code', () => {
  const resources = path.join(packed, 'resources');
  const fonts = readdirSync(path.join(resources, 'fonts')).filter((file) => file.endsWith('.ttf'));
  expect(fonts.length).toBe(9);
  for (const file of ['fonts/licenses/OFL-lxgw-wenkai.txt', 'template/bulletin.typ', 'sample/issue.json', 'icons/icon.png']) {
    expect(existsSync(path.join(resources, file)), file).toBe(true);
  }
  expect(filesIn(resources).filter((file) => file.endsWith('.ts'))).toEqual([]);
});

test('the licences of the software of others are named, with their texts, in the window and beside the program', () => {
  const json = asar.extractFile(path.join(packed, 'app.asar'), 'dist/renderer/third-party-notices.json').toString();
  const notices = JSON.parse(json) as ThirdPartyNotice[];
  const names = notices.map(({ name }) => name);
  for (const name of [
    'react',
    'antd',
    'zod',
    'docx',
    '@embedpdf/pdfium',
    'better-sqlite3',
    '@myriaddreamin/typst-ts-web-compiler',
  ]) {
    expect(names).toContain(name);
  }
  expect(notices.filter(({ identifier, text }) => !identifier || text.length < 200)).toEqual([]);
  const file = readFileSync(path.join(folder, 'out/linux-unpacked/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const { name, text } of notices) expect(file.includes(name) && file.includes(text.trim())).toBe(true);
});

test('Electron speaks Chinese and little else; the switches of the program are shut', () => {
  expect(readdirSync(path.join(folder, 'out/linux-unpacked/locales'))).toEqual(['en-US.pak', 'zh-CN.pak']);
  const settings = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  for (const line of [
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ]) {
    expect(settings).toContain(line);
  }
});

test('the size is what fonts and engine weigh', () => {
  const mb = (file: string): number => filesIn(file).reduce((sum, one) => sum + statSync(one).size, 0) / 2 ** 20;
  const sizes = {
    code: statSync(path.join(packed, 'app.asar')).size / 2 ** 20,
    unpacked: mb(path.join(packed, 'app.asar.unpacked')),
    resources: mb(path.join(packed, 'resources')),
  };
  process.stderr.write(
    `package without Electron: ${Object.entries(sizes)
      .map(([part, size]) => `${part} ${size.toFixed(1)} MB`)
      .join(', ')}\n`,
  );
  expect(sizes.code).toBeLessThan(30);
  expect(sizes.unpacked).toBeLessThan(50);
  expect(sizes.resources).toBeLessThan(250);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
