import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveFolder } from '../../electron/hosts/archive-folder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A folder with the program as an editor sees it, and the one it unpacked itself into. */
function places({ withData = true } = {}) {
  const root = temporaryFolder();
  const seen = path.join(root, '绿色版');
  const unpacked = path.join(root, 'unpacked');
  for (const folder of [seen, path.join(unpacked, 'resources')]) mkdirSync(folder, { recursive: true });
  if (withData) mkdirSync(path.join(seen, 'data'));
  return { seen, unpacked, config: path.join(root, 'config') };
}

describe('data beside the program is the archive', () => {
  test('an unpacked folder', () => {
    const { seen } = places();
    expect(archiveFolder({ home: undefined, env: {}, programFolder: seen })).toBe(path.join(seen, 'data'));
  });

  test('a portable .exe, which runs from a temporary folder', () => {
    const { seen, unpacked } = places();
    const env = { PORTABLE_EXECUTABLE_DIR: seen };
    expect(archiveFolder({ home: undefined, env, programFolder: unpacked })).toBe(path.join(seen, 'data'));
  });

  test('an AppImage, which runs from a mounted folder', () => {
    const { seen, unpacked } = places();
    const env = { APPIMAGE: path.join(seen, '编刊.AppImage'), APPDIR: unpacked };
    expect(archiveFolder({ home: undefined, env, programFolder: unpacked })).toBe(path.join(seen, 'data'));
    const deeper = path.join(unpacked, 'resources');
    expect(archiveFolder({ home: undefined, env, programFolder: deeper })).toBe(path.join(seen, 'data'));
    expect(archiveFolder({ home: undefined, env: { APPIMAGE: env.APPIMAGE }, programFolder: unpacked })).toBe(
      path.join(seen, 'data'),
    );
  });

  test('not beside an AppImage that only started the program', () => {
    const { seen, unpacked, config } = places();
    const env = { APPIMAGE: path.join(seen, '终端.AppImage'), APPDIR: path.join(unpacked, 'resources'), XDG_CONFIG_HOME: config };
    const programFolder = path.join(path.dirname(unpacked), 'program');
    expect(archiveFolder({ home: undefined, env, programFolder })).toBe(path.join(config, 'bulletin-desk'));
  });
});

test('without data beside it the archive is in the folder for program data', () => {
  const { seen, unpacked, config } = places({ withData: false });
  for (const own of [{}, { PORTABLE_EXECUTABLE_DIR: seen }, { APPIMAGE: path.join(seen, '编刊.AppImage'), APPDIR: unpacked }]) {
    const env = { ...own, XDG_CONFIG_HOME: config };
    expect(archiveFolder({ home: undefined, env, programFolder: unpacked })).toBe(path.join(config, 'bulletin-desk'));
  }
});

test('what is asked for comes first', () => {
  const { seen, unpacked } = places();
  const env = { BULLETIN_HOME: path.join(seen, 'b'), PORTABLE_EXECUTABLE_DIR: seen };
  expect(archiveFolder({ home: path.join(seen, 'a'), env, programFolder: unpacked })).toBe(path.join(seen, 'a'));
  expect(archiveFolder({ home: undefined, env, programFolder: unpacked })).toBe(path.join(seen, 'b'));
});
