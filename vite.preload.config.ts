import { defineConfig } from 'vite';

/** The preload of the window: a sandboxed one must be CommonJS and one file. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'chrome130',
    outDir: 'dist/shell',
    emptyOutDir: false,
    rollupOptions: {
      input: 'electron/shell/preload.ts',
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
