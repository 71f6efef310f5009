import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { thirdPartyNotices } from '../resources/licences/third-party-notices.ts';

const dist = path.resolve(import.meta.dirname, '../dist');

/** The window: static files in `dist/renderer`, served by the loopback host and by the shell's own scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), chineseLabels(), thirdPartyNotices(dist)],
  build: {
    target: 'chrome130',
    outDir: path.join(dist, 'renderer'),
    emptyOutDir: true,
    license: { fileName: 'licences.json' },
    // The content security policy allows no data: addresses for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});

/** Where antd tells screen readers something in English: in which file, and what is said instead. */
const spoken: readonly { file: string; english: string; instead: string }[] = [
  // Icons say their names; only those that were given a label may speak.
  {
    file: '/@ant-design/icons/es/components/AntdIconLight.js',
    english: '"aria-label": icon.name',
    instead: '"aria-hidden": restProps["aria-label"] === undefined',
  },
  {
    file: '/@rc-component/input-number/es/StepHandler.js',
    english: "isUpAction ? 'Increase Value' : 'Decrease Value'",
    instead: "isUpAction ? '增加' : '减少'",
  },
  { file: '/@rc-component/segmented/es/index.js', english: '"segmented control"', instead: '"选一项"' },
];

function chineseLabels(): Plugin {
  return {
    name: 'chinese-labels',
    transform(code, id) {
      const label = spoken.find(({ file }) => id.endsWith(file));
      if (!label) return null;
      if (!code.includes(label.english)) this.error(`${label.file} says something else now`);
      return code.replace(label.english, label.instead);
    },
  };
}
