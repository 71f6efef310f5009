import { Resvg } from '@resvg/resvg-wasm';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { startResvg } from '../../../../electron/backend/assets/start-resvg.ts';
import { uprightPicture } from '../../../../electron/backend/assets/upright-picture.ts';
import { webpToPng } from '../../../../electron/backend/export/docx/webp-to-png.ts';
import { documentOf } from '../../../../shared/document/build.ts';
import { clearWebp, encodedImages, redSides, turnedJpeg, turnedWebp } from '../../../helpers/encoded-images.ts';
import { storedIssue } from '../../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { testBackend } from '../../../helpers/test-backend.ts';

beforeAll(startResvg);

test.each(redSides)('orientation %i brings the red half to the %s', async (orientation, side) => {
  expectRedAt(side, orientation, uprightPicture(turnedJpeg(orientation), 100));
  expectRedAt(side, orientation, await webpToPng(turnedWebp(orientation)));
});

test('a WebP that lets the paper through stands on white, a broken one is none', async () => {
  const { width, height, pixels } = drawn((await webpToPng(Buffer.from(clearWebp, 'base64'))) ?? new Uint8Array());
  const at = (x: number, y: number): number[] => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
  expect([width, height, at(5, 3), at(40, 12)]).toEqual([48, 16, [255, 0, 0, 255], [255, 255, 255, 255]]);
  expect(at(5, 12)[0]).toBeGreaterThan(115);
  expect(await webpToPng(Buffer.from(encodedImages.webp, 'base64').subarray(0, 30))).toBeNull();
});

function expectRedAt(side: string, orientation: number, png: Uint8Array | null): void {
  const { width, height, pixels } = drawn(png ?? new Uint8Array());
  expect([width, height]).toEqual(orientation >= 5 ? [16, 48] : [48, 16]);
  const isRed = (x: number, y: number): boolean => (pixels[4 * (y * width + x)] ?? 0) > 200;
  const red = {
    top: isRed(width / 2, 2),
    bottom: isRed(width / 2, height - 3),
    left: isRed(2, height / 2),
    right: isRed(width - 3, height / 2),
  };
  expect(
    Object.entries(red).filter(([name, value]) => value && (orientation >= 5 ? /left|right/ : /top|bottom/).test(name)),
  ).toEqual([[side, true]]);
}

test('an upright photo stays as it is', () => {
  expect(uprightPicture(Buffer.from(encodedImages.jpeg, 'base64'), 100)).toBeNull();
  expect(uprightPicture(turnedJpeg(1), 100)).toBeNull();
});

test.each([
  ['照片.jpg', turnedJpeg(6)],
  ['照片.webp', turnedWebp(6)],
])('a turned photo stands upright in Word as in the PDF: %s', async (name, bytes) => {
  const backend = testBackend();
  const { client } = backend;
  const { issue } = storedIssue(backend);
  const asset = await client.assets.store({ name, contents: new Blob([new Uint8Array(bytes)]) });
  const { article, sequence } = await client.articles.create({ kind: 'article', issueId: null, sectionId: null, title: '照片' });
  const document = documentOf({ type: 'figure', attrs: { asset: asset.id, alt: '', span: 'column' } });
  await client.articles.save({ articleId: article.id, parent: sequence, reason: '改', article: { ...article, document } });
  const events = await client.exports.run({
    issueId: issue.id,
    articleId: article.id,
    formats: ['docx'],
    folder: temporaryFolder(),
  });
  for await (const event of events) {
    if (event.kind !== 'done') continue;
    const file = await client.exports.read({ file: event.files[0]?.file ?? '' });
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
    const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    expect(pictures.some((name) => name.endsWith('.png'))).toBe(true);
    expect(pictures.some((name) => name.endsWith('.jpg'))).toBe(false);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).not.toContain('（缺图）');
  }
});

function drawn(png: Uint8Array) {
  const image = `<image href="data:image/png;base64,${Buffer.from(png).toString('base64')}"`;
  const size = Buffer.from(png);
  const [width, height] = [size.readUInt32BE(16), size.readUInt32BE(20)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image} width="${width}" height="${height}"/></svg>`;
  return { width, height, pixels: new Resvg(svg).render().pixels };
}
