import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, noncePlaceholder } from './page-security.ts';

/** A file of the window with the headers it is sent with. */
export interface WindowFile {
  bytes: Uint8Array;
  headers: Readonly<Record<string, string>>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Names of plain letters and no hidden files: nothing in such a path leads out of the folder. */
const safePath = /^(?:\/[\w-]+(?:\.[\w-]+)*)+$/;

/** A file of the built window (`dist/renderer`) by its path in the address; undefined where there is none. */
export async function readWindowFile(folder: string, urlPath: string): Promise<WindowFile | undefined> {
  const asked = urlPath === '/' ? '/index.html' : urlPath;
  if (!safePath.test(asked)) return undefined;
  const bytes = await readFile(path.join(folder, asked)).catch(() => undefined);
  if (!bytes) return undefined;
  const contentType = mediaTypes[path.extname(asked)] ?? 'application/octet-stream';
  if (asked === '/index.html') return page(bytes.toString('utf8'), contentType);
  // Names of built files carry a hash of what is in them.
  const cache = asked.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
  return { bytes, headers: { 'content-type': contentType, 'cache-control': cache } };
}

function page(html: string, contentType: string): WindowFile {
  const nonce = randomBytes(16).toString('base64');
  return {
    bytes: Buffer.from(html.replaceAll(noncePlaceholder, nonce)),
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  };
}
