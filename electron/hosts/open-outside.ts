import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Opens a folder in the file manager. @returns false where this PC has nothing to open it with */
export function openFolder(folder: string): Promise<boolean> {
  return open(process.platform === 'win32' ? ['explorer.exe'] : opener, folder);
}

/** Browsers have long read it by then. */
const pageLifetimeMs = 60_000;

/**
 * Opens an address of the program itself, with its one-time code, in the browser. Everybody on a PC can list the command lines of its
 * programs, so the code stands in a page that only this user can read, and the browser is led on from there.
 * @returns as `openFolder`
 */
export function openAddress(address: string): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulletin-open-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  setTimeout(remove, pageLifetimeMs).unref();
  const page = path.join(folder, 'bulletin.html');
  writeFileSync(page, pageTo(address), { flag: 'wx', mode: 0o600 });
  return open(process.platform === 'win32' ? ['rundll32.exe', 'url.dll,FileProtocolHandler'] : opener, page);
}

function pageTo(address: string): string {
  const head = `<meta charset="utf-8"><title>编刊</title><meta http-equiv="refresh" content="0;url=${address}">`;
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body><a href="${address}">打开编刊</a></body></html>\n`;
}

const opener = [process.platform === 'darwin' ? 'open' : 'xdg-open'];

/** No shell reads the target. */
function open([command = '', ...args]: readonly string[], target: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
