import os from 'node:os';
import path from 'node:path';

/** Where this system keeps what programs remember for its user. */
export function programDataFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'win32') return env.APPDATA ?? path.join(os.homedir(), 'AppData/Roaming');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Application Support');
  return env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
}
