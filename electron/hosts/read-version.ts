import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The program's version, from the `package.json` beside it. */
export function readVersion(programFolder: string): string {
  return (JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version: string }).version;
}
