import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import type { ThirdPartyNotice } from '../../shared/contract/third-party-notice.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What bundlers note (see `build.license`), of hosts and jobs and of the window; relative to `dist`. */
const bundled = ['hosts/licences.json', 'renderer/licences.json'];

/** Loaded beside the bundles or within a worker, which no bundler notes. */
const unbundled = ['better-sqlite3', '@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm', '@embedpdf/pdfium', 'docx'];

/** For packages that name a licence and do not carry its text; the long ones as another package carries them. */
const texts: Readonly<Record<string, string>> = {
  'Apache-2.0': 'node_modules/typescript/LICENSE',
  MIT: 'resources/licences/MIT.txt',
  'MPL-2.0': 'node_modules/lightningcss/LICENSE',
  Unlicense: 'resources/licences/Unlicense.txt',
};

/** Writes the notices beside the window (to be shown) and into `dist` (to be read), once everything is built. */
export function thirdPartyNotices(dist: string): Plugin {
  return {
    name: 'third-party-notices',
    closeBundle() {
      const notices = noticesOf(dist);
      mkdirSync(path.join(dist, 'renderer'), { recursive: true });
      writeFileSync(path.join(dist, 'renderer/third-party-notices.json'), JSON.stringify(notices));
      writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), notices.map(asText).join(`\n${'-'.repeat(79)}\n\n`));
    },
  };
}

/** @throws Error where a licence is not known or has no text: nothing is shipped on trust */
function noticesOf(dist: string): ThirdPartyNotice[] {
  const noted = bundled
    .map((name) => path.join(dist, name))
    .filter((file) => existsSync(file))
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Partial<ThirdPartyNotice>[]);
  const known = new Map<string, ThirdPartyNotice>();
  for (const notice of [...noted, ...unbundled.map(noticeOf)]) {
    const { name = '', version = '', identifier = '' } = notice;
    const text = notice.text || textOf(identifier);
    if (!identifier || !text) throw new Error(`no licence of ${name} ${version} (${identifier || 'unnamed'})`);
    known.set(`${name}@${version}`, { name, version, identifier, text });
  }
  return [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function noticeOf(name: string): Partial<ThirdPartyNotice> {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
  return {
    name,
    version,
    identifier: license,
    text: files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n'),
  };
}

function textOf(identifier: string): string | undefined {
  const file = texts[identifier];
  return file && readFileSync(path.join(root, file), 'utf8');
}

function asText({ name, version, identifier, text }: ThirdPartyNotice): string {
  return `${name} ${version} (${identifier})\n\n${text.trim()}\n`;
}
