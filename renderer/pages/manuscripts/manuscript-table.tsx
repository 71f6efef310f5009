import { Empty, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { type KeyboardEvent, useRef } from 'react';
import type { Manuscript } from '../../../shared/contract/manuscripts-contract.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { timeText } from '../../components/time-text.ts';
import { useElementSize } from '../../preview/use-element-size.ts';
import { stateOf } from './manuscript-filter.ts';
import styles from './manuscripts-page.module.css';

interface ManuscriptTableProps {
  manuscripts: readonly Manuscript[];
  isPending: boolean;
  /** What stands in place of rows where there are none. */
  emptySentence: string;
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  opened: string | null;
  onOpen: (id: string) => void;
}

export const stateNames = { unplaced: '未编入', placed: '已编入', trashed: '回收站' } as const;

/** Thousands of manuscripts, of which only the rows in sight are drawn. */
export function ManuscriptTable(props: ManuscriptTableProps) {
  const { manuscripts, isPending, emptySentence, chosen, onChoose, opened, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(box);
  const isNarrow = width < 900;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the titles inside
    <div ref={box} className={styles.table} onKeyDown={(event) => walk(event, opened !== null)}>
      {height > 0 && (
        <Table<Manuscript>
          size="small"
          virtual
          rowKey="id"
          loading={isPending}
          dataSource={[...manuscripts]}
          columns={columns(onOpen, isNarrow)}
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
          locale={{ emptyText: <Empty description={emptySentence} /> }}
        />
      )}
    </div>
  );
}

/** Up and down from title to title; an open panel goes along. */
function walk(event: KeyboardEvent<HTMLElement>, isOpen: boolean): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-title]')];
  const at = titles.indexOf(event.target as HTMLElement);
  const next = step === undefined || at < 0 ? undefined : titles[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (isOpen) next.click();
}

/** One for all rows: to make one takes longer than to compare. */
const { compare } = new Intl.Collator('zh', { numeric: true });

function columns(onOpen: (id: string) => void, isNarrow: boolean): ColumnsType<Manuscript> {
  const all: ColumnsType<Manuscript> = [
    {
      key: 'title',
      title: '题目',
      ellipsis: true,
      sorter: (a, b) => compare(listTitle(a), listTitle(b)),
      render: (_, one) => (
        <button type="button" data-title className={styles.title} title={listTitle(one)} onClick={() => onOpen(one.id)}>
          {listTitle(one)}
        </button>
      ),
    },
    {
      key: 'byline',
      title: '署名',
      ellipsis: true,
      width: isNarrow ? 130 : 180,
      sorter: (a, b) => compare(bylineText(a.bylines), bylineText(b.bylines)),
      render: (_, one) => bylineText(one.bylines),
    },
    { key: 'kind', title: '种类', width: 64, render: (_, one) => (one.kind === 'filler' ? '补白' : '稿件') },
    {
      key: 'place',
      title: '期 · 栏目',
      ellipsis: true,
      width: isNarrow ? 168 : 190,
      sorter: (a, b) => (a.place?.total ?? 0) - (b.place?.total ?? 0) || compare(a.place?.section ?? '', b.place?.section ?? ''),
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
  return isNarrow ? all.filter(({ key }) => key !== 'kind' && key !== 'changedBy') : all;
}
