import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { bodyLimit } from './refuse-request.ts';
import type { Session } from './session.ts';

const exchangeSchema = z.object({ code: z.string().max(200) });

/** `POST /session {code}` → `{token}`; `POST /session/code` with the token → `{code}` for one more window. */
export async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  session: Session,
): Promise<void> {
  const body = await readJson(request);
  if (path === '/session/code') {
    if (!session.isAuthorised(request.headers.authorization)) return answer(response, 401, {});
    return answer(response, 200, { code: session.newCode() });
  }
  const asked = exchangeSchema.safeParse(body);
  if (!asked.success) return answer(response, body === 'too-large' ? 413 : 400, {});
  const token = session.exchange(asked.data.code);
  return token === undefined ? answer(response, 401, {}) : answer(response, 200, { token });
}

/** Undefined where it is no JSON. The declared length was looked at before; a body without one is counted here. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return 'too-large';
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, value: object): void {
  const body = JSON.stringify(value);
  if (status >= 400) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
