import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vite';

const helpers = ['answer-requests.ts', 'watch-own-process.ts'];
const jobs = readdirSync('electron/jobs').filter((name) => name.endsWith('.ts') && !helpers.includes(name));

/** Hosts and jobs as plain JavaScript in `dist/`: what a package carries instead of sources. The window is built beside them. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    emptyOutDir: false,
    license: { fileName: 'hosts/licences.json' },
    rollupOptions: {
      input: {
        'hosts/cli': 'electron/hosts/cli.ts',
        'hosts/loopback-server': 'electron/hosts/loopback-server.ts',
        'hosts/utility-process': 'electron/hosts/utility-process.ts',
        'shell/main': 'electron/shell/main.ts',
        ...Object.fromEntries(jobs.map((name) => [`jobs/${path.parse(name).name}`, `electron/jobs/${name}`])),
      },
      // One folder for all that is shared, so that `migrations` beside it is found from every chunk.
      output: { entryFileNames: '[name].js', chunkFileNames: 'hosts/[name].js' },
    },
  },
  ssr: {
    noExternal: true,
    external: ['electron', 'better-sqlite3', '@myriaddreamin/typst-ts-web-compiler', '@resvg/resvg-wasm'],
  },
  plugins: [
    {
      name: 'leftovers',
      // Not before: a program that runs from here finds every file at any time.
      writeBundle: (_, bundle) => {
        for (const folder of ['hosts', 'jobs', 'shell']) {
          for (const name of readdirSync(`dist/${folder}`))
            if (!(`${folder}/${name}` in bundle) && name !== 'preload.cjs') rmSync(`dist/${folder}/${name}`, { recursive: true });
        }
      },
    },
    {
      name: 'migrations',
      closeBundle: () => cpSync('electron/backend/archive/migrations', 'dist/hosts/migrations', { recursive: true }),
    },
  ],
});
