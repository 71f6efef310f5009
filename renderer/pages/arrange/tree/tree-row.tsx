import { DownOutlined, MoreOutlined, PlusOutlined, RightOutlined, WarningOutlined } from '@ant-design/icons';
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Tooltip } from 'antd';
import { type ComponentProps, type MouseEvent, memo, type ReactNode } from 'react';
import { listTitle } from '../../../../shared/periodical/article.ts';
import { type ArticlePlacement, spaceText } from '../../../arranging/article-pages.ts';
import type { Dragged } from '../../../arranging/drop-plan.ts';
import { useEditing } from '../../../editing/editing-store.ts';
import { NameInput } from './name-input.tsx';
import styles from './tree-row.module.css';
import { partNames, type TreeRow } from './tree-rows.ts';

export interface TreeRowProps {
  row: TreeRow;
  /** DOM id. */
  id: string;
  isChosen: boolean;
  isFocused: boolean;
  isRenaming: boolean;
  dropEdge: 'top' | 'bottom' | null;
  /** 「8–10」; empty where nothing is known. */
  pages: string;
  /** As in `ArticlePlacement`; null where there is nothing to say. */
  spaceKind: 'over' | 'left' | null;
  spaceLines: number;
  /** As in `ArticlePlacement`. */
  faultyPages: string;
  on: RowHandlers;
}

export interface RowHandlers {
  open(row: TreeRow): void;
  fold(row: TreeRow): void;
  /** What the ＋ of a section offers. */
  add(row: TreeRow, at: Point): void;
  menu(row: TreeRow, at: Point): void;
  startRename(row: TreeRow): void;
  /** Null: as it was. */
  renamed(row: TreeRow, name: string | null): void;
}

/** On the screen. */
export interface Point {
  x: number;
  y: number;
}

/** While somebody types, the pages are told anew several times a second: a row is drawn again only where it changes. */
export const TreeRowView = memo(function TreeRowView(props: TreeRowProps) {
  switch (props.row.kind) {
    case 'part':
      return <PartRow {...props} row={props.row} />;
    case 'section':
      return <SectionRow {...props} row={props.row} />;
    case 'article':
      return <ArticleRow {...props} row={props.row} />;
  }
});

type Of<Kind extends TreeRow['kind']> = TreeRowProps & { row: Extract<TreeRow, { kind: Kind }> };

function PartRow({ row, on, ...props }: Of<'part'>) {
  return (
    <Row row={row} view={props} on={on} className={styles.row}>
      <span className={styles.title}>{partNames[row.part]}</span>
      <Pages text={props.pages} />
    </Row>
  );
}

function SectionRow({ row, isRenaming, on, ...props }: Of<'section'>) {
  const { setNodeRef, listeners } = useRowDnd(row, { kind: 'section', id: row.id, title: row.name });
  return (
    <Row
      row={row}
      view={props}
      on={on}
      {...(isRenaming ? {} : listeners)}
      ref={setNodeRef}
      className={`${styles.row} ${styles.section}`}
      aria-expanded={row.isOpen}
      onDoubleClick={() => on.startRename(row)}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className={styles.fold}
        onClick={() => on.fold(row)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {row.isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      </button>
      {isRenaming ? (
        <NameInput name={row.name} onDone={(name) => on.renamed(row, name)} />
      ) : (
        <>
          <span className={styles.title}>{row.name}</span>
          {row.articleIds.length === 0 && <span className={styles.empty}>还没有稿件</span>}
          {!row.isOpen && row.articleIds.length > 0 && <span className={styles.count}>{row.articleIds.length} 篇</span>}
          <RowButton label={`在“${row.name}”里加稿件`} icon={<PlusOutlined aria-hidden />} onClick={(at) => on.add(row, at)} />
          <RowButton
            label={`栏目“${row.name}”可以做的事`}
            icon={<MoreOutlined aria-hidden />}
            onClick={(at) => on.menu(row, at)}
          />
        </>
      )}
    </Row>
  );
}

function ArticleRow({ row, pages, spaceKind, spaceLines, faultyPages, on, ...props }: Of<'article'>) {
  const { entry } = row;
  const isFiller = entry.kind === 'filler';
  // The title follows the typing, before it is saved.
  const title = useEditing(({ live }) => listTitle(live?.id === entry.id ? live : entry));
  const { setNodeRef, listeners, isDragging } = useRowDnd(row, { kind: 'article', id: row.id, title });
  const space = spaceKind && !isFiller && !faultyPages ? { kind: spaceKind, lines: spaceLines } : null;
  return (
    <Row
      row={row}
      view={props}
      on={on}
      {...listeners}
      ref={setNodeRef}
      className={`${styles.row} ${styles.article}`}
      data-filler={isFiller || undefined}
      data-dragging={isDragging || undefined}
    >
      <span className={styles.title} title={title}>
        {isFiller && '补白 · '}
        {title}
      </span>
      {faultyPages && (
        <Tooltip title={`${faultyPages}没有排好，现在不能付印；怎么改见“输出”里的检查。`} mouseEnterDelay={0.3}>
          <span className={styles.space} data-kind="fault">
            <WarningOutlined aria-hidden /> 排错
          </span>
        </Tooltip>
      )}
      {space && (
        <Tooltip title={spaceHelp(space)} mouseEnterDelay={0.6}>
          <span className={styles.space} data-kind={space.kind}>
            {spaceText(space)}
          </span>
        </Tooltip>
      )}
      <Pages text={pages} />
      <RowButton label={`《${title}》可以做的事`} icon={<MoreOutlined aria-hidden />} onClick={(at) => on.menu(row, at)} />
    </Row>
  );
}

interface RowProps extends Omit<ComponentProps<'div'>, 'children' | 'id'> {
  row: TreeRow;
  view: Pick<TreeRowProps, 'id' | 'isChosen' | 'isFocused' | 'dropEdge'>;
  on: RowHandlers;
  children: ReactNode;
}

/** What all rows have in common. The tree has the focus and the keys, see there. */
function Row({ row, view, on, children, ...rest }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree points at it with aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree opens it with Enter
    <div
      id={view.id}
      role="treeitem"
      aria-level={row.kind === 'article' ? 2 : 1}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-selected={view.isChosen}
      data-key={row.key}
      data-focused={view.isFocused || undefined}
      data-drop={view.dropEdge ?? undefined}
      onClick={() => on.open(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        on.menu(row, pointOf(event));
      }}
      {...rest}
    >
      {children}
    </div>
  );
}

function useRowDnd(row: TreeRow, dragged: Dragged) {
  const drag = useDraggable({ id: row.key, data: { dragged } });
  const drop = useDroppable({ id: row.key, data: { row } });
  return {
    listeners: drag.listeners,
    isDragging: drag.isDragging,
    setNodeRef(element: HTMLElement | null) {
      drag.setNodeRef(element);
      drop.setNodeRef(element);
    },
  };
}

function Pages({ text }: { text: string }) {
  return <span className={styles.pages}>{text}</span>;
}

interface RowButtonProps {
  label: string;
  icon: ReactNode;
  onClick(at: Point): void;
}

/** For the mouse, shown when it is over the row; keys and screen readers have the menu of the row. */
function RowButton({ label, icon, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className={styles.button}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        onClick(pointOf(event));
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {icon}
    </button>
  );
}

function spaceHelp({ kind, lines }: NonNullable<ArticlePlacement['space']>): string {
  return kind === 'over'
    ? `最后一页只有 ${lines} 行，删去几行就能少占一页。`
    : `最后一页还空 ${lines} 行（两栏合计），可以放补白。`;
}

function pointOf(event: MouseEvent): Point {
  return { x: event.clientX, y: event.clientY };
}
