import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { api } from '../api/api.ts';
import { errorMessage } from '../api/error-message.ts';
import { findingLines } from '../findings/finding-lines.ts';
import { goToFinding } from '../findings/go-to-finding.ts';
import styles from './preflight-list.module.css';

/** 输出前检查: what to mend before the issue goes out, each with the way to its place. */
export function PreflightList({ issueId, onLeave }: { issueId: string; onLeave?: () => void }) {
  const { data, error, isPending } = useQuery(api.exports.preflight.queryOptions({ input: { issueId }, staleTime: 0 }));
  const lines = findingLines(data ?? []);
  return (
    <section className={styles.list} aria-labelledby="preflight">
      <h3 id="preflight">输出前检查</h3>
      {isPending && (
        <p>
          <Spin size="small" /> 正在检查…
        </p>
      )}
      {error && <p className={styles.failure}>{errorMessage(error)}</p>}
      {data?.length === 0 && (
        <p>
          <CheckCircleFilled className={styles.good} /> 没有发现问题，可以输出。
        </p>
      )}
      <ul>
        {lines.map(({ key, severity, message, first }) => (
          <li key={key}>
            {severity === 'error' ? (
              <CloseCircleFilled className={styles.error} />
            ) : (
              <ExclamationCircleFilled className={styles.warning} />
            )}
            <span>{message}</span>
            <Button
              type="link"
              size="small"
              onClick={() => {
                onLeave?.();
                goToFinding(issueId, first);
              }}
            >
              去处理
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
