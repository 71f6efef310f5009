import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { PreviewPage } from './preview-page.ts';

interface KeptPlace {
  anchor: string;
  number: number;
  /** Of the page's height. */
  fraction: number;
}

/**
 * Keeps the same place of the same page in sight where pages come and go above it or change their size.
 * @returns to be called when an editor scrolled
 */
export function useKeptPlace(desk: RefObject<HTMLElement | null>, pages: readonly PreviewPage[], size: unknown): () => void {
  const kept = useRef<KeptPlace | null>(null);
  const byNumber = useRef(pages);
  const remember = useCallback(() => {
    if (desk.current) kept.current = placeInSight(desk.current, byNumber.current);
  }, [desk]);
  const anchors = pages.map((page) => page.anchor).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after these changes the place is looked for
  useLayoutEffect(() => {
    byNumber.current = pages;
    if (desk.current && kept.current) show(desk.current, pages, kept.current);
  }, [anchors, size]);
  return remember;
}

/** The page at a third of the height. */
function placeInSight(desk: HTMLElement, pages: readonly PreviewPage[]): KeptPlace | null {
  const line = lineOf(desk);
  for (const element of desk.querySelectorAll<HTMLElement>('[data-page]')) {
    const { top, height } = element.getBoundingClientRect();
    if (top + height < line) continue;
    const page = pages[Number(element.dataset.page) - 1];
    return page ? { anchor: page.anchor, number: page.number, fraction: height > 0 ? (line - top) / height : 0 } : null;
  }
  return null;
}

function show(desk: HTMLElement, pages: readonly PreviewPage[], place: KeptPlace): void {
  const page = pages.find(({ anchor }) => anchor === place.anchor) ?? pages[Math.min(place.number, pages.length) - 1];
  const element = page && desk.querySelector<HTMLElement>(`[data-page="${page.number}"]`);
  if (!element) return;
  const { top, height } = element.getBoundingClientRect();
  desk.scrollTop += top + place.fraction * height - lineOf(desk);
}

function lineOf(desk: HTMLElement): number {
  const { top, height } = desk.getBoundingClientRect();
  return top + height / 3;
}
