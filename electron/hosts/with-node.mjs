/**
 * Starts one of the program's TypeScript files, which an older Node could not even read: `node electron/hosts/with-node.mjs FILE …`.
 * Plain JavaScript, so that any Node can say what is wrong.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const least = 24;

if (Number.parseInt(process.versions.node, 10) < least) {
  process.stderr.write(
    `This needs Node ${least} (here: ${process.versions.node}). "npm ci" brings it, unless optional packages are left out or there is none for this system; then install it by hand.\n`,
  );
  process.exitCode = 2;
} else {
  const [file] = process.argv.splice(2, 1);
  await import(pathToFileURL(path.resolve(file ?? '')).href);
}
