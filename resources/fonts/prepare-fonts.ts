/// <reference path="./wawoff2.d.ts" />
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { decompress } from 'wawoff2';
import { bundledFaces } from '../../electron/backend/fonts/font-catalog.ts';
import { readNames } from '../../electron/backend/fonts/name-table.ts';
import { type FontTables, isIntact, readTables, tableOf } from '../../electron/backend/fonts/sfnt.ts';
import { type FaceName, mergedVersion, mergeSlices } from './merge-slices.ts';

/**
 * Puts the bundled faces beside this file, or into the folder given as argument, from the npm packages that carry them.
 * Runs after every `npm ci`; what is there and whole is left alone.
 */
type Source = { copy: string } | { slices: string; face: FaceName };

const sources: Readonly<Record<string, Source>> = {
  'NotoSerifSC-Regular.ttf': { copy: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' },
  'NotoSerifSC-Bold.ttf': { copy: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
  'NotoSerifSC-Black.ttf': { copy: '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf' },
  'NotoSansSC-Regular.ttf': { copy: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  'NotoSansSC-Medium.ttf': { copy: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf' },
  'NotoSansSC-Bold.ttf': { copy: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf' },
  'LXGWWenKai-Regular.ttf': {
    slices: '@callmebill/lxgw-wenkai-web/lxgwwenkai-regular',
    face: { family: 'LXGW WenKai', style: 'Regular', weight: 400 },
  },
  'LXGWWenKai-Medium.ttf': {
    slices: '@callmebill/lxgw-wenkai-web/lxgwwenkai-medium',
    face: { family: 'LXGW WenKai', style: 'Medium', weight: 500 },
  },
  'NotoSansMongolian-Regular.ttf': { copy: '@expo-google-fonts/noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf' },
};

const folder = path.resolve(process.argv[2] ?? import.meta.dirname);

for (const { file } of bundledFaces) {
  const source = sources[file];
  if (!source) throw new RangeError(`no source is known for ${file}`);
  const target = path.join(folder, file);
  if ('copy' in source) copyFace(packagePath(source.copy), target);
  else await mergeFace(packagePath(source.slices), source.face, target);
}

function copyFace(source: string, target: string): void {
  const bytes = readFileSync(source);
  if (existsSync(target) && readFileSync(target).equals(bytes)) return;
  writeWhole(target, bytes);
}

async function mergeFace(sliceFolder: string, face: FaceName, target: string): Promise<void> {
  const files = readdirSync(sliceFolder)
    .filter((file) => file.endsWith('.woff2'))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const [firstFile] = files;
  if (!firstFile) throw new RangeError(`no slices in ${sliceFolder}`);
  if (isMerged(target, mergedVersion(await readSlice(path.join(sliceFolder, firstFile))))) return;
  const slices: FontTables[] = [];
  for (const file of files) slices.push(await readSlice(path.join(sliceFolder, file)));
  writeWhole(target, mergeSlices(slices, face));
}

async function readSlice(file: string): Promise<FontTables> {
  return readTables(Buffer.from(await decompress(readFileSync(file))));
}

function isMerged(target: string, version: string): boolean {
  if (!existsSync(target)) return false;
  const bytes = readFileSync(target);
  return isIntact(bytes) && readNames(tableOf(readTables(bytes), 'name')).get(5) === version;
}

/** Under a temporary name until it is whole on disk: a killed run leaves no half font. */
function writeWhole(target: string, bytes: Buffer): void {
  const temporary = `${target}.${process.pid}.tmp.ttf`;
  try {
    const handle = openSync(temporary, 'w');
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A folder or file inside a package, found through its package.json since fonts are no module entry points. */
function packagePath(name: string): string {
  const [scope, packageName, ...rest] = name.split('/');
  const manifest = createRequire(import.meta.url).resolve(`${scope}/${packageName}/package.json`);
  return path.join(path.dirname(manifest), ...rest);
}
