import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: string;
  body: string;
}

/** Sends bytes as they are and reads until the other end closes: what no client library would send. */
export function sendRaw(port: number, request: string | readonly (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => {
      // What was answered before the other end hung up counts.
      if (chunks.length === 0) reject(error);
    });
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))));
    for (const part of typeof request === 'string' ? [request] : request) socket.write(part);
  });
}

function parse(text: string): RawAnswer {
  const [headers = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0), headers: headers.toLowerCase(), body };
}
