import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { callContext } from '../../../electron/backend/api/call-context.ts';
import { createPrintTable, type PrintTable } from '../../../electron/hosts/loopback/print-table.ts';
import { bodyLimit, rpcBodyLimit } from '../../../electron/hosts/loopback/refuse-request.ts';
import { codeLifetimeMs, createSession, type Session } from '../../../electron/hosts/loopback/session.ts';
import { type RunningServer, type ServerLimits, startServer } from '../../../electron/hosts/loopback/start-server.ts';
import { editorHeader, editorHeaderOf } from '../../../shared/contract/editor-name.ts';
import { type RawAnswer, sendRaw } from '../../helpers/raw-http.ts';
import { temporaryHome } from '../../helpers/temporary-home.ts';
import { testBackend } from '../../helpers/test-backend.ts';

/** Design §9 R5, over raw sockets. */
const { home: windowFolder, remove } = temporaryHome();
let server: RunningServer;
let session: Session;
let printTable: PrintTable;
let time: number;
let logged: string[];

beforeAll(() => {
  mkdirSync(path.join(windowFolder, 'assets'));
  writeFileSync(path.join(windowFolder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__" />');
  writeFileSync(path.join(windowFolder, 'assets/index.js'), 'start()');
  writeFileSync(path.join(path.dirname(windowFolder), `${path.basename(windowFolder)}.txt`), 'beside the window');
  writeFileSync(path.join(windowFolder, '.hidden'), 'hidden');
});
afterAll(remove);

beforeEach(() => serve());

async function serve(limits?: Partial<ServerLimits>): Promise<void> {
  time = 1_000_000;
  logged = [];
  session = createSession({ onChange: () => undefined, now: () => time });
  printTable = createPrintTable(() => time);
  const services = { ...testBackend().services, log: (_level: string, event: string) => void logged.push(event) };
  server = await startServer({
    context: callContext(services),
    windowFolder,
    session,
    printTable,
    port: 0,
    otherPort: false,
    limits,
  });
  const { close } = server;
  onTestFinished(close);
}

interface Asked {
  method?: string;
  path?: string;
  /** `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  body?: string;
}

/** A request that keeps all rules unless told otherwise. */
function ask({ method = 'POST', path: target = '/rpc/issues/list', headers = {}, body = '{}' }: Asked = {}): Promise<RawAnswer> {
  const own = `127.0.0.1:${server.port}`;
  const all = {
    host: own,
    connection: 'close',
    ...(method === 'POST'
      ? { origin: `http://${own}`, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      : {}),
    ...(target.startsWith('/rpc') ? { authorization: `Bearer ${token()}` } : {}),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return sendRaw(server.port, `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${method === 'POST' ? body : ''}`);
}

/** A short text beside what oRPC says of it, all of it ASCII, and its media type. */
async function formOf(data: object): Promise<[body: string, type: string]> {
  const form = new FormData();
  form.set('data', JSON.stringify(data));
  form.set('0', new Blob(['short text']));
  const sent = new Response(form);
  return [Buffer.from(await sent.arrayBuffer()).toString('utf8'), sent.headers.get('content-type') ?? ''];
}

function token(): string {
  return session.exchange(session.newCode()) ?? '';
}

test('a request that keeps the rules is answered, and never kept', async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('[]');
  expect(answer.headers).toContain('cache-control: no-store');
  expect(answer.headers).toContain('x-content-type-options: nosniff');
});

describe('the name it answers to', () => {
  test.each([
    ['another name, resolved to this PC', 'attacker.example'],
    ['another name with the port', 'attacker.example:PORT'],
    ['localhost', 'localhost:PORT'],
    ['no port', '127.0.0.1'],
    ['another port', '127.0.0.1:1'],
    ['a longer name', '127.0.0.1:PORT.attacker.example'],
    ['every address', '0.0.0.0:PORT'],
  ])('%s: refused', async (_name, host) => {
    const headers = { host: host.replace('PORT', String(server.port)) };
    expect((await ask({ headers })).status).toBe(421);
    expect((await ask({ method: 'GET', path: '/', headers })).status).toBe(421);
  });

  test('none, or two, are refused', async () => {
    expect((await ask({ headers: { host: undefined } })).status).toBe(400);
    const twice = `GET / HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nhost: attacker.example\r\n\r\n`;
    expect((await sendRaw(server.port, twice)).status).toBe(400);
  });

  test('it listens on 127.0.0.1 and no other address of this PC', async () => {
    const others = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
      .map(({ address }) => address);
    for (const address of [...others, '127.0.0.2', '::1']) {
      const isOpen = await new Promise<boolean>((resolve) => {
        const socket = connect(server.port, address);
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
        onTestFinished(() => void socket.destroy());
      });
      expect(isOpen, address).toBe(false);
    }
  });
});

describe('where it is asked from', () => {
  test.each([
    ['another site', 'http://attacker.example'],
    ['another port of this PC', 'http://127.0.0.1:1'],
    ['this PC by another name', 'http://localhost:PORT'],
    ['https', 'https://127.0.0.1:PORT'],
    ['a page without a place', 'null'],
    ['a longer one', 'http://127.0.0.1:PORT.attacker.example'],
  ])('%s: refused', async (_name, origin) => {
    const headers = { origin: origin.replace('PORT', String(server.port)) };
    expect((await ask({ headers })).status).toBe(403);
    expect((await ask({ path: '/session', headers, body: JSON.stringify({ code: session.newCode() }) })).status).toBe(403);
    expect((await ask({ method: 'GET', path: '/', headers })).status).toBe(403);
  });

  test('nowhere: refused where something is sent', async () => {
    expect((await ask({ headers: { origin: undefined } })).status).toBe(403);
    expect((await ask({ method: 'GET', path: '/' })).status).toBe(200);
  });

  test.each(['cross-site', 'same-site'])('a browser that says %s is refused', async (site) => {
    const headers = { 'sec-fetch-site': site };
    expect((await ask({ headers })).status).toBe(403);
    expect((await ask({ method: 'GET', path: '/', headers })).status).toBe(403);
  });

  test('no answer lets another site read', async () => {
    const own = { origin: `http://127.0.0.1:${server.port}` };
    for (const answer of [await ask(), await ask({ method: 'GET', path: '/', headers: own })]) {
      expect(answer.headers).not.toContain('access-control-');
    }
    const preflight = await ask({ method: 'OPTIONS', headers: { origin: 'http://attacker.example' } });
    expect(preflight.status).toBe(403);
    expect(preflight.headers).not.toContain('access-control-');
  });
});

describe('the token', () => {
  test.each([
    ['none', undefined],
    ['empty', 'Bearer '],
    ['another', `Bearer ${'A'.repeat(43)}`],
    ['another scheme', 'Basic eDp5'],
  ])('%s: refused', async (_name, authorization) => {
    expect((await ask({ headers: { authorization } })).status).toBe(401);
    expect((await ask({ path: '/session/code', headers: { authorization } })).status).toBe(401);
  });

  test('in the address it counts for nothing', async () => {
    const headers = { authorization: undefined };
    expect((await ask({ path: `/rpc/issues/list?token=${token()}`, headers })).status).toBe(401);
  });

  test('has 256 bits and is new with every start', async () => {
    expect(Buffer.from(token(), 'base64url')).toHaveLength(32);
    const before = token();
    await serve();
    expect((await ask({ headers: { authorization: `Bearer ${before}` } })).status).toBe(401);
  });

  test('a code is exchanged once', async () => {
    const body = JSON.stringify({ code: session.newCode() });
    const first = await ask({ path: '/session', body });
    expect(JSON.parse(first.body)).toEqual({ token: token() });
    expect((await ask({ path: '/session', body })).status).toBe(401);
  });

  test('a code grows old, and one that was never given counts for nothing', async () => {
    const body = JSON.stringify({ code: session.newCode() });
    time += codeLifetimeMs;
    expect((await ask({ path: '/session', body })).status).toBe(401);
    expect((await ask({ path: '/session', body: '{"code":"AAAAAAAAAAAAAAAAAAAAAA"}' })).status).toBe(401);
  });

  test.each(['', '{', '[]', '{"code":1}', '"code"'])('a body that is no code is refused: %s', async (body) => {
    expect((await ask({ path: '/session', body })).status).toBe(400);
  });

  test('a window gets a code for one more window', async () => {
    const answer = await ask({ path: '/session/code', headers: { authorization: `Bearer ${token()}` } });
    const { code } = JSON.parse(answer.body) as { code: string };
    expect((await ask({ path: '/session', body: JSON.stringify({ code }) })).status).toBe(200);
  });
});

describe('what is sent', () => {
  test.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('as %s: refused', async (type) => {
    expect((await ask({ headers: { 'content-type': type } })).status).toBe(415);
    expect((await ask({ path: '/session', headers: { 'content-type': type } })).status).toBe(415);
  });

  test('a file comes as it is, and only where one is taken', async () => {
    const [text, pasted] = await formOf({ json: { name: 'text.txt', contents: {} }, meta: [], maps: [['contents']] });
    const form = { headers: { 'content-type': pasted, 'content-length': String(text.length) }, body: text };
    expect((await ask({ path: '/rpc/manuscripts/importFile', ...form })).status).toBe(200);
    expect((await ask({ path: '/rpc/articles/save', ...form })).status).toBe(415);
    expect(
      (await ask({ path: '/rpc/manuscripts/importFile', ...form, body: text.replaceAll('form-data', 'form-dada') })).status,
    ).toBe(400);
    const json = JSON.stringify({ json: { name: '稿.txt', contents: { size: 3, type: '' } } });
    expect((await ask({ path: '/rpc/manuscripts/importFile', body: json })).status).toBe(400);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('%s to a procedure: refused', async (method) => {
    expect((await ask({ method, headers: { origin: `http://127.0.0.1:${server.port}` } })).status).toBe(405);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s to the page: refused', async (method) => {
    expect((await ask({ method, path: '/', headers: { origin: `http://127.0.0.1:${server.port}` } })).status).toBe(405);
  });

  test('a body is refused by the length it declares', async () => {
    const declared = (length: number) => ({ 'content-length': String(length) });
    expect((await ask({ headers: declared(rpcBodyLimit + 1) })).status).toBe(413);
    expect((await ask({ path: '/session', headers: declared(bodyLimit + 1) })).status).toBe(413);
    const save = await ask({ path: '/rpc/articles/save', headers: declared(73 * 2 ** 20) });
    expect(save.status).toBe(413);
    expect(save.body).toContain('这一次送来的内容太大：共 73 MB，最多 32 MB；请拆开或缩短后再试。');
  });

  test('a body that declares none is counted while it comes', async () => {
    const chunked = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    const chunk = `${(bodyLimit + 1).toString(16)}\r\n${' '.repeat(bodyLimit + 1)}\r\n0\r\n\r\n`;
    expect((await ask({ path: '/session', headers: chunked, body: chunk })).status).toBe(413);
    const piece = `${(2 ** 20).toString(16)}\r\n${' '.repeat(2 ** 20)}\r\n`;
    expect((await ask({ headers: chunked, body: `${piece.repeat(73)}0\r\n\r\n` })).status).toBe(413);
  });

  test('too many headers are refused', async () => {
    expect((await ask({ headers: { 'x-long': 'x'.repeat(20_000) } })).status).toBe(431);
  });

  test('what is no HTTP is refused', async () => {
    expect((await sendRaw(server.port, 'hello\r\n\r\n')).status).toBe(400);
  });

  test('two lengths at once are refused', async () => {
    expect((await ask({ headers: { 'transfer-encoding': 'chunked' } })).status).toBe(400);
  });

  test('an unknown procedure is not there', async () => {
    expect((await ask({ path: '/rpc/archive/erase' })).status).toBe(404);
  });
});

describe('slow and many', () => {
  test('a client that does not finish its headers is cut off', async () => {
    await serve({ headersMs: 200, checkMs: 50 });
    expect((await sendRaw(server.port, 'POST /rpc/issues/list HTTP/1.1\r\nhost: ')).status).toBe(408);
  });

  test('a client that does not finish its body is cut off', async () => {
    await serve({ headersMs: 200, requestMs: 300, checkMs: 50 });
    expect((await ask({ headers: { 'content-length': '1000' }, body: '{' })).status).toBe(408);
  });

  test('more connections than the limit are closed', async () => {
    await serve({ sockets: 2 });
    const held = [connect(server.port, '127.0.0.1'), connect(server.port, '127.0.0.1')];
    onTestFinished(() => {
      for (const socket of held) socket.destroy();
    });
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const answer = await ask().catch(() => ({ status: 0 }));
    expect(answer.status).toBe(0);
  });
});

describe('a thousand connections at once', () => {
  /** Opened, and whatever comes of them. */
  async function flood(count: number, words = ''): Promise<{ closed: () => number }> {
    let closed = 0;
    const sockets = Array.from({ length: count }, () => connect(server.port, '127.0.0.1'));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.on('close', () => closed++);
      if (words) socket.write(words);
    }
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))));
    return { closed: () => closed };
  }

  test.each([
    ['that say nothing', ''],
    ['that never end their headers', 'POST /rpc/issues/list HTTP/1.1\r\nhost: '],
    [
      'that never end their body',
      'POST /session HTTP/1.1\r\nhost: HOST\r\norigin: http://HOST\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    ],
  ])('%s do not keep the editor out, and are closed down to a few', async (_name, words) => {
    // A server that waits ten seconds for headers, as the program's does.
    await serve({ graceMs: 100 });
    const { closed } = await flood(1000, words.replaceAll('HOST', `127.0.0.1:${server.port}`));
    expect((await ask()).status).toBe(200);
    expect((await ask({ method: 'GET', path: '/' })).status).toBe(200);
    await expect.poll(closed).toBeGreaterThanOrEqual(900);
    expect((await ask()).status).toBe(200);
  });

  test('a window that is open keeps its connection through it', async () => {
    await serve({ graceMs: 50, strangers: 5 });
    const own = `127.0.0.1:${server.port}`;
    const socket = connect(server.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let heard = '';
    let isClosed = false;
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('close', () => {
      isClosed = true;
    });
    socket.write(
      `POST /rpc/program/events HTTP/1.1\r\nhost: ${own}\r\norigin: http://${own}\r\nauthorization: Bearer ${token()}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
    );
    await expect.poll(() => heard).toContain('alive');
    const { closed } = await flood(100);
    await expect.poll(closed).toBe(95);
    expect(isClosed).toBe(false);
  });

  test('a few that are slow are left alone', async () => {
    await serve({ graceMs: 20, strangers: 10 });
    const { closed } = await flood(10);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(closed()).toBe(0);
  });
});

describe('files of the window', () => {
  test('the page comes with its policy, its nonce new each time', async () => {
    const answers = [await ask({ method: 'GET', path: '/' }), await ask({ method: 'GET', path: '/' })];
    const nonces = answers.map(({ headers, body }) => {
      expect(headers).toContain("content-security-policy: default-src 'none';");
      for (const rule of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"]) {
        expect(headers).toContain(rule);
      }
      expect(headers).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
      expect(headers).toContain('cache-control: no-store');
      return /content="([^"]+)"/.exec(body)?.[1];
    });
    expect(new Set(nonces).size).toBe(2);
    expect(answers[0]?.headers).toContain(`'nonce-${nonces[0]?.toLowerCase()}'`);
  });

  test('a built file says what it is', async () => {
    const answer = await ask({ method: 'GET', path: '/assets/index.js' });
    expect(answer).toMatchObject({ status: 200, body: 'start()' });
    expect(answer.headers).toContain('content-type: text/javascript');
    expect((await ask({ method: 'HEAD', path: '/assets/index.js' })).body).toBe('');
  });

  test.each([
    '/../NAME.txt',
    '/..%2fNAME.txt',
    '/%2e%2e/NAME.txt',
    '/assets/../../NAME.txt',
    '/assets\\..\\..\\NAME.txt',
    '//etc/passwd',
    '/assets/index.js%00.html',
    '/.hidden',
    '/assets',
    '/none.js',
    'http://127.0.0.1/index.html',
  ])('nothing at %s', async (target) => {
    const answer = await ask({ method: 'GET', path: target.replace('NAME', path.basename(windowFolder)) });
    expect(answer).toMatchObject({ status: 404, body: '' });
  });
});

describe('a PDF to print', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7');

  test('is fetched once, without the token', async () => {
    const target = printTable.put(pdf, '朔原 2025-2.pdf');
    expect(target).toMatch(/^\/print\/[\w-]{32}\.pdf$/);
    const answer = await ask({ method: 'GET', path: target });
    expect(answer).toMatchObject({ status: 200, body: '%PDF-1.7' });
    expect(answer.headers).toContain("content-security-policy: default-src 'none'");
    expect(answer.headers).toContain('cache-control: no-store');
    expect((await ask({ method: 'GET', path: target })).status).toBe(404);
  });

  test('is gone after a minute, and never was anywhere else', async () => {
    const target = printTable.put(pdf, 'a.pdf');
    time += 60_000;
    expect((await ask({ method: 'GET', path: target })).status).toBe(404);
    expect((await ask({ method: 'GET', path: '/print/none.pdf' })).status).toBe(404);
  });

  test('is not for pages of other sites', async () => {
    const target = printTable.put(pdf, 'a.pdf');
    expect((await ask({ method: 'GET', path: target, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask({ method: 'GET', path: target })).status).toBe(200);
  });
});

test('a window says who sits at it', async () => {
  const headers = { [editorHeader]: editorHeaderOf('乌日娜') };
  const body = JSON.stringify({ json: { kind: 'article', issueId: null, sectionId: null, title: '甲' } });
  const path = '/rpc/articles/create';
  expect((await ask({ path, body, headers })).body).toContain('"author":"乌日娜"');
  expect((await ask({ path, body })).body).toContain('"author":"编辑甲"');
});

test('nothing of what is refused is logged', async () => {
  await ask({ headers: { authorization: 'Bearer secret' } });
  await ask({ path: '/session', body: '{"code":"secret"}' });
  expect(logged.join()).not.toContain('secret');
});
