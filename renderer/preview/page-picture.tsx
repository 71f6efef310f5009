import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './page-picture.module.css';
import { requestPicture, type Urgency } from './page-pictures.ts';
import type { PreviewPage } from './preview-page.ts';

interface PagePictureProps {
  page: PreviewPage;
  /** CSS pixels. */
  width: number;
  height: number;
  urgency: Urgency;
  /** Pages away from the one in sight. */
  distance: number;
  /** Without the mark of pages that are not current. */
  isPlain?: boolean;
}

/** A page as it will be printed, drawn while it is near the screen. The old picture stays until the new one is there. */
export function PagePicture({ page, width, height, urgency, distance, isPlain = false }: PagePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useIsNear(canvas);
  const [shown, setShown] = useState<string | null>(null);
  const order = useRef({ urgency, distance });
  const wishes = useRef({ asked: 0, drawn: 0, inCanvas: '' });
  useLayoutEffect(() => {
    order.current = { urgency, distance };
  });
  useLayoutEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const state = wishes.current;
    const widthPx = Math.max(1, Math.round(width * devicePixelRatio));
    if (!isNear) {
      target.width = 0;
      state.inCanvas = '';
      setShown(null);
      return;
    }
    if (state.inCanvas === `${page.picture}@${widthPx}`) return;
    state.asked += 1;
    const wish = state.asked;
    return requestPicture({
      page,
      widthPx,
      ...order.current,
      onDrawn(drawn) {
        if (!target.isConnected || wish < state.drawn) return;
        state.drawn = wish;
        state.inCanvas = `${page.picture}@${widthPx}`;
        target.width = drawn.width;
        target.height = drawn.height;
        target.getContext('2d', { alpha: false })?.drawImage(drawn, 0, 0);
        setShown(page.picture);
      },
    });
  }, [page, width, isNear]);
  const isOld = page.state !== 'current' || (shown !== null && shown !== page.picture);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={/^\d+$/.test(page.label) ? `第 ${page.label} 页` : page.label}
        className={styles.picture}
        style={{ width, height }}
        data-drawn={shown === page.picture}
      />
      {isOld && !isPlain && (
        <span className={styles.mark} data-state={page.state}>
          {page.state === 'failed' ? '未更新' : '更新中'}
        </span>
      )}
    </>
  );
}

/** Whether an element is on the screen or within a screen's length of it. */
function useIsNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false), {
      root: element.current.closest('[data-pages]'),
      rootMargin: '60%',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
