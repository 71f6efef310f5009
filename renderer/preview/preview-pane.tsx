import { useQuery } from '@tanstack/react-query';
import { Alert, Result, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PageKind } from '../../shared/layout/page-map.ts';
import { api } from '../api/api.ts';
import { usePages } from './pages-store.ts';
import { PagesViewer } from './pages-viewer.tsx';
import styles from './preview-pane.module.css';
import { usePreview } from './preview-store.ts';
import { startTypesetFeed, type TypesetFeed } from './typeset-feed.ts';
import type { ViewerMode } from './view-store.ts';

export interface PreviewPaneProps {
  issueId: string;
  /** The article open in the editor; null = only look. */
  articleId: string | null;
  /** The part of the issue that is open instead of an article; brought into sight. */
  part?: PageKind | null;
  onChooseBlock?(articleId: string, block: number): void;
  /** A page of no article was clicked. */
  onChoosePart?(part: PageKind): void;
  mode?: ViewerMode;
}

/** The issue as it will be printed, as new as the text in the editor. */
export function PreviewPane({ issueId, articleId, part = null, onChooseBlock, onChoosePart, mode = 'edit' }: PreviewPaneProps) {
  useTypesetFeed(issueId, articleId);
  const [isReading, setIsReading] = useState(false);
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.layout;
  const hasPages = usePreview((preview) => preview.issueId === issueId && preview.pages.length > 0);
  const failure = usePages((pages) => pages.failure);
  const viewer = { articleId, part, layout, onChooseBlock, onChoosePart };
  return (
    <section className={styles.pane} aria-label="页面预览">
      {failure && hasPages && <Alert banner type="warning" title={failure} />}
      {!hasPages && (failure ? <Result status="warning" title="页面没有排出来" subTitle={failure} /> : <Waiting />)}
      {hasPages && !isReading && (
        <PagesViewer {...viewer} mode={mode} {...(mode === 'edit' && { onRead: () => setIsReading(true) })} />
      )}
      {hasPages && isReading && <Reading {...viewer} onClose={() => setIsReading(false)} />}
    </section>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Spin />
      <p>正在排版，第一次需要几秒钟…</p>
    </div>
  );
}

interface ReadingProps extends Pick<React.ComponentProps<typeof PagesViewer>, 'articleId' | 'part' | 'layout'> {
  onClose: () => void;
}

/** The pages over the whole window. */
function Reading({ onClose, ...viewer }: ReadingProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector<HTMLElement>('section')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    <div
      ref={dialog}
      role="dialog"
      aria-modal="true"
      aria-label="阅读全期"
      className={styles.reading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <PagesViewer {...viewer} mode="read" onChooseBlock={undefined} onChoosePart={undefined} onClose={onClose} />
    </div>,
    document.body,
  );
}

function useTypesetFeed(issueId: string, articleId: string | null): void {
  const feed = useRef<TypesetFeed | null>(null);
  useEffect(() => {
    const started = startTypesetFeed(issueId);
    feed.current = started;
    return () => started.stop();
  }, [issueId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a feed started anew is told too
  useEffect(() => feed.current?.setArticle(articleId), [issueId, articleId]);
}
