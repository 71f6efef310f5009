import type { MouseEvent } from 'react';
import { PagePicture } from './page-picture.tsx';
import styles from './page-view.module.css';
import type { Place } from './places.ts';
import type { PreviewPage } from './preview-page.ts';

interface PageViewProps {
  page: PreviewPage;
  /** CSS pixels per pt. */
  scale: number;
  side: 'left' | 'right' | 'alone';
  /** Pages away from the one in sight. */
  distance: number;
  /** Where the cursor of the editor is. */
  place: Place | null;
  onChoose: ((point: { page: number; xPt: number; yPt: number }) => void) | undefined;
}

/** A page on the desk: its picture, the place of the cursor, and clicks that lead into the text. */
export function PageView({ page, scale, side, distance, place, onChoose }: PageViewProps) {
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onChoose?.({ page: page.number, xPt: (event.clientX - box.left) / scale, yPt: (event.clientY - box.top) / scale });
  };
  const width = page.source.widthPt * scale;
  const height = page.source.heightPt * scale;
  return (
    // biome-ignore lint/a11y: the keyboard reaches every text in the tree and the editor
    <div
      className={styles.page}
      data-page={page.number}
      data-side={side}
      data-clickable={onChoose !== undefined}
      style={{ width, height }}
      onClick={onChoose && choose}
    >
      <PagePicture page={page} width={width} height={height} urgency={place ? 'cursor' : 'page'} distance={distance} />
      {place && (
        <span
          className={styles.cursor}
          data-cursor=""
          style={{ left: place.xPt * scale - 7, top: place.yPt * scale, height: place.heightPt * scale }}
        />
      )}
    </div>
  );
}
