import { Empty } from 'antd';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { addresses } from '../../navigation/navigation.ts';
import { usePages } from '../../preview/pages-store.ts';
import styles from './contents-view.module.css';

/** 目录 as it is printed, computed from sections and articles. Nothing to type: a click leads to the article. */
export function ContentsView({ issueId, outline }: { issueId: string; outline: IssueOutline }) {
  const map = usePages((pages) => (pages.issueId === issueId ? pages.map : null));
  const isStale = usePages((pages) => pages.isStale);
  const folios = useMemo(() => new Map(map?.articles.map(({ articleId, folio }) => [articleId, folio])), [map]);
  const sections = contentsOf(outline);
  return (
    <div className={styles.page}>
      <h1>目录</h1>
      <p className={styles.hint}>
        目录由栏目和稿件算出，不用改。点一行打开那篇稿件；要在目录里用另一个题目，请在稿件的标题区“更多”里填“目录标题”。
      </p>
      {sections.length === 0 && <Empty description="还没有稿件。稿件编入栏目以后，目录就在这里。" />}
      {sections.map((section) => (
        <section key={section.entries[0]?.articleId} className={styles.section}>
          <h2>
            <span aria-hidden>◇</span>
            {section.name}
          </h2>
          <ol>
            {section.entries.map(({ articleId, title, byline }) => (
              <li key={articleId}>
                <Link href={addresses.arrange(issueId, { articleId })} className={styles.entry}>
                  <span className={styles.folio} data-stale={isStale || undefined}>
                    {folios.get(articleId) ?? ''}
                  </span>
                  <span className={styles.title}>{title.trim() || '（无标题）'}</span>
                  <span className={styles.byline}>{byline}</span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
