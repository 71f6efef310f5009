import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder with the hash of its bytes: equal where nothing was written, moved or deleted. */
export function folderPrint(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name);
      const isFile = statSync(file).isFile();
      return [name, isFile ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder'];
    }),
  );
}
