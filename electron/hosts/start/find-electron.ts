import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `program`: where Electron lies; otherwise why it cannot be used, in Chinese. */
export type FoundElectron = { program: string } | { reason: string };

/** A program that is waited for longer is better opened in the browser. */
const fetchLimitMs = 30_000;

/** Electron beside the other packages; a binary that is missing is fetched where that can be done quickly. */
export function findElectron(root: string): FoundElectron {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return { reason: '这里没有桌面环境' };
  // Its sandbox refuses, and without the sandbox we do not start it.
  if (process.getuid?.() === 0) return { reason: '管理员（root）身份下不能打开桌面窗口' };
  const folder = path.join(root, 'node_modules/electron');
  const found = installedIn(folder);
  if (found) return { program: found };
  process.stderr.write('正在取得 Electron，最多等半分钟…\n');
  spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchLimitMs,
    killSignal: 'SIGKILL',
  });
  const fetched = installedIn(folder);
  return fetched ? { program: fetched } : { reason: '这台电脑上没有 Electron，现在也取不到' };
}

function installedIn(folder: string): string | undefined {
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = path.join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : undefined;
}
