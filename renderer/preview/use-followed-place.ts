import { type RefObject, useEffect, useRef } from 'react';
import type { PageKind, PageMap } from '../../shared/layout/page-map.ts';
import { useEditing } from '../editing/editing-store.ts';
import { usePages } from './pages-store.ts';
import type { Place } from './places.ts';

/**
 * Brings the place of the cursor into sight when the cursor goes to another block, and an article or another part of the issue
 * when it is opened. What moves because text was typed is followed only where it was in sight: an editor may look elsewhere and
 * type on.
 */
export function useFollowedPlace(
  desk: RefObject<HTMLElement | null>,
  place: Place | null,
  articleId: string | null,
  part: PageKind | null,
  isReady: boolean,
): void {
  const firstPage = usePages(({ map }) =>
    articleId === null ? firstOfKind(map, part) : map?.articles.find((one) => one.articleId === articleId)?.firstPage,
  );
  const block = useEditing((editing) => (editing.live?.id === articleId ? editing.cursorBlock : null));
  const page = place?.page ?? firstPage;
  const followed = useRef({ target: '', isInSight: false });
  useEffect(() => {
    const { current } = desk;
    const look = (): void => {
      followed.current.isInSight =
        current !== null && page !== undefined && hiddenBy(current, page).x === 0 && hiddenBy(current, page).y === 0;
    };
    current?.addEventListener('scroll', look, { passive: true });
    return () => current?.removeEventListener('scroll', look);
  }, [desk, page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the place moved on its page it is looked at again
  useEffect(() => {
    if (!isReady || page === undefined || !desk.current) return;
    const target = `${articleId ?? part} ${block}`;
    const isNew = followed.current.target !== target;
    if (!isNew && !followed.current.isInSight) return;
    followed.current = { target, isInSight: true };
    const { x, y } = hiddenBy(desk.current, page);
    desk.current.scrollTop += y;
    desk.current.scrollLeft += x;
  }, [desk, articleId, part, block, page, place?.xPt, place?.yPt, isReady]);
}

function firstOfKind(map: PageMap | null, kind: PageKind | null): number | undefined {
  const index = map?.pages.findIndex((page) => page.kind === kind) ?? -1;
  return index === -1 ? undefined : index + 1;
}

/** How far to scroll for the place of the cursor, or a page without it, to be seen; 0 where it is. */
function hiddenBy(desk: HTMLElement, page: number): { x: number; y: number } {
  const element = desk.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!element) return { x: 0, y: 0 };
  const view = desk.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const bar = element.querySelector('[data-cursor]')?.getBoundingClientRect();
  const top = bar?.top ?? box.top;
  // Of a place its first lines have to be seen, of an article that was opened most of its first page.
  const bottom = bar ? Math.min(bar.bottom, top + 40) : top + Math.min(box.height, view.height * 0.6);
  const isHiddenDown = top < view.top + 8 || bottom > view.bottom - 8;
  const isHiddenAside = bar !== undefined && (bar.left < view.left + 8 || bar.left > view.right - 40);
  return {
    x: isHiddenAside ? bar.left - view.left - 40 : 0,
    y: isHiddenDown ? top - view.top - (bar ? view.height / 3 : 12) : 0,
  };
}
