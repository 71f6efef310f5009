import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import type { CallContext } from '../../backend/api/call-context.ts';
import { router } from '../../backend/api/register.ts';
import { securityHeaders } from '../page-security.ts';
import { readWindowFile } from '../window-files.ts';
import { answerSession } from './answer-session.ts';
import { keepRoom, type RoomLimits, type SpareRoom } from './keep-room.ts';
import type { PrintTable } from './print-table.ts';
import { kindOf, refuseRequest, rpcBodyLimit } from './refuse-request.ts';
import type { Session } from './session.ts';

export interface ServerOptions {
  context: CallContext;
  /** The built window. */
  windowFolder: string;
  session: Session;
  printTable: PrintTable;
  /** 0: any that is free. */
  port: number;
  /** Where the port is taken, one that is free will do. */
  otherPort: boolean;
  limits?: Partial<ServerLimits>;
}

export interface ServerLimits extends RoomLimits {
  /** All together; more than these are closed as they come. */
  sockets: number;
  /** For all headers to arrive. */
  headersMs: number;
  /** For a whole request to arrive. */
  requestMs: number;
  /** How often slow requests are looked for. */
  checkMs: number;
}

export interface RunningServer {
  port: number;
  /** Ends open answers too. */
  close(): Promise<void>;
}

/** Longer than any procedure is silent; event streams give a sign every few seconds. */
const silenceMs = 5 * 60_000;
const address = '127.0.0.1';

/** The program behind HTTP for a browser on the same PC (design §9 R5). @throws where the port is taken and must be that one */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { sockets = 8000, strangers = 100, graceMs = 500 } = options.limits ?? {};
  const { headersMs = 10_000, requestMs = 60_000, checkMs = 5_000 } = options.limits ?? {};
  const server = createServer({
    maxHeaderSize: 16 * 2 ** 10,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  });
  server.maxConnections = sockets;
  server.timeout = silenceMs;
  const room = keepRoom(server, { strangers, graceMs });
  const port = await listen(server, options.port, options.otherPort);
  const answer = answerWith({ ...options, room }, `${address}:${port}`);
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.context.log('error', 'request-failed', { kind: error instanceof Error ? error.name : typeof error });
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        room.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, otherPort: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (isTaken && otherPort && port !== 0) resolve(listen(server, 0, false));
      else reject(error);
    });
    server.listen({ host: address, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function answerWith({ context, windowFolder, session, printTable, room }: ServerOptions & { room: SpareRoom }, host: string) {
  const procedures = new RPCHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: rpcBodyLimit }), new RequestHeadersPlugin()],
  });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    const kind = kindOf(path);
    const refusal = refuseRequest(request, kind, host);
    if (refusal) return end(response, refusal.status, refusal.headers, refusal.body);
    if (kind === 'file') {
      const file = await readWindowFile(windowFolder, path);
      return file ? end(response, 200, file.headers, file.bytes) : end(response, 404);
    }
    response.setHeader('cache-control', 'no-store');
    if (kind === 'print') {
      const print = request.method === 'GET' ? printTable.take(path) : undefined;
      return print ? end(response, 200, printHeaders(print.name), print.pdf) : end(response, 404);
    }
    if (kind === 'session') return answerSession(request, response, path, session);
    if (!session.isAuthorised(request.headers.authorization)) return end(response, 401);
    room.isKnown(request.socket);
    const { matched } = await procedures.handle(request, response, { prefix: '/rpc', context });
    if (!matched) end(response, 404);
  };
}

/** Viewers built into browsers put the file into a page of their own, with a plug-in and styles in it; nothing else may happen there. */
function printHeaders(name: string): Record<string, string> {
  return {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  };
}

/** Refusals close the connection: what is left of their bodies is not read. */
function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}, body?: Uint8Array): void {
  if (status >= 400) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-length': body?.length ?? 0, ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
