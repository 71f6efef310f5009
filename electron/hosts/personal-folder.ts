import path from 'node:path';
import { programDataFolder } from './program-data-folder.ts';

/**
 * Where this PC keeps what belongs to its editors: who they are, their themes, the window. Beside the usual archive and never in it,
 * since an archive is carried from PC to PC. `BULLETIN_PERSON` names another one.
 */
export function personalFolder(env: Readonly<Record<string, string | undefined>>): string {
  return path.resolve(env.BULLETIN_PERSON || path.join(programDataFolder(env), 'bulletin-desk-person'));
}
