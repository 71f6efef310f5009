import os from 'node:os';
import path from 'node:path';

/** Where this system keeps fonts, those of the user first. */
export function systemFontFolders(env: Readonly<Record<string, string | undefined>>): string[] {
  if (process.platform === 'win32') {
    const own = env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
    return [path.join(own, 'Microsoft', 'Windows', 'Fonts'), path.join(env.WINDIR ?? 'C:\\Windows', 'Fonts')];
  }
  const own = ['.local/share/fonts', '.fonts'].map((folder) => path.join(os.homedir(), folder));
  return [...own, '/usr/local/share/fonts', '/usr/share/fonts'];
}
