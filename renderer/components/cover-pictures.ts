import { client } from '../api/connection.ts';
import { openPdf } from '../pdf/pdf-source.ts';

/** Device pixels: sharp at the largest size shown. */
const widthPx = 420;
const kept = new Map<string, { key: string; url: string }>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The cover of an issue, drawn once and kept as long as `key` stays the same. Covers are drawn one after the other, so that the
 * typesetter stays free for who is typing.
 * @returns the address of a PNG, for an `img`
 * @throws what typesetting refuses, and the reason of `signal`
 */
export async function coverPicture(issueId: string, key: string, signal: AbortSignal): Promise<string> {
  const before = last;
  const mine = (async () => {
    await before.catch(() => undefined);
    signal.throwIfAborted();
    const found = kept.get(issueId);
    if (found?.key === key) return found.url;
    const url = await draw(issueId, signal);
    if (found) URL.revokeObjectURL(found.url);
    kept.set(issueId, { key, url });
    return url;
  })();
  last = mine;
  return mine;
}

async function draw(issueId: string, signal: AbortSignal): Promise<string> {
  const { pdf } = await client.pages.cover({ issueId }, { signal });
  const source = await openPdf(await pdf.arrayBuffer());
  try {
    return URL.createObjectURL(await pngOf(await source.draw(1, widthPx)));
  } finally {
    source.close();
  }
}

function pngOf(picture: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
