import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  isMaximized: z.boolean(),
});
type WindowState = z.infer<typeof stateSchema>;

export const smallestWindow = { minWidth: 640, minHeight: 360 };
const untouched = { width: 1366, height: 860, isMaximized: true };

/** Size and place of the window when it was last closed; of no value, so a file that cannot be read is as none. */
export function readWindowState(file: string): Partial<WindowState> & typeof untouched {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isVisible(state) ? state : { ...untouched, isMaximized: state.isMaximized };
  } catch {
    return untouched;
  }
}

export function rememberWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // A window that opens elsewhere next time is no reason to keep it from closing.
    }
  });
}

/** A screen may have been unplugged: enough of the title bar must lie on one to be dragged. */
function isVisible({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const shown = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return shown >= 100 && y >= workArea.y && y < workArea.y + workArea.height - 40;
  });
}
