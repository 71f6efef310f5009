import { randomBytes } from 'node:crypto';

/** PDFs waiting for the browser to fetch and print them. */
export interface PrintTable {
  /** @returns the path under which the PDF can be fetched once */
  put(pdf: Uint8Array, name: string): string;
  take(path: string): { pdf: Uint8Array; name: string } | undefined;
}

const lifetimeMs = 60_000;

/** A browser cannot send the token when it opens an address, so the address itself is the secret: unguessable, once, for a minute. */
export function createPrintTable(now: () => number = Date.now): PrintTable {
  const waiting = new Map<string, { pdf: Uint8Array; name: string; expiresAt: number }>();
  const dropExpired = (): void => {
    for (const [path, { expiresAt }] of waiting) if (expiresAt <= now()) waiting.delete(path);
  };
  return {
    put(pdf, name) {
      dropExpired();
      const path = `/print/${randomBytes(24).toString('base64url')}.pdf`;
      waiting.set(path, { pdf, name, expiresAt: now() + lifetimeMs });
      return path;
    },
    take(path) {
      dropExpired();
      const found = waiting.get(path);
      waiting.delete(path);
      return found;
    },
  };
}
