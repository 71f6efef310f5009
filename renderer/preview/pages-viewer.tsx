import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PageKind } from '../../shared/layout/page-map.ts';
import { defaultLayout, type Layout } from '../../shared/periodical/layout.ts';
import { useElementSize } from '../components/use-element-size.ts';
import { useEditing } from '../editing/editing-store.ts';
import { type PageRow, pageRows } from './page-rows.ts';
import { deskPadding, pageScale, stepZoom } from './page-scale.ts';
import { PageStrip } from './page-strip.tsx';
import { PageView } from './page-view.tsx';
import { usePages } from './pages-store.ts';
import styles from './pages-viewer.module.css';
import { blockAt, type Place, placeOf } from './places.ts';
import type { PreviewPage } from './preview-page.ts';
import { usePreview } from './preview-store.ts';
import { useReading } from './reading-store.ts';
import { useFollowedPlace } from './use-followed-place.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { setView, useView, type ViewerMode } from './view-store.ts';
import { type CloseButton, ViewerToolbar } from './viewer-toolbar.tsx';

interface PagesViewerProps {
  mode: ViewerMode;
  articleId: string | null;
  /** What is open where no article is. */
  part: PageKind | null;
  layout: Layout | undefined;
  onChooseBlock: ((articleId: string, block: number) => void) | undefined;
  /** A page was clicked that belongs to no article. */
  onChoosePart: ((part: PageKind) => void) | undefined;
  onClose?: CloseButton | undefined;
}

/** The pages of the issue on a desk: to look through, to follow the cursor of the editor, to click into the text. */
export function PagesViewer({
  mode,
  articleId,
  part,
  layout = defaultLayout,
  onChooseBlock,
  onChoosePart,
  onClose,
}: PagesViewerProps) {
  const pages = usePreview((preview) => preview.pages);
  const map = usePages((state) => state.map);
  const view = useView((views) => views[mode]);
  const desk = useRef<HTMLDivElement>(null);
  const deskSize = useElementSize(desk);
  const arrangement = view.pages === 'grid' ? 'spread' : view.pages;
  const rows = useMemo(() => pageRows(pages, arrangement), [pages, arrangement]);
  const [firstPage] = pages;
  const paper = firstPage?.source ?? { widthPt: 595, heightPt: 842 };
  const scale = deskSize.width > 0 ? pageScale(view.zoom, view.pages, paper, deskSize) : 0;
  const remember = useKeptPlace(desk, pages, `${scale} ${view.pages}`);
  const [inSight, setInSight] = useState(1);
  const row = rows.find((one) => one.some((page) => page?.number === inSight)) ?? rows[0];
  const isGrid = view.pages === 'grid';
  const article = articleId === null ? undefined : map?.articles.find((one) => one.articleId === articleId);
  const place = usePlaceOfCursor(mode, articleId, layout);

  const aim = useRef({ number: 0, scrollTop: -1 });
  const look = useCallback((): void => {
    if (!desk.current) return;
    remember();
    // At the end of the desk a page that was gone to may not be the one of which most is seen.
    const isAtAim = Math.abs(desk.current.scrollTop - aim.current.scrollTop) < 2;
    setInSight(isAtAim ? aim.current.number : pageInSight(desk.current));
  }, [remember]);

  const goTo = useCallback(
    (page: PreviewPage): void => {
      const element = desk.current?.querySelector<HTMLElement>(`[data-page="${page.number}"]`);
      if (!desk.current || !element) return;
      desk.current.scrollTop += element.getBoundingClientRect().top - desk.current.getBoundingClientRect().top - 12;
      aim.current = { number: page.number, scrollTop: desk.current.scrollTop };
      look();
    },
    [look],
  );

  useFollowedPlace(desk, place, articleId, part, scale > 0 && pages.length > 0 && !isGrid);
  useZoomByWheel(desk, mode, scale);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight is looked for after these changes
  useEffect(look, [rows, scale, look]);

  const leaveGrid = (page: PreviewPage): void => {
    setView(mode, { pages: 'spread' });
    requestAnimationFrame(() => goTo(page));
  };
  useTurning(mode, row, (number) => {
    const page = pages[number - 1];
    if (page) (isGrid ? leaveGrid : goTo)(page);
  });
  const turn = (event: KeyboardEvent): void => {
    const at = row ? rows.indexOf(row) : 0;
    // Up and down scroll through what is larger than the desk.
    const isWhole = view.zoom.kind === 'page' || !event.key.match(/^Arrow(Up|Down)$/);
    const to = isWhole ? targetRow(event.key, at, rows.length, mode) : undefined;
    if (event.ctrlKey || event.altKey || event.metaKey || to === undefined) return;
    const page = rows[Math.max(0, Math.min(rows.length - 1, to))]?.find((one) => one !== null);
    event.preventDefault();
    if (page) goTo(page);
  };
  const choose = (point: { page: number; xPt: number; yPt: number }): void => {
    const kind = pages[point.page - 1]?.kind;
    // Pages without a cover are those of an article that has no place; others have the same numbers.
    const articles = firstPage?.kind === 'article' && article ? [article] : (map?.articles ?? []);
    const found = kind === 'article' ? blockAt(articles, point, layout) : null;
    if (found) onChooseBlock?.(found.articleId, found.block);
    else if (kind && kind !== 'article') onChoosePart?.(kind);
  };
  const articlePages = article ? { first: article.firstPage, last: article.lastPage } : null;
  return (
    <>
      <ViewerToolbar mode={mode} pages={pages} row={row} scale={scale} onGoTo={isGrid ? leaveGrid : goTo} onClose={onClose} />
      <section
        ref={desk}
        className={styles.desk}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the desk takes keys as any scrolling region does
        tabIndex={0}
        aria-label="页面"
        data-pages=""
        hidden={isGrid}
        onScroll={look}
        onKeyDown={turn}
      >
        {scale > 0 &&
          rows.map((one) => (
            <div
              key={one.map((page) => page?.number ?? '-').join()}
              className={styles.row}
              style={view.zoom.kind === 'page' ? { minHeight: deskSize.height - 2 * deskPadding } : undefined}
            >
              {one.map((page, index) =>
                page ? (
                  <PageView
                    key={page.number}
                    page={page}
                    scale={scale}
                    side={arrangement === 'single' ? 'alone' : index === 0 ? 'left' : 'right'}
                    distance={Math.abs(page.number - inSight)}
                    place={page.number === place?.page ? place : null}
                    onChoose={onChooseBlock && map ? choose : undefined}
                  />
                ) : (
                  <div key="table" style={{ width: paper.widthPt * scale }} />
                ),
              )}
            </div>
          ))}
      </section>
      {isGrid && <PageStrip pages={pages} row={row} articlePages={articlePages} onGoTo={leaveGrid} arrangement="grid" />}
      {!isGrid && mode === 'edit' && (
        <PageStrip pages={pages} row={row} articlePages={articlePages} onGoTo={goTo} arrangement="strip" />
      )}
    </>
  );
}

const forth = ['ArrowRight', 'ArrowDown', ' '];
const back = ['ArrowLeft', 'ArrowUp'];

/** Rows to turn to by a key; reading also turns by arrows and the space bar. */
function targetRow(key: string, at: number, count: number, mode: ViewerMode): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'PageDown' || (mode === 'read' && forth.includes(key))) return at + 1;
  if (key === 'PageUp' || (mode === 'read' && back.includes(key))) return at - 1;
  return undefined;
}

/** The page of which most is in sight. */
function pageInSight(desk: HTMLElement): number {
  const view = desk.getBoundingClientRect();
  let best = { number: 1, seen: 0 };
  for (const element of desk.querySelectorAll<HTMLElement>('[data-page]')) {
    const box = element.getBoundingClientRect();
    const seen = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top);
    if (seen > best.seen + 1) best = { number: Number(element.dataset.page), seen };
  }
  return best.number;
}

/** Tells which pages are being read, and turns to those that are asked for. */
function useTurning(mode: ViewerMode, row: PageRow | undefined, turn: (page: number) => void): void {
  const isReading = mode === 'read';
  useEffect(() => {
    if (isReading) useReading.setState({ inSight: row?.flatMap((page) => page?.number ?? []) ?? [] });
  }, [isReading, row]);
  useEffect(() => {
    if (!isReading) return;
    return useReading.subscribe(({ wanted }, before) => {
      if (wanted && wanted !== before.wanted) turn(wanted.page);
    });
  });
}

function usePlaceOfCursor(mode: ViewerMode, articleId: string | null, layout: Layout): Place | null {
  const map = usePages((state) => state.map);
  const block = useEditing((editing) => (editing.live?.id === articleId ? editing.cursorBlock : null));
  return useMemo(() => {
    const article = mode === 'edit' && block !== null ? map?.articles.find((one) => one.articleId === articleId) : undefined;
    return article && block !== null ? placeOf(article, block, layout) : null;
  }, [mode, block, map, articleId, layout]);
}

function useZoomByWheel(desk: React.RefObject<HTMLElement | null>, mode: ViewerMode, scale: number): void {
  useEffect(() => {
    const { current } = desk;
    const zoom = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setView(mode, { zoom: stepZoom(scale, event.deltaY < 0 ? 1 : -1) });
    };
    // Not passive, or the browser would zoom the whole window.
    current?.addEventListener('wheel', zoom, { passive: false });
    return () => current?.removeEventListener('wheel', zoom);
  }, [desk, mode, scale]);
}
