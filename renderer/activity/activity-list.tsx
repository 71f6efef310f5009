import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Popconfirm, Spin } from 'antd';
import type { ActivityEntry, ActivityKind } from '../../shared/contract/activity-contract.ts';
import { api } from '../api/api.ts';
import { client } from '../api/connection.ts';
import { errorMessage } from '../api/error-message.ts';
import { timeText } from '../components/time-text.ts';
import { flushEdits } from '../editing/flush-edits.ts';
import styles from './activity-list.module.css';
import { activityNames } from './activity-names.ts';

export interface ActivityListProps {
  /** Id of an issue or an article; null: of the whole archive. */
  concern?: string | null;
  kinds?: ActivityKind[] | null;
  author?: string | null;
  /** ISO 8601; `until` is exclusive. */
  from?: string | null;
  until?: string | null;
}

const pageSize = 50;

/** 记录: what was done besides writing, newest first, with a way to put back what can be put back. */
export function ActivityList({ concern = null, kinds = null, author = null, from = null, until = null }: ActivityListProps) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    api.activity.list.infiniteOptions({
      input: (after: string | null) => ({ concern, kinds, author, from, until, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  if (error) return <Alert type="error" showIcon title={errorMessage(error)} />;
  if (isPending) return <Spin className={styles.waiting} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的记录。" />;
  const now = new Date();
  return (
    <>
      <ol className={styles.list} aria-label="记录">
        {entries.map((entry) => (
          <Entry key={entry.sequence} entry={entry} now={now} />
        ))}
      </ol>
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看早些的
        </Button>
      )}
    </>
  );
}

/** So many lines of what changed stand open. */
const shownAtOnce = 4;

function Entry({ entry, now }: { entry: ActivityEntry; now: Date }) {
  const { kind, subject, author, time, changes, canTakeBack } = entry;
  const [shown, folded] = [changes.slice(0, shownAtOnce), changes.slice(shownAtOnce)];
  return (
    <li className={styles.entry}>
      <span className={styles.time}>{timeText(time, now)}</span>
      <div className={styles.what}>
        <div>
          <strong>{kind ? activityNames[kind] : '新版本程序的操作'}</strong>　{subject}
          <span className={styles.who}>{author}</span>
        </div>
        {shown.length > 0 && <Lines lines={shown} />}
        {folded.length > 0 && (
          <details>
            <summary>另有 {folded.length} 处</summary>
            <Lines lines={folded} />
          </details>
        )}
      </div>
      {canTakeBack && <TakeBack entry={entry} />}
    </li>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function TakeBack({ entry: { kind, sequence } }: { entry: ActivityEntry }) {
  const { message } = App.useApp();
  const isRemoval = kind === 'remove-issue';
  const takeBack = async (): Promise<void> => {
    try {
      await flushEdits();
      const { left } = await client.activity.takeBack({ sequence });
      if (left.length === 0)
        message.success(isRemoval ? '这一期已经恢复，稿件回到了原来的栏目。' : '已经恢复成这一步以前的样子。');
      else message.warning(`这一期已经恢复；没能回到原来栏目的有：${left.join('、')}。`, 10);
    } catch (error) {
      message.error(errorMessage(error), 6);
    }
  };
  return (
    <Popconfirm
      title={isRemoval ? '恢复这一期？' : '恢复成这一步以前的样子？'}
      description={isRemoval ? '封面、卷首语、栏目和版式都回来，稿件回到原来的栏目。' : '恢复也会记下来，还可以再改回去。'}
      okText="恢复"
      onConfirm={takeBack}
    >
      <Button size="small">恢复…</Button>
    </Popconfirm>
  );
}
