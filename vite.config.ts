import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

const jobs = readdirSync('electron/jobs').filter((name) => name.endsWith('.ts') && name !== 'answer-requests.ts');

/** The command line and its jobs as plain JavaScript in `dist/`: what a package carries instead of sources. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        'hosts/cli': 'electron/hosts/cli.ts',
        ...Object.fromEntries(jobs.map((name) => [`jobs/${path.parse(name).name}`, `electron/jobs/${name}`])),
      },
      // One folder for all that is shared, so that `migrations` beside it is found from every chunk.
      output: { entryFileNames: '[name].js', chunkFileNames: 'hosts/[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', '@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm'] },
  plugins: [
    {
      name: 'migrations',
      closeBundle: () => cpSync('electron/backend/archive/migrations', 'dist/hosts/migrations', { recursive: true }),
    },
  ],
});
