import { ArrowLeftOutlined, EditOutlined, ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Result, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import type { PageKind, PageMap } from '../../../shared/layout/page-map.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { openDialog } from '../../dialogs/issue-dialogs.tsx';
import { addresses, go } from '../../navigation/navigation.ts';
import { FullScreenReading } from '../../preview/full-screen-reading.tsx';
import { PagesPane } from '../../preview/pages-pane.tsx';
import { usePages } from '../../preview/pages-store.ts';
import { turnTo, useReading } from '../../preview/reading-store.ts';
import { useTypesetFeed } from '../../preview/use-typeset-feed.ts';
import styles from './issue-reader.module.css';

/** An issue as pages, its contents beside it. */
export function IssueReader({ issueId }: { issueId: string }) {
  const { data: outline, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  useTypesetFeed(issueId, null);
  const nav = useRef<HTMLElement>(null);
  const inSight = useReading((reading) => reading.inSight.join());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the contents follow when other pages come into sight
  useEffect(() => {
    nav.current?.querySelector('li [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [inSight]);
  if (error && refusalCode(error) === 'issue-gone') {
    return (
      <Result
        status="info"
        title="这一期不在档案里"
        subTitle="它可能在别的窗口被删除了。"
        extra={<Button onClick={() => go(addresses.archive())}>回到档案</Button>}
      />
    );
  }
  return (
    <div className={styles.page}>
      <nav ref={nav} className={styles.contents} aria-label="目录">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={() => go(addresses.archive())}>
          全部各期
        </Button>
        {error && <Alert type="error" showIcon title={errorMessage(error)} />}
        {!outline && !error && <Skeleton active />}
        {outline && <Contents outline={outline} />}
      </nav>
      <div className={styles.pages}>
        <PagesPane issueId={issueId} articleId={null} mode="read" />
        <FullScreenReading issueId={issueId} articleId={null} />
      </div>
    </div>
  );
}

function Contents({ outline }: { outline: IssueOutline }) {
  const { issue } = outline;
  const map = usePages((pages) => (pages.issueId === issue.id ? pages.map : null));
  const inSight = useReading((reading) => reading.inSight);
  const pagesOf = new Map(map?.articles.map((article) => [article.articleId, article]));
  return (
    <>
      <header className={styles.head}>
        <h1>{issue.title}</h1>
        <p>
          {issueName(issue)} · {totalNumberName(issue)}
        </p>
        <div className={styles.buttons}>
          <Button icon={<EditOutlined aria-hidden />} onClick={() => go(addresses.arrange(issue.id))}>
            编辑本期
          </Button>
          <Button
            icon={<ExportOutlined aria-hidden />}
            onClick={() => openDialog({ kind: 'export', issueId: issue.id, articleId: null })}
          >
            输出本期…
          </Button>
        </div>
      </header>
      {map && <Parts map={map} inSight={inSight} />}
      {contentsOf(outline).map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections of one name may stand beside each other
        <section key={index}>
          <h2>
            <span aria-hidden>◇ </span>
            {section.name}
          </h2>
          <ul>
            {section.entries.map(({ articleId, title, byline }) => {
              const pages = pagesOf.get(articleId);
              const isInSight = pages && inSight.some((page) => pages.firstPage <= page && page <= pages.lastPage);
              return (
                <li key={articleId}>
                  <button
                    type="button"
                    disabled={!pages}
                    aria-current={isInSight ? 'true' : undefined}
                    onClick={() => pages && turnTo(pages.firstPage)}
                  >
                    <span className={styles.title}>
                      {title || '（无标题）'}
                      {byline && <small>{byline}</small>}
                    </span>
                    <span className={styles.folio}>{pages?.folio}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {outline.sections.length === 0 && <p className={styles.none}>这一期还没有栏目和稿件。</p>}
    </>
  );
}

const partNames: Partial<Record<PageKind, string>> = {
  cover: '封面',
  opening: '卷首语',
  masthead: '版权页',
  contents: '目录',
  'back-cover': '封底',
};

/** What is no article. */
function Parts({ map, inSight }: { map: PageMap; inSight: readonly number[] }) {
  const firstOfKind = map.pages.flatMap(({ kind }, index) => {
    const name = partNames[kind];
    return name !== undefined && map.pages.findIndex((page) => page.kind === kind) === index ? [{ name, page: index + 1 }] : [];
  });
  return (
    <div className={styles.parts}>
      {firstOfKind.map(({ name, page }) => (
        <Button
          key={name}
          size="small"
          type="text"
          aria-current={inSight.includes(page) ? 'true' : undefined}
          className={styles.part}
          onClick={() => turnTo(page)}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
