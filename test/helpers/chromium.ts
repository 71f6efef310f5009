import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'node_modules/.cache/chromium-153');
const faces = ['400Regular', '500Medium', '700Bold'].map((face) =>
  path.join(root, 'node_modules/@expo-google-fonts/noto-sans-sc', face),
);

/** What a test waits for in a window. A machine that does much else takes long; how fast the window is, is the bench's to say. */
export const patienceMs = 60_000;

/**
 * Chromium on a machine that has none, nor its libraries, nor a Chinese font. It comes packed in an npm package and is unpacked
 * once, beside the other caches. Closing it is up to the caller.
 */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(cache)) await unpack();
  return chromium.launch({
    executablePath: path.join(cache, 'chromium'),
    // The arguments the package itself gives make it one process and switch web security off.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, LD_LIBRARY_PATH: path.join(cache, 'al2023/lib'), FONTCONFIG_PATH: cache },
  });
}

/** Into a folder of its own first, so that two runs at once and one that is killed leave nothing half. */
async function unpack(): Promise<void> {
  mkdirSync(path.dirname(cache), { recursive: true });
  const folder = mkdtempSync(`${cache}-`);
  await run(process.execPath, [path.join(import.meta.dirname, 'unpack-chromium.ts')], {
    env: { ...process.env, TMPDIR: folder },
  });
  writeFileSync(path.join(folder, 'fonts.conf'), fontsConf());
  try {
    renameSync(folder, cache);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(cache)) throw error;
  }
}

function fontsConf(): string {
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...faces.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${path.join(cache, 'fontconfig')}</cachedir>`,
    ...generic,
    '</fontconfig>',
  ].join('\n');
}
