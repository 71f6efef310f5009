import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

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
  const portable = path.join(programFolder, 'data');
  if (existsSync(portable)) return portable;
  const appData =
    process.platform === 'win32'
      ? (env.APPDATA ?? path.join(os.homedir(), 'AppData/Roaming'))
      : process.platform === 'darwin'
        ? path.join(os.homedir(), 'Library/Application Support')
        : (env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config'));
  return path.join(appData, 'bulletin-desk');
}
