import { spawn } from 'node:child_process';

const commands: Partial<Record<NodeJS.Platform, string>> = { win32: 'explorer.exe', darwin: 'open' };

/**
 * Opens a folder in the file manager, or the program's own address in the browser. No shell reads the argument.
 * @returns false where this PC has nothing to open it with
 */
export function openOutside(target: string): Promise<boolean> {
  const command = commands[process.platform] ?? 'xdg-open';
  return new Promise((resolve) => {
    const child = spawn(command, [target], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
