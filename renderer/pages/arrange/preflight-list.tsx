import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import type { PreflightItem } from '../../../shared/contract/exports-contract.ts';
import { api } from '../../api/api.ts';
import { errorMessage } from '../../api/error-message.ts';
import { addresses, go } from '../../app/navigation.ts';
import styles from './preflight-list.module.css';

/** 输出前检查: what to mend before the issue goes out, each with the way to its place. */
export function PreflightList({ issueId, onLeave }: { issueId: string; onLeave?: () => void }) {
  const { data, error, isPending } = useQuery(api.exports.preflight.queryOptions({ input: { issueId }, staleTime: 0 }));
  const items = [...(data ?? [])].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
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
        {items.map((item) => (
          <li key={`${item.kind} ${item.message}`}>
            {item.severity === 'error' ? (
              <CloseCircleFilled className={styles.error} />
            ) : (
              <ExclamationCircleFilled className={styles.warning} />
            )}
            <span>{item.message}</span>
            <Button
              type="link"
              size="small"
              onClick={() => {
                onLeave?.();
                go(addressOf(issueId, item.target));
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

/** Where a thing of the preflight list is mended. */
export function addressOf(issueId: string, target: PreflightItem['target']): string {
  if (target.kind === 'article') return addresses.arrange(issueId, { articleId: target.articleId });
  switch (target.part) {
    case 'cover':
    case 'imprint':
      return addresses.settings('periodical');
    case 'opening':
      return addresses.arrange(issueId, 'opening');
    case 'masthead':
      return addresses.settings('masthead');
    case 'distribution':
      return addresses.settings('distribution');
    case 'layout':
      return addresses.settings('layout');
    case 'sections':
      return addresses.arrange(issueId);
  }
}
