import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initSync } from '@myriaddreamin/typst-ts-web-compiler';

let isLoaded = false;

/** Before the first compiler is built. */
export function loadTypst(): void {
  if (isLoaded) return;
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@myriaddreamin/typst-ts-web-compiler/package.json'));
  initSync({ module: readFileSync(path.join(folder, 'pkg/typst_ts_web_compiler_bg.wasm')) });
  isLoaded = true;
}

/** Diagnostics as objects. */
export const diagnosticsFormat = 3;
export const pagedDocument = 0;
export const pdfArtifact = 1;
