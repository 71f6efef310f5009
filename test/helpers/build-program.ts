import { cpSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { migrationsFolder } from '../../electron/backend/archive/read-migrations.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Bundles one source file as the program is bundled, which starts five times as fast as the sources.
 * @returns the program in a folder of its own, inside `node_modules` where the packages left outside the bundle are found
 */
export async function buildProgram(source: string): Promise<{ program: string; folder: string }> {
  const folder = mkdtempSync(path.join(root, 'node_modules/.bulletin-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: { program: source },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
    ssr: {
      noExternal: true,
      external: ['better-sqlite3', '@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm'],
    },
  });
  cpSync(migrationsFolder, path.join(folder, 'migrations'), { recursive: true });
  return { program: path.join(folder, 'program.js'), folder };
}
