import { useQuery } from '@tanstack/react-query';
import { Alert, Result, Spin } from 'antd';
import type { PageKind } from '../../shared/layout/page-map.ts';
import { api } from '../api/api.ts';
import styles from './pages-pane.module.css';
import { usePages } from './pages-store.ts';
import { PagesViewer } from './pages-viewer.tsx';
import { usePreview } from './preview-store.ts';
import { useReading } from './reading-store.ts';
import type { ViewerMode } from './view-store.ts';

export interface PagesPaneProps {
  issueId: string;
  /** The article open in the editor; null = only look. */
  articleId: string | null;
  /** The part of the issue that is open instead of an article; brought into sight. */
  part?: PageKind | null;
  onChooseBlock?(articleId: string, block: number): void;
  /** A page of no article was clicked. */
  onChoosePart?(part: PageKind): void;
  /** Where the pane stands over others it can be put away. */
  onClose?(): void;
  mode?: ViewerMode;
}

/** The issue as it will be printed, as new as the text in the editor where `useTypesetFeed` feeds it. */
export function PagesPane({ issueId, mode = 'edit', onClose, part = null, ...viewer }: PagesPaneProps) {
  const layout = useQuery(api.issues.outline.queryOptions({ input: { issueId } })).data?.layout;
  const hasPages = usePreview((preview) => preview.issueId === issueId && preview.pages.length > 0);
  const isReading = useReading((reading) => reading.isFullScreen);
  const failure = usePages((pages) => pages.failure);
  return (
    <section className={styles.pane} aria-label="页面预览">
      {failure && hasPages && <Alert banner type="warning" title={failure} className={styles.failure} />}
      {!hasPages && (failure ? <Result status="warning" title="页面没有排出来" subTitle={failure} /> : <Waiting />)}
      {hasPages && !isReading && (
        <PagesViewer
          {...viewer}
          part={part}
          layout={layout}
          mode={mode}
          onClose={onClose && { label: '收起版面', act: onClose }}
          onChooseBlock={viewer.onChooseBlock}
          onChoosePart={viewer.onChoosePart}
        />
      )}
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
