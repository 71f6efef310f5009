import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder for an archive that outlives one test; `remove` is called when all are done. */
export function temporaryHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bulletin-home-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}
