import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The window: static files in `dist/renderer`, served by the loopback host and by the shell's own scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), silentIcons()],
  build: {
    target: 'chrome130',
    outDir: path.resolve(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    // The content security policy allows no data: addresses for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});

/** antd's icons tell screen readers their English names; only those that were given a label may speak. */
function silentIcons(): Plugin {
  const spoken = '"aria-label": icon.name';
  return {
    name: 'silent-icons',
    transform(code, id) {
      if (!id.includes('@ant-design/icons/') || !id.endsWith('/AntdIconLight.js')) return null;
      if (!code.includes(spoken)) this.error('the icons name themselves in another way now');
      return code.replace(spoken, `"aria-hidden": restProps["aria-label"] === undefined`);
    },
  };
}
