import { ImportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { IssueSummary } from '../../../shared/contract/issues-contract.ts';
import { publishedLine, totalNumberName } from '../../../shared/periodical/issue.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { FileDropArea } from '../../components/file-drop-area.tsx';
import { IssueCover } from '../../components/issue-cover.tsx';
import { startImport } from '../../importing/importing-store.ts';
import { addresses } from '../../navigation/navigation.ts';
import { Welcome } from '../home/welcome.tsx';
import styles from './issue-shelf.module.css';

type Order = 'newest' | 'oldest';

/** The covers of all issues, year by year. */
export function IssueShelf() {
  const { data, error } = useQuery(api.issues.list.queryOptions());
  const [order, setOrder] = useState<Order>('newest');
  return (
    <FileDropArea invitation="松开鼠标，把整期的文字稿收进档案" onDrop={(files) => startImport('issues', files)}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>档案</h1>
          <span className={styles.count}>{data && data.length > 0 && `共 ${data.length} 期`}</span>
          {data && data.length > 1 && (
            <Segmented<Order>
              aria-label="次序"
              value={order}
              onChange={setOrder}
              options={[
                { value: 'newest', label: '新的在前' },
                { value: 'oldest', label: '旧的在前' },
              ]}
            />
          )}
          <Button icon={<ImportOutlined aria-hidden />} onClick={() => startImport('issues')}>
            导入往期
          </Button>
        </header>
        {error && <Alert type="error" showIcon title={errorMessage(error)} />}
        {!data && !error && <Skeleton active />}
        {data?.length === 0 && <Welcome />}
        {data && byYear(data, order).map(([year, issues]) => <YearShelf key={year} year={year} issues={issues} />)}
      </div>
    </FileDropArea>
  );
}

function YearShelf({ year, issues }: { year: number; issues: readonly IssueSummary[] }) {
  return (
    <section aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`} className={styles.year}>
        {year}年<span>{issues.length} 期</span>
      </h2>
      <ul className={styles.shelf}>
        {issues.map((issue) => (
          <li key={issue.id}>
            <Link href={addresses.read(issue.id)} className={styles.issue}>
              <IssueCover issue={issue} />
              <span className={styles.name}>第{issue.number}期</span>
              <span className={styles.about}>
                {totalNumberName(issue)} · {issue.articleCount} 篇
              </span>
              <span className={styles.about}>{publishedLine(issue.publishedOn) || '出版日期未定'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function byYear(issues: readonly IssueSummary[], order: Order): [number, IssueSummary[]][] {
  const sign = order === 'newest' ? -1 : 1;
  const sorted = issues.toSorted((a, b) => sign * (a.year - b.year || a.number - b.number || a.total - b.total));
  return [...Map.groupBy(sorted, (issue) => issue.year)];
}
