import { App } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import { openInNewWindow } from '../../../api/connection.ts';
import { errorMessage } from '../../../api/error-message.ts';
import { articlePlacements, partPages } from '../../../arranging/article-pages.ts';
import type { DropPlan } from '../../../arranging/drop-plan.ts';
import type { ArrangingActions } from '../../../arranging/use-arranging.ts';
import type { TreeActions } from '../../../arranging/use-tree-actions.ts';
import { ContextMenu } from '../../../components/context-menu.tsx';
import { useStableHandlers } from '../../../components/use-stable-handlers.ts';
import { addresses, go, type IssuePart } from '../../../navigation/navigation.ts';
import { usePages } from '../../../preview/pages-store.ts';
import { changeTitle, rowMenu } from './row-menu.ts';
import { type TreeCommand, treeCommand } from './tree-keys.ts';
import styles from './tree-list.module.css';
import { type Point, type RowHandlers, TreeRowView } from './tree-row.tsx';
import { articleKey, sectionKey, type TreeRow, treeRows } from './tree-rows.ts';
import { useTreeState } from './tree-state.ts';
import { useMoveSentence } from './use-move-sentence.ts';

export interface TreeListProps {
  issueId: string;
  outline: IssueOutline;
  part: IssuePart | null;
  actions: TreeActions;
  arranging: ArrangingActions;
  /** Where a thing that is being dragged would go. */
  dropLine: DropPlan['line'] | null;
}

/** Where the menu of a row stands. */
interface OpenMenu {
  row: TreeRow;
  /** All of it, or what the ＋ of a section offers. */
  kind: 'all' | 'add';
  x: number;
  y: number;
}

/**
 * The issue as a tree. The focus stays on the tree itself, which says what row it is on, so that no row loses it by being
 * moved.
 */
export function TreeList({ issueId, outline, part, actions, arranging, dropLine }: TreeListProps) {
  const { message } = App.useApp();
  const openWindow = (address: string): void =>
    void openInNewWindow(address).catch((error: unknown) => message.error(errorMessage(error)));
  const prefix = useId();
  const tree = useRef<HTMLDivElement>(null);
  const { focused, renaming, closed } = useTreeState();
  const rows = useMemo(() => treeRows(outline, closed), [outline, closed]);
  const map = usePages((state) => (state.issueId === issueId ? state.map : null));
  const isStale = usePages((state) => state.isStale);
  const placements = useMemo(() => map && articlePlacements(map), [map]);
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  const chosen = part === null ? null : typeof part === 'string' ? part : articleKey(part.articleId);
  const current = rows.find((row) => row.key === focused) ?? rows.find((row) => row.key === chosen) ?? rows[0];
  const domId = (key: string): string => `${prefix}-${key}`;

  // Choosing in the preview or by a link moves the focus of the tree too.
  useEffect(() => {
    if (chosen !== null) useTreeState.setState({ focused: chosen });
  }, [chosen]);
  useEffect(() => {
    document.getElementById(`${prefix}-${focused}`)?.scrollIntoView({ block: 'nearest' });
  }, [focused, prefix]);

  const open = (row: TreeRow): void => {
    focusOn(row.key);
    if (row.kind === 'part') go(addresses.arrange(issueId, row.part));
    if (row.kind === 'article') go(addresses.arrange(issueId, { articleId: row.id }));
  };
  const focusOn = (key: string): void => useTreeState.setState({ focused: key });
  const fold = (sectionId: string, isOpen: boolean): void => {
    const next = new Set(closed);
    if (isOpen) next.delete(sectionId);
    else next.add(sectionId);
    useTreeState.setState({ closed: next });
  };
  const rename = (sectionId: string): void => useTreeState.setState({ renaming: sectionId, focused: sectionKey(sectionId) });
  const showMenu = (row: TreeRow, kind: OpenMenu['kind'], { x, y }: Point): void => {
    focusOn(row.key);
    setMenu({ row, kind, x, y });
  };

  const run = (command: TreeCommand, row: TreeRow): void => {
    switch (command.kind) {
      case 'focus':
        focusOn(command.key);
        break;
      case 'fold':
        fold(command.sectionId, command.isOpen);
        break;
      case 'open':
        open(row);
        break;
      case 'rename':
        if (row.kind === 'section') rename(row.id);
        if (row.kind === 'article') changeTitle(issueId, row.id);
        break;
      case 'remove':
        remove(row);
        break;
      case 'undo':
        void arranging.undo();
        break;
      case 'redo':
        void arranging.redo();
        break;
      case 'menu': {
        const { left = 0, bottom = 0 } = document.getElementById(domId(row.key))?.getBoundingClientRect() ?? {};
        showMenu(row, 'all', { x: left + 40, y: bottom });
        break;
      }
      case 'step':
      case 'cross':
        focusOn(row.key);
        if (row.kind === 'section') void actions.stepSection(row.id, row.name, command.direction);
        if (row.kind === 'article') {
          const move = command.kind === 'step' ? actions.stepArticle : actions.crossSection;
          void move(row.entry, command.direction);
        }
    }
  };
  const remove = (row: TreeRow): void => {
    if (row.kind === 'section') actions.removeSection(row.id);
    if (row.kind !== 'article') return;
    const at = rows.indexOf(row);
    focusOn((rows[at + 1] ?? rows[at - 1])?.key ?? row.key);
    void actions.takeOut(row.entry);
  };

  const on = useStableHandlers<RowHandlers>({
    open,
    fold: (row) => row.kind === 'section' && fold(row.id, !row.isOpen),
    add: (row, at) => showMenu(row, 'add', at),
    menu: (row, at) => showMenu(row, 'all', at),
    startRename: (row) => row.kind === 'section' && rename(row.id),
    renamed(row, name) {
      // Leaving the field after Enter or Escape is no second answer.
      if (row.kind !== 'section' || useTreeState.getState().renaming !== row.id) return;
      useTreeState.setState({ renaming: null });
      tree.current?.focus();
      if (name !== null) void actions.renameSection(row.id, row.name, name);
    },
  });
  const announced = useMoveSentence(outline);

  const isMenuOfAll = menu?.kind === 'all';
  const items = menu
    ? rowMenu(menu.row, { issueId, sections: outline.sections, actions, open, rename, openInNewWindow: openWindow })
    : [];
  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label="本期结构"
        aria-description="上下键选择，Alt 加上下键移动，Alt 加 Shift 加上下键移到相邻的栏目，回车打开，Delete 取出。"
        aria-activedescendant={current && domId(current.key)}
        tabIndex={0}
        className={styles.tree}
        data-stale={isStale || undefined}
        onKeyDown={(event) => {
          const command = event.target === tree.current && current && treeCommand(event, rows, current.key);
          if (!command) return;
          event.preventDefault();
          run(command, current);
        }}
      >
        {rows.map((row) => {
          const placement = row.kind === 'article' ? placements?.get(row.id) : undefined;
          return (
            <TreeRowView
              key={row.key}
              id={domId(row.key)}
              row={row}
              isChosen={row.key === chosen}
              isFocused={row.key === current?.key}
              isRenaming={row.kind === 'section' && row.id === renaming}
              dropEdge={dropLine?.rowKey === row.key ? dropLine.edge : null}
              pages={row.kind === 'part' && map ? partPages(map, row.part) : (placement?.pages ?? '')}
              spaceKind={placement?.space?.kind ?? null}
              spaceLines={placement?.space?.lines ?? 0}
              faultyPages={placement?.faultyPages ?? ''}
              on={on}
            />
          );
        })}
      </div>
      <div aria-live="polite" className={styles.announced}>
        {announced}
      </div>
      {menu && (
        <ContextMenu
          key={`${menu.row.key} ${menu.x} ${menu.y}`}
          items={isMenuOfAll ? items : items.slice(0, 2)}
          at={menu}
          onClose={closeMenu}
        />
      )}
    </>
  );

  function closeMenu(): void {
    setMenu(null);
    tree.current?.focus();
  }
}
