import type { PageView, Zoom } from './view-store.ts';

/** CSS pixels per pt where a page is as large as the paper. */
export const paperScale = 96 / 72;

/** Around the pages, CSS pixels. */
export const deskPadding = 16;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** CSS pixels per pt for pages of a size in pt on a desk of a size in CSS pixels. */
export function pageScale(
  zoom: Zoom,
  view: PageView,
  page: { widthPt: number; heightPt: number },
  desk: { width: number; height: number },
): number {
  if (zoom.kind === 'fixed') return zoom.scale * paperScale;
  const across = view === 'spread' ? 2 : 1;
  const byWidth = (desk.width - 2 * deskPadding) / (page.widthPt * across);
  const byHeight = (desk.height - 2 * deskPadding) / page.heightPt;
  return Math.max(0.05, zoom.kind === 'width' ? byWidth : Math.min(byWidth, byHeight));
}

/** The next larger or smaller of the usual steps. */
export function stepZoom(scale: number, direction: 1 | -1): Zoom {
  const now = scale / paperScale;
  const next = direction === 1 ? steps.find((step) => step > now * 1.01) : steps.findLast((step) => step < now * 0.99);
  return { kind: 'fixed', scale: next ?? now };
}
