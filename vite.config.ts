import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

const jobs = readdirSync('electron/jobs').filter((name) => name.endsWith('.ts') && name !== 'answer-requests.ts');

/** The command line and its jobs as plain JavaScript in `dist/`: what a package carries instead of sources. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    rollupOptions: {
      input: {
        'hosts/cli': 'electron/hosts/cli.ts',
        ...Object.fromEntries(jobs.map((name) => [`jobs/${path.parse(name).name}`, `electron/jobs/${name}`])),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', '@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm'] },
});
