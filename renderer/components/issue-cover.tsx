import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { IssueSummary } from '../../shared/contract/issues-contract.ts';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import styles from './issue-cover.module.css';
import { useCover } from './use-cover.ts';

interface IssueCoverProps {
  issue: Pick<IssueSummary, 'id' | 'title' | 'year' | 'number' | 'total'>;
}

/** The cover as it will be printed, once it is near the screen; until then a plain one with title and number. */
export function IssueCover({ issue }: IssueCoverProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  const { outline, cover } = useCover(issue.id, isNear);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(
      (entries) => setNear((was) => was || entries.some((entry) => entry.isIntersecting)),
      {
        rootMargin: '30%',
      },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const paper = outline?.layout;
  const style = {
    '--cover': paper?.accent ?? '#8b1a1a',
    aspectRatio: paper ? `${paper.pageWidthMm} / ${paper.pageHeightMm}` : '210 / 285',
  } as CSSProperties;
  return (
    <span ref={box} className={styles.cover} style={style} data-drawn={cover !== undefined}>
      {cover ? (
        <img src={cover} alt={`${totalNumberName(issue)}的封面`} draggable={false} />
      ) : (
        <span className={styles.plain}>
          <span className={styles.band}>{issue.title}</span>
          <span>{issueName(issue)}</span>
          <span>{totalNumberName(issue)}</span>
        </span>
      )}
    </span>
  );
}
