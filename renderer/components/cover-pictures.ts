import type { Layout } from '../../shared/periodical/layout.ts';
import { type PageBudget, pageBudget } from '../../shared/periodical/page-budget.ts';
import { client } from '../api/connection.ts';
import { openPdf } from '../pdf/pdf-source.ts';

/** What typesetting an issue once tells of it on a shelf. */
export interface CoverPicture {
  /** Of a PNG of the first page, for an `img`. */
  url: string;
  budget: PageBudget;
}

/** Device pixels: sharp at the largest size shown. */
const widthPx = 420;
const kept = new Map<string, { key: string; picture: CoverPicture }>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The cover of an issue, drawn once and kept as long as `key` stays the same. Covers are drawn one after the other, so that the
 * typesetter stays free for who is typing.
 * @throws what typesetting refuses, and the reason of `signal`
 */
export async function coverPicture(issueId: string, key: string, layout: Layout, signal: AbortSignal): Promise<CoverPicture> {
  const before = last;
  const mine = (async () => {
    await before.catch(() => undefined);
    signal.throwIfAborted();
    const found = kept.get(issueId);
    if (found?.key === key) return found.picture;
    const picture = await draw(issueId, layout, signal);
    if (found) URL.revokeObjectURL(found.picture.url);
    kept.set(issueId, { key, picture });
    return picture;
  })();
  last = mine;
  return mine;
}

async function draw(issueId: string, layout: Layout, signal: AbortSignal): Promise<CoverPicture> {
  const { pdf, map } = await client.pages.issue({ issueId }, { signal });
  const source = await openPdf(await pdf.arrayBuffer());
  try {
    const picture = await pngOf(await source.draw(1, widthPx));
    return { url: URL.createObjectURL(picture), budget: pageBudget(map, layout) };
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
