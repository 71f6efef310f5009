import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sha256 } from '../../../electron/backend/archive/sha256.ts';
import { bmpToPng } from '../../../electron/backend/assets/bmp-to-png.ts';
import { encodedImages, turnedJpeg } from '../../helpers/encoded-images.ts';
import { refusal } from '../../helpers/refusal.ts';
import { testBackend } from '../../helpers/test-backend.ts';

test('every kind is recognised by its content, measured, stored once and given back', async () => {
  const { client, verifyArchive } = testBackend();
  for (const [kind, contents] of Object.entries(encodedImages)) {
    const picture = new Blob([Buffer.from(contents, 'base64')]);
    const asset = await client.assets.store({ name: '误名.txt', contents: picture });
    expect(asset).toMatchObject({ widthPx: 48, heightPx: 16, mime: kind === 'bmp' ? 'image/png' : `image/${kind}` });
    expect(await client.assets.store({ name: '再来一次.png', contents: picture })).toEqual(asset);
    const loaded = await client.assets.load({ id: asset.id });
    const bytes = Buffer.from(await loaded.file.arrayBuffer());
    expect([loaded.asset, loaded.file.type, sha256(bytes)]).toEqual([asset, asset.mime, asset.id]);
    if (kind !== 'bmp') expect(bytes.toString('base64')).toBe(contents);
  }
  expect(verifyArchive()).toMatchObject({ ok: true, assets: 5 });
});

test('a photo that lies on its side has the size of the upright picture', async () => {
  const { client } = testBackend();
  const asset = await client.assets.store({ name: '照片.jpg', contents: new Blob([new Uint8Array(turnedJpeg(6))]) });
  expect(asset).toMatchObject({ mime: 'image/jpeg', widthPx: 16, heightPx: 48 });
});

test('refuses what is no picture, too large, too fine or damaged, and keeps nothing', async () => {
  const { client, verifyArchive } = testBackend();
  const store = (bytes: Uint8Array, name = '图.png') =>
    refusal(client.assets.store({ name, contents: new Blob([new Uint8Array(bytes)]) }));
  expect(await store(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '图.svg')).toEqual({
    code: 'picture-unsupported',
    message: '“图.svg”不是能用的图片，请换成 PNG、JPEG、GIF、WebP 或 BMP 格式的图片。',
    details: { file: '图.svg' },
  });
  expect(await store(new Uint8Array())).toMatchObject({ code: 'picture-unsupported' });
  expect(await store(Buffer.from('II*\0tiff'))).toMatchObject({ code: 'picture-unsupported' });
  const png = Buffer.from(encodedImages.png, 'base64');
  expect(await store(Buffer.concat([png, randomBytes(20 * 2 ** 20)]))).toMatchObject({ code: 'picture-too-large' });
  const fine = Buffer.from(png);
  fine.writeUInt32BE(10_000, 16);
  fine.writeUInt32BE(4_001, 20);
  expect(await store(fine)).toMatchObject({
    code: 'picture-too-fine',
    message: '图片“图.png”有 10000×4001 像素，超过 4000 万像素，请先缩小后再插入。',
  });
  for (const contents of Object.values(encodedImages)) {
    const whole = Buffer.from(contents, 'base64');
    expect(await store(whole.subarray(0, Math.floor(whole.length * 0.8)))).toMatchObject({ code: 'picture-damaged' });
    expect(await store(whole.subarray(0, 14))).toMatchObject({ code: 'picture-damaged' });
  }
  expect(verifyArchive()).toMatchObject({ ok: true, assets: 0 });
});

test.each([1, 4, 8, 24, 32])('a bitmap of %i bits keeps every pixel', (bits) => {
  const [width, height] = [13, 5];
  const pixel = (x: number, y: number): number =>
    bits >= 24 ? ((x * 19) << 16) | ((y * 50) << 8) | (x + y) : (x * 3 + y) % 2 ** bits;
  const png = bmpToPng(bitmap(width, height, bits, pixel));
  const rows = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (1 + 3 * width) * y + 1 + 3 * x;
      expect(rows.readUIntBE(at, 3)).toBe(bits >= 24 ? pixel(x, y) : paletteColour(pixel(x, y)));
    }
  }
});

function paletteColour(index: number): number {
  return (index * 0x010305) & 0xffffff;
}

/** A bitmap written the plain way: rows from the bottom, each filled up to four bytes. */
function bitmap(width: number, height: number, bits: number, pixel: (x: number, y: number) => number): Buffer {
  const colours = bits >= 24 ? 0 : 2 ** bits;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const pixels = 54 + 4 * colours;
  const bmp = Buffer.alloc(pixels + stride * height);
  bmp.write('BM', 'latin1');
  bmp.writeUInt32LE(pixels, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(bits, 28);
  for (let index = 0; index < colours; index += 1) bmp.writeUIntLE(paletteColour(index), 54 + 4 * index, 3);
  for (let y = 0; y < height; y += 1) {
    const row = pixels + stride * (height - 1 - y);
    for (let x = 0; x < width; x += 1) {
      if (bits >= 24) bmp.writeUIntLE(pixel(x, y), row + (x * bits) / 8, 3);
      else {
        const at = row + Math.floor((x * bits) / 8);
        bmp.writeUInt8((bmp[at] ?? 0) | (pixel(x, y) << (8 - bits - ((x * bits) % 8))), at);
      }
    }
  }
  return bmp;
}
