import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { useCurrentIssue } from '../../navigation/use-current-issue.ts';
import { CurrentIssueCard } from './current-issue-card.tsx';
import { DailyButtons } from './daily-buttons.tsx';
import styles from './home-page.module.css';
import { IssuesCard } from './issues-card.tsx';
import { LastEditedCard } from './last-edited-card.tsx';
import { Welcome } from './welcome.tsx';

/** 工作台: where the day begins. */
export function HomePage() {
  const issues = useQuery(api.issues.list.queryOptions());
  const issue = useCurrentIssue();
  if (issues.error) return <Alert type="error" showIcon className={styles.failure} title={errorMessage(issues.error)} />;
  if (issues.data?.length === 0) return <Welcome />;
  if (!issues.data || !issue) return <Skeleton active className={styles.failure} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>工作台</h1>
      <DailyButtons issueId={issue.id} />
      <div className={styles.columns}>
        <CurrentIssueCard issue={issue} />
        <div className={styles.side}>
          <LastEditedCard issueId={issue.id} />
          <IssuesCard issues={issues.data} current={issue.id} />
        </div>
      </div>
    </div>
  );
}
