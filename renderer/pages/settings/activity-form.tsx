import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { ActivityList } from '../../activity/activity-list.tsx';
import { activityGroups } from '../../activity/activity-names.ts';
import { api } from '../../api/api.ts';
import styles from './activity-form.module.css';
import formStyles from './form.module.css';

/** 记录: everything that was done in the archive besides writing, by kind, person and day. */
export function ActivityForm() {
  const authors = useQuery(api.activity.authors.queryOptions()).data ?? [];
  const [group, setGroup] = useState<string | null>(null);
  const [author, setAuthor] = useState<string | null>(null);
  const [days, setDays] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null);
  const kinds = activityGroups.find(({ name }) => name === group)?.kinds;
  const [first, last] = days ?? [null, null];
  return (
    <div className={formStyles.form}>
      <div className={formStyles.head}>
        <h2>记录</h2>
      </div>
      <p className={formStyles.scope}>
        谁在什么时候改了设置和编排、增删和恢复了什么，都记在这里；删除的一期和改错的设置可以恢复。文字的改动在各篇的“历史版本”里。
      </p>
      <div className={styles.filters}>
        <Select
          aria-label="做了什么"
          className={styles.kind}
          allowClear
          placeholder="做了什么"
          value={group}
          onChange={(next: string | undefined) => setGroup(next ?? null)}
          options={activityGroups.map(({ name }) => ({ value: name, label: name }))}
        />
        <Select
          aria-label="谁做的"
          className={styles.author}
          allowClear
          placeholder="谁做的"
          value={author}
          onChange={(next: string | undefined) => setAuthor(next ?? null)}
          options={authors.map((name) => ({ value: name, label: name }))}
        />
        <DatePicker.RangePicker
          aria-label="哪些天"
          allowEmpty
          placeholder={['从哪天', '到哪天']}
          onChange={(next) => setDays(next)}
        />
      </div>
      <ActivityList
        kinds={kinds ? [...kinds] : null}
        author={author}
        from={first?.startOf('day').toISOString() ?? null}
        until={last?.add(1, 'day').startOf('day').toISOString() ?? null}
      />
    </div>
  );
}
