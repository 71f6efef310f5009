import { existsSync } from 'node:fs';
import path from 'node:path';
import { programDataFolder } from './program-data-folder.ts';

export interface ArchiveFolderInput {
  /** `--home`. */
  home: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** Where the program lies; a folder `data` beside it makes it portable (绿色版). */
  programFolder: string;
}

/** The archive's folder: asked for, from `BULLETIN_HOME`, portable, or the user's folder for program data. */
export function archiveFolder({ home, env, programFolder }: ArchiveFolderInput): string {
  const asked = home ?? env.BULLETIN_HOME;
  if (asked) return path.resolve(asked);
  const portable = path.join(folderSeen({ env, programFolder }), 'data');
  return existsSync(portable) ? portable : path.join(programDataFolder(env), 'bulletin-desk');
}

/**
 * The folder in which an editor sees the program. A portable .exe and an AppImage unpack themselves to run elsewhere, and say where
 * they came from (electron-builder's `PORTABLE_EXECUTABLE_DIR`; `APPIMAGE`, a file, unpacked in `APPDIR`). A program that was started
 * by another AppImage has that one's names in its environment and does not lie in its folder.
 */
function folderSeen({ env, programFolder }: Omit<ArchiveFolderInput, 'home'>): string {
  if (env.PORTABLE_EXECUTABLE_DIR) return env.PORTABLE_EXECUTABLE_DIR;
  const { APPIMAGE, APPDIR } = env;
  const isOwn = APPDIR === undefined || !path.relative(APPDIR, programFolder).startsWith('..');
  return APPIMAGE && isOwn ? path.dirname(APPIMAGE) : programFolder;
}
