import type { IncomingMessage } from 'node:http';
import { UserError } from '../../../shared/errors.ts';

/** What a request is refused with before anything else looks at it. */
export interface Refusal {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

/** Bytes of a body: of a procedure that takes a whole file, of every other procedure, and of everything else. */
export const rpcBodyLimit = 49 * 2 ** 20;
const textBodyLimit = 32 * 2 ** 20;
export const bodyLimit = 64 * 2 ** 10;

/** `/print` hands out files, the other two take JSON, `/rpc` also a file; everything else is the page and its files. */
export type RequestKind = 'rpc' | 'session' | 'print' | 'file';

export function kindOf(path: string): RequestKind {
  if (path === '/rpc' || path.startsWith('/rpc/')) return 'rpc';
  if (path === '/session' || path === '/session/code') return 'session';
  return path.startsWith('/print/') ? 'print' : 'file';
}

/**
 * The rules every request keeps (design §9 R5). `host` is the one name the server answers to, `127.0.0.1:port`: a page of another
 * site that has its name resolved to this PC (DNS rebinding) still says its own name here.
 */
export function refuseRequest(request: IncomingMessage, kind: RequestKind, host: string): Refusal | undefined {
  const { method = '', headers } = request;
  // Node takes the first of two names.
  if (request.headersDistinct.host?.length !== 1) return { status: 400 };
  if (headers.host !== host) return { status: 421 };
  const isReading = method === 'GET' || method === 'HEAD';
  const isForeign = headers.origin === undefined ? !isReading : headers.origin !== `http://${host}`;
  if (isForeign) return { status: 403 };
  // Another port of this PC counts as `same-site`. The program's own first page, a file, may lead a tab here, as a link may:
  // nobody reads what it shows, and without a code it shows nothing.
  const site = headers['sec-fetch-site'];
  const isOpened = kind === 'file' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpened) return { status: 403 };
  const takesBody = kind === 'rpc' || kind === 'session';
  if (takesBody ? method !== 'POST' : !isReading) return { status: 405, headers: { allow: takesBody ? 'POST' : 'GET, HEAD' } };
  if (!takesBody) return undefined;
  const takesFile = kind === 'rpc' && /\/(?:importFile|assets\/store)$/.test(request.url ?? '');
  const type = headers['content-type'] ?? '';
  const isJson = /^application\/json(;\s*charset=utf-8)?$/i.test(type);
  if (!isJson && !(takesFile && /^multipart\/form-data;/i.test(type))) return { status: 415 };
  const length = Number(headers['content-length'] ?? 0);
  if (kind === 'session') return length > bodyLimit ? { status: 413 } : undefined;
  const limit = takesFile ? rpcBodyLimit : textBodyLimit;
  return length > limit ? oversizedInput(length, limit) : undefined;
}

/** In the form of oRPC, so that the window can tell the editor. */
function oversizedInput(length: number, limit: number): Refusal {
  const inMb = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;
  const { code, message, details } = new UserError('too-large', {
    where: '这一次送来的内容',
    what: `共 ${inMb(length)}`,
    limit: inMb(limit),
  });
  const json = { defined: true, code: 'REFUSED', status: 413, message, data: { code, details } };
  return { status: 413, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify({ json })) };
}
