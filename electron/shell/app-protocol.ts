import { type Protocol, protocol } from 'electron';
import { securityHeaders } from '../hosts/page-security.ts';
import { readWindowFile, type WindowFile } from '../hosts/window-files.ts';

export const appOrigin = 'app://bulletin';

/** Before the program is ready: pages of the scheme have an origin of their own, like a site and unlike `file:`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window, read-only, under `app://bulletin/` to one session. `others` answers what is no file of the window. */
export function serveApp(
  served: Pick<Protocol, 'handle'>,
  windowFolder: string,
  others: (path: string) => WindowFile | undefined = () => undefined,
): void {
  served.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET' || `app://${host}` !== appOrigin) return new Response(null, { status: 403 });
    const file = others(pathname) ?? (await readWindowFile(windowFolder, pathname));
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(Buffer.from(file.bytes), { headers: { ...securityHeaders, ...file.headers } });
  });
}
