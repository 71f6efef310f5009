import type { PreviewPage } from './preview-page.ts';

/** `cursor`: shows the text that is being typed; `page`: is on the desk; `thumbnail`: is small. */
export type Urgency = 'cursor' | 'page' | 'thumbnail';

/** A page drawn at a width in device pixels. */
export interface PageRequest {
  page: PreviewPage;
  widthPx: number;
  urgency: Urgency;
  /** Among those of the same urgency the nearest is drawn first. */
  distance: number;
  onDrawn: (picture: ImageBitmap) => void;
}

interface Drawing extends PageRequest {
  key: string;
}

/** While somebody types only the page of the cursor is drawn; the others when no new text came for so long. */
const pauseMs: Record<Urgency, number> = { cursor: 0, page: 120, thumbnail: 500 };
const order: readonly Urgency[] = ['cursor', 'page', 'thumbnail'];

/** Pixels of all kept pictures together, 4 bytes each; those not wanted for longest go first. */
const keptPixels = 16_000_000;

/** By page and width: the newest picture only, whatever the text was before. */
const kept = new Map<string, { key: string; picture: ImageBitmap }>();
let waiting: Drawing[] = [];
let running: string | undefined;
let typedAt = Number.NEGATIVE_INFINITY;
/** The last page that somebody typed on. */
let cursorPage: { anchor: string; widthPx: number } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Calls back with the picture of a page, at once where it is kept, else when it is drawn: one after the other and off the
 * screen, so that the old picture stays until the new one is there. Returns what gives the wish up.
 */
export function requestPicture(request: PageRequest): () => void {
  const key = `${request.page.picture}@${request.widthPx}`;
  const place = placeOf(request);
  const found = kept.get(place);
  if (found?.key === key) {
    kept.delete(place);
    kept.set(place, found);
    request.onDrawn(found.picture);
    return () => undefined;
  }
  const drawing: Drawing = { ...request, key };
  if (request.urgency === 'cursor') {
    typedAt = performance.now();
    cursorPage = { anchor: request.page.anchor, widthPx: request.widthPx };
  }
  waiting.push(drawing);
  // After all wishes of this moment are known, the most urgent goes first.
  queueMicrotask(drawNext);
  return () => {
    // One that is under way is shown although something newer is wanted: it is still newer than what is on the screen.
    if (running !== key) waiting = waiting.filter((one) => one !== drawing);
  };
}

/** Begins with the page of the cursor while the window takes up that there are new pages: whoever asks for it finds it drawn or begun. */
export function drawAhead(pages: readonly PreviewPage[]): void {
  const page = pages.find(({ anchor, state }) => anchor === cursorPage?.anchor && state === 'current');
  if (page && cursorPage)
    requestPicture({ page, widthPx: cursorPage.widthPx, urgency: 'cursor', distance: 0, onDrawn: () => undefined });
}

async function drawNext(): Promise<void> {
  const [next] = [...waiting].sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency) || a.distance - b.distance);
  if (running || !next) return;
  clearTimeout(timer);
  const waitMs = typedAt + pauseMs[next.urgency] - performance.now();
  if (waitMs > 0) {
    timer = setTimeout(drawNext, waitMs);
    return;
  }
  const { key, page, widthPx } = next;
  running = key;
  const picture = await page.source.draw(page.pageInSource, widthPx).catch(() => undefined);
  running = undefined;
  const served = waiting.filter((one) => one.key === key);
  waiting = waiting.filter((one) => one.key !== key);
  if (picture) {
    keep(next, picture);
    for (const { onDrawn } of served) onDrawn(picture);
  }
  void drawNext();
}

function keep(drawing: Drawing, picture: ImageBitmap): void {
  const place = placeOf(drawing);
  kept.get(place)?.picture.close();
  kept.delete(place);
  kept.set(place, { key: drawing.key, picture });
  let pixels = 0;
  for (const { picture: one } of kept.values()) pixels += one.width * one.height;
  for (const [old, { picture: one }] of kept) {
    if (pixels <= keptPixels || old === place) break;
    pixels -= one.width * one.height;
    kept.delete(old);
    one.close();
  }
}

function placeOf({ page, widthPx }: PageRequest): string {
  return `${page.anchor}@${widthPx}`;
}
