import { Checkbox, Empty, Table } from 'antd';
import type { ColumnsType, SorterResult } from 'antd/es/table/interface';
import { type KeyboardEvent, type UIEvent, useRef } from 'react';
import type { Manuscript, ManuscriptSort } from '../../../shared/contract/manuscripts-contract.ts';
import { listTitle } from '../../../shared/periodical/article.ts';
import { bylineText } from '../../../shared/periodical/contents.ts';
import { totalNumberName } from '../../../shared/periodical/issue.ts';
import { timeText } from '../../components/time-text.ts';
import { useElementSize } from '../../components/use-element-size.ts';
import { newestFirst } from './manuscript-filter.ts';
import { stateNames, stateOf } from './manuscript-state.ts';
import styles from './manuscripts-page.module.css';
import type { Ticks } from './use-ticks.ts';

interface ManuscriptTableProps {
  /** As far as they are there. */
  manuscripts: readonly Manuscript[];
  /** Of the whole list. */
  total: number;
  sort: ManuscriptSort;
  onSort: (sort: ManuscriptSort) => void;
  /** The end of what is there is near. */
  onEnd: () => void;
  isPending: boolean;
  /** What stands in place of rows where there are none. */
  emptySentence: string;
  ticks: Ticks;
  opened: string | null;
  onOpen: (id: string) => void;
}

/** What follows is asked for while this much of the list is still below what is seen. */
const aheadPx = 1500;

/** Thousands of manuscripts, of which only the rows in sight are drawn. */
export function ManuscriptTable(props: ManuscriptTableProps) {
  const { manuscripts, total, sort, onSort, onEnd, isPending, emptySentence, ticks, opened, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(box);
  const isNarrow = width < 900;
  const isEmpty = manuscripts.length === 0 && !isPending;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the titles inside
    <div ref={box} className={styles.table} onKeyDown={(event) => walk(event, opened !== null)}>
      {isEmpty && <Empty className={styles.none} styles={{ image: { height: 48 } }} description={emptySentence} />}
      {height > 0 && !isEmpty && (
        <Table<Manuscript>
          size="small"
          virtual
          rowKey="id"
          loading={isPending}
          dataSource={[...manuscripts]}
          columns={columns(onOpen, isNarrow, sort)}
          onChange={(_page, _filters, sorter) => onSort(sortOf(sorter))}
          onScroll={(event) => {
            if (isNearEnd(event)) onEnd();
          }}
          pagination={false}
          showSorterTooltip={false}
          scroll={{ y: height - 40, x: isNarrow ? 760 : 1000 }}
          rowSelection={{
            selectedRowKeys: ticks.chosen.map(({ id }) => id),
            // Those further down stay ticked.
            preserveSelectedRowKeys: true,
            onChange: (keys) => ticks.setListed(keys.map(String)),
            columnWidth: 44,
            columnTitle: <TickAll ticks={ticks} total={total} />,
            fixed: true,
            getCheckboxProps: (one) => ({ 'aria-label': `勾选《${listTitle(one)}》` }) as object,
          }}
          rowClassName={({ id }) => (id === opened ? `${styles.row} ${styles.opened}` : (styles.row ?? ''))}
          onRow={({ id }) => ({ onClick: () => onOpen(id) })}
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

function TickAll({ ticks, total }: { ticks: Ticks; total: number }) {
  const isAll = total > 0 && ticks.chosen.length >= total;
  const label = isAll ? '取消全部勾选' : `勾选全部 ${total.toLocaleString('zh-CN')} 篇`;
  return (
    <Checkbox
      aria-label={label}
      title={label}
      disabled={total === 0}
      checked={isAll}
      indeterminate={!isAll && ticks.chosen.length > 0}
      onChange={() => (isAll ? ticks.none() : void ticks.all())}
    />
  );
}

function isNearEnd({ currentTarget }: UIEvent<HTMLElement>): boolean {
  const { scrollHeight, scrollTop, clientHeight } = currentTarget;
  return scrollHeight - scrollTop - clientHeight < aheadPx;
}

function sortOf(sorter: SorterResult<Manuscript> | SorterResult<Manuscript>[]): ManuscriptSort {
  const [first] = [sorter].flat();
  if (!first?.order) return newestFirst;
  return { by: first.columnKey as ManuscriptSort['by'], descending: first.order === 'descend' };
}

function columns(onOpen: (id: string) => void, isNarrow: boolean, sort: ManuscriptSort): ColumnsType<Manuscript> {
  const sortable = (by: ManuscriptSort['by']) => ({
    key: by,
    sorter: true,
    sortOrder: sort.by === by ? (sort.descending ? ('descend' as const) : ('ascend' as const)) : null,
  });
  const all: ColumnsType<Manuscript> = [
    {
      ...sortable('title'),
      title: '题目',
      ellipsis: true,
      // Whatever is scrolled into sight, it is known whose it is.
      fixed: 'left',
      width: isNarrow ? 200 : 260,
      render: (_, one) => (
        <button type="button" data-title className={styles.title} title={listTitle(one)} onClick={() => onOpen(one.id)}>
          {listTitle(one)}
        </button>
      ),
    },
    {
      ...sortable('byline'),
      title: '署名',
      ellipsis: true,
      width: isNarrow ? 130 : 180,
      render: (_, one) => bylineText(one.bylines),
    },
    { key: 'kind', title: '种类', width: 64, render: (_, one) => (one.kind === 'filler' ? '补白' : '稿件') },
    {
      ...sortable('place'),
      title: '期 · 栏目',
      ellipsis: true,
      width: isNarrow ? 168 : 190,
      render: (_, one) => (one.place ? `${totalNumberName(one.place)} · ${one.place.section}` : ''),
    },
    {
      ...sortable('characters'),
      title: '字数',
      width: 78,
      align: 'right',
      render: (_, one) => one.characters.toLocaleString('zh-CN'),
    },
    {
      ...sortable('changed'),
      sortDirections: ['descend', 'ascend'],
      title: '最后修改',
      width: 124,
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
