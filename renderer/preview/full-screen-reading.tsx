import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PageKind } from '../../shared/layout/page-map.ts';
import { api } from '../api/api.ts';
import styles from './full-screen-reading.module.css';
import { PagesViewer } from './pages-viewer.tsx';
import { usePreview } from './preview-store.ts';
import { closeFullScreen, useReading } from './reading-store.ts';

interface FullScreenReadingProps {
  issueId: string;
  articleId: string | null;
  part?: PageKind | null;
}

/** The pages over the whole screen, once it is asked for. */
export function FullScreenReading(props: FullScreenReadingProps) {
  const isOpen = useReading((reading) => reading.isFullScreen);
  const hasPages = usePreview((preview) => preview.issueId === props.issueId && preview.pages.length > 0);
  useEffect(() => closeFullScreen, []);
  return isOpen && hasPages ? <OpenReading {...props} /> : null;
}

function OpenReading({ issueId, articleId, part = null }: FullScreenReadingProps) {
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.layout;
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector<HTMLElement>('section')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useWholeScreen();
  return createPortal(
    <div
      ref={dialog}
      role="dialog"
      aria-modal="true"
      aria-label="阅读全期"
      className={styles.reading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeFullScreen();
      }}
    >
      <PagesViewer
        mode="read"
        articleId={articleId}
        part={part}
        layout={layout}
        onChooseBlock={undefined}
        onChoosePart={undefined}
        onClose={{ label: '退出阅读', keys: 'Esc', act: closeFullScreen }}
      />
    </div>,
    document.body,
  );
}

/** Takes the whole screen where the system lets it, and ends with it: there the system takes the Escape key for itself. */
function useWholeScreen(): void {
  useEffect(() => {
    let hasIt = false;
    const look = (): void => {
      if (hasIt && !document.fullscreenElement) closeFullScreen();
      hasIt = document.fullscreenElement !== null;
    };
    document.addEventListener('fullscreenchange', look);
    // Refused, the pages fill the window all the same.
    document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
