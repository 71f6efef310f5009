import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { expect, test } from 'vitest';
import { pngChunk } from '../../../electron/backend/assets/png-of.ts';
import { readPicture } from '../../../electron/backend/assets/read-picture.ts';
import { encodedImages, redSides, turnedJpeg } from '../../helpers/encoded-images.ts';

const cases = path.resolve(import.meta.dirname, '../../fixtures/cases');
const png = Buffer.from(encodedImages.png, 'base64');
const jpeg = Buffer.from(encodedImages.jpeg, 'base64');
const gif = Buffer.from(encodedImages.gif, 'base64');
const webp = Buffer.from(encodedImages.webp, 'base64');

test('a PNG that lies on its side is drawn upright', async () => {
  const read = await readPicture(readFileSync(path.join(cases, '35-png-exif6.png')), '图.png');
  expect(read).toMatchObject({ mime: 'image/png', widthPx: 100, heightPx: 200 });
  expect(Buffer.from(read.bytes).includes('eXIf')).toBe(false);
});

test.each(redSides)('orientation %i of a PNG brings the red half to the %s', async (orientation, side) => {
  const read = await readPicture(turnedPng(orientation), '图.png');
  expect([read.widthPx, read.heightPx]).toEqual(orientation >= 5 ? [16, 48] : [48, 16]);
  expect(redSide(read)).toBe(side);
});

test('upright pictures, and those with a mark that means nothing, stay byte for byte', async () => {
  for (const given of [png, jpeg, gif, webp, turnedPng(1), turnedPng(0), turnedPng(9), turnedJpeg(0)]) {
    const read = await readPicture(given, '图');
    expect([read.widthPx, read.heightPx]).toEqual([48, 16]);
    expect(Buffer.from(read.bytes).equals(given)).toBe(true);
  }
});

test('a JPEG keeps its mark, and has the size of the upright picture', async () => {
  expect(await readPicture(readFileSync(path.join(cases, '31-exif-6.jpg')), '图.jpg')).toMatchObject({
    widthPx: 100,
    heightPx: 200,
  });
  for (let orientation = 1; orientation <= 8; orientation += 1) {
    const read = await readPicture(turnedJpeg(orientation), '图.jpg');
    expect([read.widthPx, read.heightPx]).toEqual(orientation >= 5 ? [16, 48] : [48, 16]);
  }
});

test.each([
  ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat\xff\xd8\xff\xda\xff', 'latin1')],
  ['a second picture', jpeg],
  ['an end mark', Buffer.from([0xff, 0xd9])],
  ['a start of a scan', Buffer.from([0xff, 0xda, 0, 2])],
  ['zeros', Buffer.alloc(5000)],
])('%s behind the end of a picture is cut off', async (_, trailer) => {
  for (const given of [jpeg, png, gif, webp]) {
    const read = await readPicture(Buffer.concat([given, trailer]), '图');
    expect(Buffer.from(read.bytes).equals(given)).toBe(true);
  }
});

test('a thumbnail inside of a JPEG is not taken for its end', async () => {
  const exif = Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0', 'latin1'), jpeg]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  const given = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
  const read = await readPicture(given, '图.jpg');
  expect(read.bytes).toHaveLength(given.length);
  for (const cut of [given.length - 2, given.length - 40, exif.length]) {
    await expect(readPicture(given.subarray(0, cut), '图.jpg')).rejects.toMatchObject({ code: 'picture-damaged' });
  }
});

test('of an animation the first picture is stored', async () => {
  const read = await readPicture(Buffer.concat([gif.subarray(0, -1), gif.subarray(gif.indexOf(0x2c, 19))]), '图.gif');
  expect(read).toMatchObject({ mime: 'image/png', widthPx: 48, heightPx: 16 });
  expect(redSide(read)).toBe('top');
  const animated = Buffer.concat([
    png.subarray(0, 33),
    pngChunk('acTL', Buffer.alloc(8)),
    png.subarray(33, -12),
    pngChunk('fdAT', Buffer.alloc(20)),
    png.subarray(-12),
  ]);
  expect(Buffer.from((await readPicture(animated, '图.png')).bytes).equals(png)).toBe(true);
});

test('files of zeros, of nothing but segments, and cut ones are refused', async () => {
  const zeros = Buffer.alloc(20 * 2 ** 20);
  zeros.set([0xff, 0xd8, 0xff]);
  const segments = Buffer.alloc(4_000_000 * 4, Buffer.from([0xff, 0xe2, 0, 2]));
  for (const given of [zeros, Buffer.concat([jpeg.subarray(0, 2), segments]), Buffer.from([0xff, 0xd8, 0xff])]) {
    await expect(readPicture(given, '图.jpg')).rejects.toMatchObject({ code: 'picture-damaged' });
  }
  for (const whole of [png, jpeg, gif, webp]) {
    for (const share of [0.3, 0.6, 0.9]) {
      await expect(readPicture(whole.subarray(0, Math.floor(whole.length * share)), '图')).rejects.toMatchObject({
        code: 'picture-damaged',
      });
    }
  }
});

function turnedPng(orientation: number): Buffer {
  const exif = Buffer.from('4d4d002a00000008 0001 0112 0003 00000001 0000 0000 00000000'.replaceAll(' ', ''), 'hex');
  exif.writeUInt16BE(orientation, 18);
  return Buffer.concat([png.subarray(0, 33), pngChunk('eXIf', exif), png.subarray(33)]);
}

function redSide({ bytes, widthPx: width, heightPx: height }: { bytes: Uint8Array; widthPx: number; heightPx: number }): string {
  const image = `<image href="data:image/png;base64,${Buffer.from(bytes).toString('base64')}" width="${width}" height="${height}"/>`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
  ).render();
  const isRed = (x: number, y: number): boolean => (pixels[4 * (y * width + x)] ?? 0) > 200;
  if (width > height) return isRed(width / 2, 2) ? 'top' : 'bottom';
  return isRed(2, height / 2) ? 'left' : 'right';
}
