import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Asset } from '../../shared/periodical/complete-issue.ts';

/** Real PNG files of plain colour, made on the spot, with their assets. */
export const testImages: readonly { asset: Asset; bytes: Uint8Array }[] = [
  testImage(120, 80, [139, 26, 26]),
  testImage(300, 60, [40, 90, 140]),
  testImage(50, 200, [200, 200, 190]),
];

function testImage(widthPx: number, heightPx: number, colour: [number, number, number]): { asset: Asset; bytes: Uint8Array } {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: widthPx }, () => colour).flat()]);
  const pixels = Buffer.concat(Array.from({ length: heightPx }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const id = createHash('sha256').update(bytes).digest('hex');
  return { asset: { id, mime: 'image/png', widthPx, heightPx }, bytes };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
