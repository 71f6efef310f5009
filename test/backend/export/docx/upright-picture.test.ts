import { Resvg } from '@resvg/resvg-wasm';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { startResvg } from '../../../../electron/backend/export/docx/start-resvg.ts';
import { uprightPicture } from '../../../../electron/backend/export/docx/upright-picture.ts';
import { documentOf } from '../../../../shared/document/build.ts';
import { encodedImages, turnedJpeg } from '../../../helpers/encoded-images.ts';
import { storedIssue } from '../../../helpers/stored-issue.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';
import { testBackend } from '../../../helpers/test-backend.ts';

beforeAll(startResvg);

test.each([
  [2, 'top'],
  [3, 'bottom'],
  [4, 'bottom'],
  [5, 'left'],
  [6, 'right'],
  [7, 'right'],
  [8, 'left'],
])('orientation %i brings the red half to the %s', (orientation, side) => {
  const png = uprightPicture(turnedJpeg(orientation), 100);
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
});

test('an upright photo stays as it is', () => {
  expect(uprightPicture(Buffer.from(encodedImages.jpeg, 'base64'), 100)).toBeNull();
  expect(uprightPicture(turnedJpeg(1), 100)).toBeNull();
});

test('a turned photo stands upright in Word as in the PDF', async () => {
  const backend = testBackend();
  const { client } = backend;
  const { issue } = storedIssue(backend);
  const asset = await client.assets.store({ name: '照片.jpg', contents: turnedJpeg(6).toString('base64') });
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
  }
});

function drawn(png: Uint8Array) {
  const image = `<image href="data:image/png;base64,${Buffer.from(png).toString('base64')}"`;
  const size = Buffer.from(png);
  const [width, height] = [size.readUInt32BE(16), size.readUInt32BE(20)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image} width="${width}" height="${height}"/></svg>`;
  return { width, height, pixels: new Resvg(svg).render().pixels };
}
