/** A web page in one file (RFC 2557): its HTML, and its other parts by their place. */
export interface WebArchive {
  html: Uint8Array;
  charset: string;
  parts: ReadonlyMap<string, Uint8Array>;
}

export function isMht(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart();
  return /^[\w-]{1,40}:/.test(head) && /content-type:\s*multipart\/related/i.test(head);
}

const mostParts = 5_000;

export function readMht(bytes: Uint8Array): WebArchive {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]{1,100})"|([^\s;"]{1,100}))/i.exec(text.slice(0, 8192));
  const parts = new Map<string, Uint8Array>();
  let page: { html: Uint8Array; charset: string } | null = null;
  for (const part of partsOf(text, `--${boundary?.[1] ?? boundary?.[2] ?? ''}`)) {
    const { head, body } = split(part);
    const type = headerOf(head, 'content-type');
    const contents = decode(body, headerOf(head, 'content-transfer-encoding').toLowerCase());
    const isPage = /^text\/html/i.test(type) && page === null;
    if (isPage) page = { html: contents, charset: /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ?? '' };
    const place = headerOf(head, 'content-location');
    const id = headerOf(head, 'content-id').replace(/^<|>$/g, '');
    if (place !== '') parts.set(place, contents);
    if (id !== '') parts.set(`cid:${id}`, contents);
  }
  return { html: page?.html ?? new Uint8Array(), charset: page?.charset ?? '', parts };
}

function partsOf(text: string, mark: string): string[] {
  const parts: string[] = [];
  let from = text.indexOf(mark);
  while (from >= 0 && parts.length < mostParts) {
    const next = text.indexOf(mark, from + mark.length);
    parts.push(text.slice(from + mark.length, next < 0 ? undefined : next));
    if (text.startsWith('--', next + mark.length)) break;
    from = next;
  }
  return parts;
}

function split(part: string): { head: string; body: string } {
  const own = part.replace(/^[ \t]*\r?\n/, '');
  const end = /\r?\n\r?\n/.exec(own);
  return end ? { head: own.slice(0, end.index), body: own.slice(end.index + end[0].length) } : { head: own, body: '' };
}

function headerOf(head: string, name: string): string {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

function decode(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}
