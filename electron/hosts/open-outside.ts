import { spawn } from 'node:child_process';

/** Opens a folder in the file manager. @returns false where this PC has nothing to open it with */
export function openFolder(folder: string): Promise<boolean> {
  return open(process.platform === 'win32' ? ['explorer.exe'] : opener, folder);
}

/** Opens an address of the program itself in the browser. @returns as `openFolder` */
export function openAddress(address: string): Promise<boolean> {
  return open(process.platform === 'win32' ? ['rundll32.exe', 'url.dll,FileProtocolHandler'] : opener, address);
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
