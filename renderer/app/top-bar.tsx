import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useLocation } from 'wouter';
import { issueName, totalNumberName } from '../../shared/periodical/issue.ts';
import { api } from '../api/api.ts';
import { addresses, go } from './navigation.ts';
import styles from './top-bar.module.css';
import { chooseIssue, useCurrentIssue } from './use-current-issue.ts';

/** The issue worked on, and what is done with a whole issue. */
export function TopBar() {
  const issues = useQuery(api.issues.list.queryOptions()).data ?? [];
  const issue = useCurrentIssue();
  const [location] = useLocation();
  return (
    <header className={styles.bar}>
      <span className={styles.logo} aria-hidden>
        编
      </span>
      {issue ? (
        <>
          <Select
            aria-label="当前的一期"
            variant="borderless"
            className={styles.issue}
            popupMatchSelectWidth={260}
            value={issue.id}
            options={issues.map((one) => ({ value: one.id, label: `${totalNumberName(one)}　${issueName(one)}` }))}
            onChange={(id) => {
              void chooseIssue(id);
              if (location.startsWith('/arrange')) go(addresses.arrange(id));
            }}
          />
          <span className={styles.title}>《{issue.title}》</span>
        </>
      ) : (
        <strong>编刊</strong>
      )}
    </header>
  );
}
