import { app, type BrowserWindow } from 'electron';
import { openWindow, type ProgramWindow, type WindowOptions } from './window.ts';

export interface Windows {
  /** At an address inside the window; without one, the program's own start. */
  open(address?: string): void;
  /** Hands every page a port to the backend. */
  connect(): void;
  /** The one that was used last. */
  current(): BrowserWindow;
  /** Brings that one to the front. */
  show(): void;
}

/** The windows of the program, which ends with the last of them. */
export function createWindows(options: Omit<WindowOptions, 'address'>): Windows {
  /** The one used last stands last. */
  let opened: ProgramWindow[] = [];
  const current = (): BrowserWindow => {
    const last = opened.at(-1);
    if (!last) throw new Error('there is no window');
    return last.window;
  };
  return {
    open(address = '') {
      const one = openWindow({ ...options, address });
      opened.push(one);
      one.window.on('focus', () => {
        opened = [...opened.filter((other) => other !== one), one];
      });
      one.window.on('closed', () => {
        opened = opened.filter((other) => other !== one);
        if (opened.length === 0) app.quit();
      });
    },
    connect() {
      for (const { connect } of opened) connect();
    },
    current,
    show() {
      const window = current();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}
