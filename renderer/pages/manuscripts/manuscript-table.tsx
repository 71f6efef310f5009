import { Empty, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useRef } from 'react';
import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { timeText } from '../../components/time-text.ts';
import { useElementSize } from '../../preview/use-element-size.ts';
import { type ManuscriptState, stateOf } from './manuscript-filter.ts';
import styles from './manuscripts-page.module.css';

interface ManuscriptTableProps {
  manuscripts: readonly Manuscript[];
  isPending: boolean;
  /** By text or filters, so that an empty list does not mean an empty archive. */
  isNarrowed: boolean;
  state: ManuscriptState;
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  opened: string | null;
  onOpen: (id: string) => void;
}

export const stateNames = { unplaced: '未编入', placed: '已编入', trashed: '回收站' } as const;

/** Thousands of manuscripts, of which only the rows in sight are drawn. */
export function ManuscriptTable(props: ManuscriptTableProps) {
  const { manuscripts, isPending, isNarrowed, state, chosen, onChoose, opened, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(box);
  const isNarrow = width < 900;
  return (
    <div ref={box} className={styles.table}>
      {height > 0 && (
        <Table<Manuscript>
          size="small"
          virtual
          rowKey="id"
          loading={isPending}
          dataSource={[...manuscripts]}
          columns={columns(onOpen).filter(({ key }) => !(isNarrow && (key === 'changedBy' || key === 'kind')))}
          pagination={false}
          showSorterTooltip={false}
          scroll={{ y: height - 40, x: isNarrow ? 640 : 900 }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => onChoose(keys.map(String)),
            columnWidth: 44,
            getTitleCheckboxProps: () => ({ 'aria-label': '勾选全部' }) as object,
            getCheckboxProps: (one) => ({ 'aria-label': `勾选《${listTitle(one)}》` }) as object,
          }}
          rowClassName={({ id }) => (id === opened ? `${styles.row} ${styles.opened}` : (styles.row ?? ''))}
          onRow={({ id }) => ({ onClick: () => onOpen(id) })}
          locale={{ emptyText: <Empty description={emptyText(isNarrowed, state)} /> }}
        />
      )}
    </div>
  );
}

function emptyText(isNarrowed: boolean, state: ManuscriptState): string {
  if (state === 'trashed') return '回收站是空的。';
  if (isNarrowed) return '没有符合条件的稿件，换个说法或清除筛选试试。';
  return '还没有稿件。把文字稿拖进来，或者点“导入稿件”“新建稿件”。';
}

function columns(onOpen: (id: string) => void): ColumnsType<Manuscript> {
  return [
    {
      key: 'title',
      title: '题目',
      ellipsis: true,
      sorter: (a, b) => listTitle(a).localeCompare(listTitle(b), 'zh'),
      render: (_, one) => (
        <button type="button" className={styles.title} title={listTitle(one)} onClick={() => onOpen(one.id)}>
          {listTitle(one)}
        </button>
      ),
    },
    {
      key: 'byline',
      title: '署名',
      ellipsis: true,
      width: 180,
      sorter: (a, b) => bylineText(a.bylines).localeCompare(bylineText(b.bylines), 'zh'),
      render: (_, one) => bylineText(one.bylines),
    },
    { key: 'kind', title: '种类', width: 64, render: (_, one) => (one.kind === 'filler' ? '补白' : '稿件') },
    {
      key: 'place',
      title: '期 · 栏目',
      ellipsis: true,
      width: 190,
      sorter: (a, b) => (a.place?.total ?? 0) - (b.place?.total ?? 0),
      render: (_, one) => (one.place ? `${totalNumberName(one.place)} · ${one.place.section}` : ''),
    },
    {
      key: 'characters',
      title: '字数',
      width: 78,
      align: 'right',
      sorter: (a, b) => a.characters - b.characters,
      render: (_, one) => one.characters.toLocaleString('zh-CN'),
    },
    {
      key: 'changedAt',
      title: '最后修改',
      width: 124,
      sorter: (a, b) => a.changedAt.localeCompare(b.changedAt),
      render: (_, one) => timeText(one.changedAt),
    },
    { key: 'changedBy', title: '修改人', width: 84, ellipsis: true, render: (_, one) => one.changedBy },
    {
      key: 'state',
      title: '状态',
      width: 84,
      render: (_, one) => (
        <span className={styles.state} data-state={stateOf(one)}>
          {stateNames[stateOf(one)]}
        </span>
      ),
    },
  ];
}
