import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-wasm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startResvg } from '../../../../electron/backend/assets/start-resvg.ts';
import { pictureFromWord } from '../../../../electron/backend/intake/word/pictures/picture-from-word.ts';
import { encodedImages } from '../../../helpers/encoded-images.ts';
import {
  dibOf,
  emfBlock,
  emfOf,
  emfPlusImage,
  emfRecord,
  emfStretch,
  plusRecord,
  wmfBlock,
  wmfOf,
  wmfRecord,
  wmfStretch,
} from '../../../helpers/metafiles.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/word/pictures');
const read = (name: string): Buffer => readFileSync(path.join(folder, name));
const [red, green, blue, white] = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff];
const four = dibOf([
  [red, green],
  [blue, white],
]);

beforeAll(startResvg);

test('PNG, JPEG, GIF and WebP stay as they are', async () => {
  for (const kind of ['png', 'jpeg', 'gif', 'webp'] as const) {
    const given = Buffer.from(encodedImages[kind], 'base64');
    const picture = await pictureFromWord(given);
    expect(picture).toMatchObject({ kind: 'picture', mime: `image/${kind}`, widthPx: 48, heightPx: 16 });
    expect(picture.kind === 'picture' && Buffer.from(picture.bytes).equals(given)).toBe(true);
  }
});

test.each([
  ['colour.bmp', 'colour-none.tif'],
  ['colour.bmp', 'colour-lzw.tif'],
  ['colour.bmp', 'colour-msb.tif'],
  ['colour.bmp', 'colour-zip.tif'],
  ['colour.bmp', 'colour-rle.tif'],
  ['colour.bmp', 'colour-tiles.tif'],
  ['pal.bmp', 'pal-lzw.tif'],
  ['pal.bmp', 'pal-rle.bmp'],
  ['gray.bmp', 'gray-zip.tif'],
  ['mono.bmp', 'mono-g4.tif'],
  ['mono.bmp', 'mono-fax.tif'],
  ['wide.bmp', 'wide-g4.tif'],
])('the pixels of %s are those of %s', async (bitmap, other) => {
  const pictures = await Promise.all([bitmap, other].map((name) => pictureFromWord(read(name))));
  expect(pictures.map(({ kind }) => kind)).toEqual(['picture', 'picture']);
  expect(pictures[0]).toEqual(pictures[1]);
});

test('a bitmap of 16 bits and a JPEG in a TIFF have the same colours, nearly', async () => {
  const wanted = await pixelsOf(read('colour.bmp'));
  for (const name of ['colour-565.bmp', 'colour-jpeg.tif']) {
    const pixels = await pixelsOf(read(name));
    const far = pixels.flat().filter((colour, index) => distance(colour, wanted.flat()[index] ?? 0) > 90);
    expect(far.length / pixels.flat().length).toBeLessThan(0.06);
  }
});

test('a JPEG in a TIFF says that its colours are red, green and blue', async () => {
  const picture = await pictureFromWord(read('colour-jpeg.tif'));
  expect(picture.kind === 'picture' && Buffer.from(picture.bytes).includes('Adobe')).toBe(true);
});

test('a bitmap without the header of a file, as in a .doc', async () => {
  expect(await pictureFromWord(read('colour.bmp').subarray(14))).toEqual(await pictureFromWord(read('colour.bmp')));
  expect(await pixelsOf(four)).toEqual([
    [red, green],
    [blue, white],
  ]);
});

test.each([
  ['WMF', wmfOf([wmfStretch({ dib: four, target: [0, 0, 900, 900], source: [0, 0, 2, 2] })])],
  ['WMF without its first header', wmfOf([wmfBlock({ dib: four, target: [0, 0, 9, 9] })]).subarray(22)],
  ['EMF', emfOf([emfStretch({ dib: four, target: [5, 5, 90, 90], source: [0, 0, 2, 2] })])],
  ['EMF in pieces', emfOf(quarters())],
  [
    'EMF with a mask',
    emfOf([
      emfStretch({ dib: dibOf([[0, white]]), target: [0, 0, 40, 40], operation: 0x8800c6 }),
      emfStretch({ dib: dibOf([[red, 0]]), target: [0, 0, 40, 40], operation: 0xee0086 }),
    ]),
    [[red, white]],
  ],
  [
    'EMF with units that go up',
    emfOf([emfRecord(17, word(3)), emfStretch({ dib: four, target: [0, 900, 900, -900], source: [0, 0, 2, 2] })]),
  ],
  [
    'EMF turned over',
    emfOf([emfStretch({ dib: four, target: [0, 90, 90, -90] })]),
    [
      [blue, white],
      [red, green],
    ],
  ],
  ['a part of an EMF', emfOf([emfStretch({ dib: four, target: [0, 0, 90, 90], source: [0, 0, 2, 1] })]), [[blue, white]]],
  [
    'a part of an EMF, counted from its top',
    emfOf([emfBlock({ dib: four, target: [0, 0, 90, 90], source: [0, 0, 2, 1] })]),
    [[red, green]],
  ],
])(
  'the pixels of a raster in %s',
  async (_, given, wanted: number[][] = [
    [red, green],
    [blue, white],
  ]) => {
    for (const bytes of [given, gzipSync(given), deflateSync(given), blip(given), blip(given, 2)]) {
      expect(await pixelsOf(bytes)).toEqual(wanted);
    }
  },
);

test('a picture in EMF+ is taken as it is, in one piece or several', async () => {
  const jpeg = Buffer.from(encodedImages.jpeg, 'base64');
  const coarse = emfStretch({ dib: four, target: [0, 0, 9, 9] });
  for (const pieceBytes of [undefined, 100]) {
    const picture = await pictureFromWord(emfOf([...emfPlusImage(jpeg, pieceBytes), coarse]));
    expect(picture).toMatchObject({ kind: 'picture', mime: 'image/jpeg', widthPx: 48 });
    expect(picture.kind === 'picture' && Buffer.from(picture.bytes).equals(jpeg)).toBe(true);
  }
});

test.each([
  ['矢量图（EMF）', emfOf([emfRecord(3, Buffer.alloc(32))])],
  ['矢量图（EMF）', emfOf([])],
  ['矢量图（EMF）', emfOf([emfStretch({ dib: four, target: [0, 0, 90, 90] }), emfRecord(84, Buffer.alloc(68))])],
  ['矢量图（EMF）', emfOf([emfStretch({ dib: four, target: [0, 0, 20, 20] }), emfRecord(3, Buffer.alloc(32))])],
  ['矢量图（EMF）', emfOf([...emfPlusImage(four), plusRecord(0x401c, 0, Buffer.alloc(28))])],
  ['矢量图（WMF）', wmfOf([wmfRecord(0x0521, [2, 0x6161, 0, 0])])],
  ['矢量图（WMF）', wmfOf([wmfRecord(0x0538, [1, 2, 0, 0])])],
  ['矢量图（SVG）', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['PICT 图', Buffer.concat([Buffer.alloc(522), Buffer.from('\0\x11\x02\xff', 'latin1')])],
  ['图片（格式不认识）', Buffer.from('这不是图片')],
  ['图片（内容是空的）', Buffer.alloc(0)],
  ['损坏的图片（TIFF）', read('colour-none.tif').subarray(0, 3000)],
  ['损坏的图片（BMP）', read('colour.bmp').subarray(0, 3000)],
  ['损坏的图片（PNG）', Buffer.from(encodedImages.png, 'base64').subarray(0, 60)],
])('%s stands in the place of what cannot be shown', async (name, given) => {
  expect(await pictureFromWord(given)).toEqual({ kind: 'other', name });
});

test('a drawing with an outline around its picture is a picture', async () => {
  const given = emfOf([emfStretch({ dib: four, target: [0, 0, 100, 100] }), emfRecord(43, Buffer.alloc(16))]);
  expect(await pixelsOf(given)).toHaveLength(2);
});

test('what is too fine is not decoded', async () => {
  const dib = Buffer.from(four);
  dib.writeInt32LE(2_000_000, 4);
  dib.writeInt32LE(2_000_000, 8);
  const tiff = read('mono-g4.tif');
  const width = tiff.indexOf(Buffer.from([0, 1, 3, 0, 1, 0, 0, 0]));
  tiff.writeUInt16LE(65_000, width + 8);
  tiff.writeUInt16LE(65_000, width + 20);
  for (const given of [
    dib,
    emfOf([emfStretch({ dib, target: [0, 0, 9, 9] })]),
    wmfOf([wmfStretch({ dib, target: [0, 0, 9, 9] })]),
  ]) {
    expect(await pictureFromWord(given)).toEqual({ kind: 'other', name: '像素过多的图片（2000000×2000000）' });
  }
  expect(await pictureFromWord(tiff)).toEqual({ kind: 'other', name: '像素过多的图片（65000×65000）' });
});

test('packed zeros without end, packages in packages and thousands of rasters come to an end', async () => {
  expect(await pictureFromWord(gzipSync(Buffer.alloc(80 * 2 ** 20)))).toMatchObject({ kind: 'other' });
  let package_: Buffer = read('colour.bmp');
  for (let layer = 0; layer < 20; layer += 1) package_ = gzipSync(package_);
  expect(await pictureFromWord(package_)).toMatchObject({ kind: 'other' });
  const large = dibOf(Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => red)));
  const many = Array.from({ length: 1000 }, () => emfStretch({ dib: four, target: [0, 0, 9, 9] }));
  const given = emfOf([emfStretch({ dib: large, target: [0, 0, 9, 9] }), ...many]);
  expect(await pictureFromWord(given)).toEqual({ kind: 'other', name: '矢量图（点阵太多）' });
  const endless = emfOf([emfStretch({ dib: four, target: [0, 0, 9, 9] })]);
  endless.writeUInt32LE(0, 88 + 4);
  expect(await pictureFromWord(endless)).toMatchObject({ kind: 'other' });
});

test('damaged files of every kind end in a picture or a name', async () => {
  const names = readdirSync(folder).filter((name) => !name.startsWith('wide'));
  const files = [
    ...names.map(read),
    ...Object.values(encodedImages).map((image) => Buffer.from(image, 'base64')),
    wmfOf([wmfStretch({ dib: four, target: [0, 0, 9, 9] })]),
    emfOf(quarters()),
    emfOf(emfPlusImage(Buffer.from(encodedImages.png, 'base64'), 50)),
    blip(emfOf(quarters())),
  ];
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(change, { maxLength: 8 }),
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      async (file, changes, share) => {
        const damaged = Buffer.from(file.subarray(0, Math.ceil(file.length * share)));
        // Mostly in the first bytes, where sizes and kinds stand.
        for (const { at, byte } of changes) damaged[Math.floor(at ** 3 * damaged.length)] = byte;
        expect(['picture', 'other']).toContain((await pictureFromWord(damaged)).kind);
      },
    ),
    { numRuns: 1500 },
  );
});

function quarters(): Buffer[] {
  return [red, green, blue, white].map((colour, index) =>
    emfStretch({ dib: dibOf([[colour]]), target: [10 + 50 * (index % 2), 10 + 50 * Math.floor(index / 2), 50, 50] }),
  );
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** As a .doc keeps a metafile: packed, in a record with one or two checksums. */
function blip(metafile: Buffer, checksums = 1): Buffer {
  const packed = deflateSync(metafile);
  const head = Buffer.alloc(34);
  head.writeUInt32LE(packed.length, 28);
  const body = Buffer.concat([Buffer.alloc(16 * checksums), head, packed]);
  const record = Buffer.alloc(8);
  record.writeUInt16LE((0x3d4 + checksums - 1) << 4, 0);
  record.writeUInt16LE(0xf01a, 2);
  record.writeUInt32LE(body.length, 4);
  return Buffer.concat([record, body]);
}

async function pixelsOf(given: Buffer): Promise<number[][]> {
  const picture = await pictureFromWord(given);
  if (picture.kind === 'other') throw new Error(picture.name);
  const { widthPx: width, heightPx: height } = picture;
  const image = `<image href="data:${picture.mime};base64,${Buffer.from(picture.bytes).toString('base64')}" width="${width}" height="${height}"/>`;
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
  ).render();
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => Buffer.from(pixels).readUIntBE(4 * (y * width + x), 3)),
  );
}

function distance(one: number, other: number): number {
  return Math.max(...[0, 8, 16].map((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255))));
}
