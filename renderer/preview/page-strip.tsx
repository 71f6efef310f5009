import { useEffect, useRef } from 'react';
import { PagePicture } from './page-picture.tsx';
import type { PageRow } from './page-rows.ts';
import styles from './page-strip.module.css';
import type { PreviewPage } from './preview-page.ts';

interface PageStripProps {
  pages: readonly PreviewPage[];
  /** What is in sight. */
  row: PageRow | undefined;
  /** Numbers of the pages of the article in the editor. */
  articlePages: { first: number; last: number } | null;
  onGoTo: (page: PreviewPage) => void;
  /** `grid`: all pages in lines below each other. */
  arrangement: 'strip' | 'grid';
}

const widths = { strip: 46, grid: 104 };

/** The pages of the issue, small; those in sight are framed, those of the article in the editor are underlined. */
export function PageStrip({ pages, row, articlePages, onGoTo, arrangement }: PageStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const first = row?.find((page) => page !== null)?.number;
  const last = row?.findLast((page) => page !== null)?.number;
  useEffect(() => {
    for (const number of [last, first])
      strip.current?.querySelector(`[data-thumbnail="${number}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [first, last]);
  const width = widths[arrangement];
  return (
    <div ref={strip} className={styles[arrangement]} data-pages="">
      {pages.map((page) => (
        <button
          key={page.number}
          type="button"
          tabIndex={arrangement === 'grid' || page.number === first ? 0 : -1}
          className={styles.thumbnail}
          data-thumbnail={page.number}
          data-in-article={articlePages !== null && page.number >= articlePages.first && page.number <= articlePages.last}
          aria-current={row?.includes(page) ? 'page' : undefined}
          title={/^\d+$/.test(page.label) ? `第 ${page.label} 页` : page.label}
          onClick={() => onGoTo(page)}
        >
          <span className={styles.paper}>
            <PagePicture
              page={page}
              width={width}
              height={Math.round((width * page.source.heightPt) / page.source.widthPt)}
              urgency="thumbnail"
              distance={Math.abs(page.number - (first ?? 0))}
              isPlain
            />
          </span>
          <span className={styles.label}>{page.label}</span>
        </button>
      ))}
    </div>
  );
}
