import path from 'node:path';
import { BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { confirmClose, confirmReload } from './dialogs.ts';
import { lockDownContents, safePreferences } from './security.ts';
import { readWindowState, rememberWindowState, smallestWindow } from './window-state.ts';

export interface WindowOptions {
  preload: string;
  icon: string;
  /** Where size and place are remembered. */
  stateFile: string;
  /** Inside the window; empty for the program's own start. */
  address: string;
  isBackendReady: () => boolean;
  /** Gets the backend's end of a new channel whenever the page needs one. */
  onPort: (port: MessagePortMain) => void;
}

export interface ProgramWindow {
  window: BrowserWindow;
  /** Hands the page a port to the backend, where both are there. */
  connect(): void;
}

/** A page that crashes again as soon as it is loaded is left alone. */
const crashWindowMs = 60_000;
const crashLimit = 3;

/** A window. Its page is loaded anew when it dies and gets a fresh port with every load. */
export function openWindow({ preload, icon, stateFile, address, isBackendReady, onPort }: WindowOptions): ProgramWindow {
  const { isMaximized, ...bounds } = readWindowState(stateFile);
  const window = new BrowserWindow({
    title: '编刊',
    icon: path.resolve(icon),
    ...bounds,
    ...smallestWindow,
    show: false,
    webPreferences: { ...safePreferences, preload },
  });
  const { webContents } = window;
  let isLoaded = false;
  let crashes: number[] = [];

  const connect = (): void => {
    if (!isLoaded || window.isDestroyed() || !isBackendReady()) return;
    const { port1, port2 } = new MessageChannelMain();
    onPort(port1);
    webContents.postMessage('bulletin-port', null, [port2]);
  };

  lockDownContents(webContents);
  rememberWindowState(window, stateFile);
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('unresponsive', () => {
    if (confirmReload(window)) webContents.reload();
  });
  // `did-start-loading` comes with every change of the address inside the page too, and nothing then says that it was loaded.
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) isLoaded = false;
  });
  webContents.on('did-finish-load', () => {
    isLoaded = true;
    connect();
  });
  webContents.on('will-prevent-unload', (event) => {
    if (confirmClose(window)) event.preventDefault();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const time = performance.now();
    crashes = [...crashes.filter((crash) => time - crash < crashWindowMs), time];
    if (crashes.length <= crashLimit) webContents.reload();
  });
  void window.loadURL(`${appOrigin}/${address === '' ? '' : `#${address}`}`);
  return { window, connect };
}
