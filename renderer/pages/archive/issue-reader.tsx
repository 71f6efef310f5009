import { ArrowLeftOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import type { IssueOutline } from '../../../shared/contract/issues-contract.ts';
import { contentsOf } from '../../../shared/periodical/contents.ts';
import { issueName, totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage, refusalCode } from '../../api/error-message.ts';
import { addresses, go } from '../../app/navigation.ts';
import { chooseIssue } from '../../app/use-current-issue.ts';
import { usePages } from '../../preview/pages-store.ts';
import { PreviewPane } from '../../preview/preview-pane.tsx';
import styles from './issue-reader.module.css';

/** An issue as pages, its contents beside it. */
export function IssueReader({ issueId }: { issueId: string }) {
  const { data: outline, error } = useQuery(api.issues.outline.queryOptions({ input: { issueId } }));
  const [articleId, setArticleId] = useState<string | null>(null);
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
      <nav className={styles.contents} aria-label="目录">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={() => go(addresses.archive())}>
          全部各期
        </Button>
        {error && <Alert type="error" showIcon title={errorMessage(error)} />}
        {!outline && !error && <Skeleton active />}
        {outline && <Contents outline={outline} current={articleId} onChoose={setArticleId} />}
      </nav>
      <div className={styles.pages}>
        <PreviewPane issueId={issueId} articleId={articleId} mode="read" />
      </div>
    </div>
  );
}

interface ContentsProps {
  outline: IssueOutline;
  current: string | null;
  onChoose: (articleId: string) => void;
}

function Contents({ outline, current, onChoose }: ContentsProps) {
  const { issue } = outline;
  const map = usePages((pages) => (pages.issueId === issue.id ? pages.map : null));
  const folioOf = (articleId: string) => map?.articles.find((article) => article.articleId === articleId)?.folio ?? '';
  return (
    <>
      <header className={styles.head}>
        <h1>{issue.title}</h1>
        <p>
          {issueName(issue)} · {totalNumberName(issue)}
        </p>
        <Button
          block
          icon={<EditOutlined aria-hidden />}
          onClick={() => {
            void chooseIssue(issue.id);
            go(addresses.arrange(issue.id));
          }}
        >
          编辑本期
        </Button>
      </header>
      {contentsOf(outline).map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections of one name may stand beside each other
        <section key={index}>
          <h2>◇{section.name}</h2>
          <ul>
            {section.entries.map(({ articleId, title, byline }) => (
              <li key={articleId}>
                <button
                  type="button"
                  aria-current={articleId === current ? 'true' : undefined}
                  onClick={() => onChoose(articleId)}
                >
                  <span className={styles.title}>
                    {title}
                    {byline && <small>{byline}</small>}
                  </span>
                  <span className={styles.folio}>{folioOf(articleId)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {outline.sections.length === 0 && <p className={styles.none}>这一期还没有栏目和稿件。</p>}
    </>
  );
}
