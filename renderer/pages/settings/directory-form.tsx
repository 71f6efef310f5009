import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Input, Segmented, Table } from 'antd';
import { useRef, useState } from 'react';
import type { DirectoryEntry } from '../../../shared/contract/settings-contract.ts';
import { spreadName } from '../../../shared/periodical/names.ts';
import { api, queryClient } from '../../api/api.ts';
import { client } from '../../api/connection.ts';
import { errorMessage } from '../../api/error-message.ts';
import { useElementSize } from '../../components/use-element-size.ts';
import { DirectoryEntryDialog } from './directory-entry-dialog.tsx';
import styles from './directory-form.module.css';
import formStyles from './form.module.css';

type Listed = DirectoryEntry & { articles: number; kept: boolean };
type Kind = 'all' | DirectoryEntry['kind'];

/** 人员与单位: who signs articles. */
export function DirectoryForm() {
  const { message } = App.useApp();
  const { data = [], error, isPending } = useQuery(api.settings.listDirectory.queryOptions());
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [edited, setEdited] = useState<{ before: Listed | null } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { height } = useElementSize(box);

  const write = async (kept: readonly DirectoryEntry[], said: string): Promise<void> => {
    try {
      await client.settings.writeDirectory(kept.map(({ kind, name, note }) => ({ kind, name, note })));
      await queryClient.invalidateQueries({ queryKey: api.settings.listDirectory.key() });
      message.success(said);
    } catch (failure) {
      message.error(errorMessage(failure));
    }
  };
  const kept = data.filter((entry) => entry.kept);
  const remove = (entry: Listed): Promise<void> =>
    write(
      kept.filter((one) => one !== entry),
      entry.articles > 0 ? `已从名录删去“${entry.name}”；它署名的稿件没有动，还会列在这里。` : `已从名录删去“${entry.name}”。`,
    );
  const keep = async (entry: DirectoryEntry): Promise<void> => {
    const before = edited?.before;
    setEdited(null);
    const next = before?.kept ? kept.map((one) => (one === before ? entry : one)) : [entry, ...kept];
    await write(next, `已记下“${entry.name}”。`);
  };
  const sought = text.trim();
  const shown = data.filter(
    (entry) => (kind === 'all' || entry.kind === kind) && (entry.name.includes(sought) || entry.note.includes(sought)),
  );
  return (
    <section className={styles.page} aria-label="人员与单位">
      <header className={formStyles.head}>
        <h2>人员与单位</h2>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ before: null })}>
          添加
        </Button>
      </header>
      <p className={formStyles.scope}>署名时用这里的名字补全。稿件上署过名的会自己列出来。</p>
      <div className={styles.filters}>
        <Input.Search
          allowClear
          className={styles.search}
          placeholder="按名称或备注筛选"
          aria-label="按名称或备注筛选"
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented<Kind>
          aria-label="种类"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all', label: '全部' },
            { value: 'person', label: '个人' },
            { value: 'unit', label: '单位' },
          ]}
        />
        <span className={formStyles.quiet}>共 {shown.length} 条</span>
      </div>
      {error && <Alert type="error" showIcon title={errorMessage(error)} />}
      <div ref={box} className={styles.table}>
        <Table<Listed>
          size="small"
          virtual
          rowKey={(entry) => `${entry.kind} ${entry.name}`}
          loading={isPending}
          dataSource={shown}
          pagination={false}
          scroll={{ y: Math.max(120, height - 40), x: 700 }}
          locale={{
            emptyText: <Empty description={sought === '' ? '还没有人员和单位，点“添加”记下常用的署名。' : '没有找到。'} />,
          }}
          columns={[
            {
              title: '名称',
              dataIndex: 'name',
              render: (name: string, entry) => (entry.kind === 'person' ? spreadName(name) : name),
              sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
            },
            { title: '种类', dataIndex: 'kind', width: 80, render: (one) => (one === 'person' ? '个人' : '单位') },
            {
              title: '备注',
              dataIndex: 'note',
              render: (note: string, entry) => note || (entry.kept ? '' : <span className={formStyles.quiet}>来自署名</span>),
            },
            { title: '署名稿件', dataIndex: 'articles', width: 100, align: 'right', sorter: (a, b) => a.articles - b.articles },
            {
              title: '操作',
              width: 100,
              render: (_, entry) => (
                <>
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined />}
                    aria-label={entry.kept ? `修改“${entry.name}”` : `把“${entry.name}”记入名录`}
                    onClick={() => setEdited({ before: entry })}
                  />
                  {entry.kept && (
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`删去“${entry.name}”`}
                      onClick={() => void remove(entry)}
                    />
                  )}
                </>
              ),
            },
          ]}
        />
      </div>
      {edited && (
        <DirectoryEntryDialog
          before={edited.before}
          existing={data}
          onSave={(entry) => void keep(entry)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
