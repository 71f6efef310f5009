import { BrowserWindow, session } from 'electron';
import { createPrintTable } from '../hosts/loopback/print-table.ts';
import { appOrigin, serveApp } from './app-protocol.ts';
import { guardOffline } from './offline-guard.ts';
import { lockDownContents, lockDownSession, safePreferences } from './security.ts';

/** The PDF, and Chromium's viewer for it, which is an extension that comes with it and shows the PDF in frames of its own. */
const allowed = [`${appOrigin}/print/`, 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/', 'chrome://resources/'];

/** @returns a function that prints a PDF, never the page of the window */
export function createPrinter(windowFolder: string): (pdf: Uint8Array, name: string) => void {
  const waiting = createPrintTable();
  const ownSession = session.fromPartition('print');
  lockDownSession(ownSession);
  guardOffline(ownSession, allowed);
  serveApp(ownSession.protocol, windowFolder, (path) => {
    const found = waiting.take(path);
    return found && { bytes: found.pdf, headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store' } };
  });
  return (pdf, name) => {
    const window = new BrowserWindow({
      title: `打印：${name}`,
      width: 900,
      height: 1000,
      autoHideMenuBar: true,
      webPreferences: { ...safePreferences, session: ownSession, plugins: true },
    });
    lockDownContents(window.webContents, allowed);
    window.on('page-title-updated', (event) => event.preventDefault());
    // Should the dialog not come, the viewer's own print button is in sight.
    window.webContents.once('did-finish-load', () => window.webContents.print({ silent: false }));
    void window.loadURL(appOrigin + waiting.put(pdf, name));
  };
}
