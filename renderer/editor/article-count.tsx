import { useDeferredValue } from 'react';
import { plainText } from '../../shared/document/plain-text.ts';
import type { ArticlePages } from '../../shared/layout/page-map.ts';
import { countCharacters } from '../../shared/text/count-characters.ts';
import { useEditing } from '../editing/editing-store.ts';
import { usePages } from '../preview/pages-store.ts';
import styles from './article-editor.module.css';

/** 「2,148 字 · 约 2.3 页 · 余 14 行」; paler while the pages are being set anew. */
export function ArticleCount({ articleId }: { articleId: string }) {
  const document = useDeferredValue(useEditing((editing) => (editing.live?.id === articleId ? editing.live.document : null)));
  const isFiller = useEditing((editing) => editing.live?.kind === 'filler');
  const pages = usePages(({ map }) => map?.articles.find((article) => article.articleId === articleId));
  const isStale = usePages((state) => state.isStale);
  if (!document) return null;
  const characters = countCharacters(plainText(document)).toLocaleString('zh-CN');
  return (
    <span className={styles.count} title="字数不含标题和署名；页数、余行以右边的页面为准">
      <span>{characters} 字</span>
      {/* A filler stands on the page of another article. */}
      {pages && !isFiller && (
        <span className={styles.pages} data-stale={isStale || undefined}>
          {' · '}约 {pagesTaken(pages).toFixed(1)} 页{' · '}余 {pages.linesLeft} 行
        </span>
      )}
    </span>
  );
}

/** Full pages, and of the last one the lines that are taken. */
function pagesTaken({ firstPage, lastPage, lastPageLines, linesLeft }: ArticlePages): number {
  return lastPage - firstPage + lastPageLines / Math.max(1, lastPageLines + linesLeft);
}
