import type { Session, WebContents, WebPreferences } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Of every window: pages run sandboxed, in a world of their own, and see nothing of Node or Electron. */
export const safePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Chromium would fetch its dictionaries from the network.
  spellcheck: false,
} as const satisfies WebPreferences;

/** What pages may ask for: to copy text, and to fill the screen with the pages of an issue. */
const allowed = ['clipboard-sanitized-write', 'fullscreen'];

/** No camera, no notifications, no devices, no downloads from elsewhere. */
export function lockDownSession(session: Session): void {
  const isAllowed = (permission: string, address: string): boolean =>
    allowed.includes(permission) && (address === appOrigin || address.startsWith(`${appOrigin}/`));
  session.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(isAllowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault();
  });
}

/**
 * The page stays the page: no navigation, no further windows, no guests. Nothing is ever handed to the system's browser. `frames` are
 * beginnings of what may be shown in frames within.
 */
export function lockDownContents(contents: WebContents, frames: readonly string[] = []): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !frames.some((start) => event.url.startsWith(start))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
