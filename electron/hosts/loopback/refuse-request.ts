import type { IncomingMessage } from 'node:http';

/** What a request is refused with before anything else looks at it. */
export interface Refusal {
  status: number;
  headers?: Readonly<Record<string, string>>;
}

/** Bytes of a body: of a procedure's input, which carries whole files, and of everything else. */
export const rpcBodyLimit = 72 * 2 ** 20;
export const bodyLimit = 64 * 2 ** 10;

/** `/print` hands out files, the other two take JSON; everything else is the page and its files. */
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
  // Another port of this PC counts as `same-site`.
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403 };
  const takesBody = kind === 'rpc' || kind === 'session';
  if (takesBody ? method !== 'POST' : !isReading) return { status: 405, headers: { allow: takesBody ? 'POST' : 'GET, HEAD' } };
  if (!takesBody) return undefined;
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return { status: 415 };
  if (Number(headers['content-length'] ?? 0) > (kind === 'rpc' ? rpcBodyLimit : bodyLimit)) return { status: 413 };
  return undefined;
}
