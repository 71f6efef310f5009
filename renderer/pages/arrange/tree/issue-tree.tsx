import { PlusOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import {
  type Announcements,
  type CollisionDetection,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import type { Manuscript } from '../../../../shared/contract/manuscripts-contract.ts';
import { arrangementOf } from '../../../../shared/periodical/arrangement.ts';
import type { IssuePart } from '../../../app/navigation.ts';
import { useArranging } from '../arranging/use-arranging.tsx';
import { AddSection } from './add-section.tsx';
import styles from './issue-tree.module.css';
import { ManuscriptDrawer } from './manuscript-drawer.tsx';
import { type RowPoint, rowAt } from './row-at.ts';
import { type Dragged, type DropPlan, planDrop } from './tree-drag.ts';
import { TreeList } from './tree-list.tsx';
import { treeRows } from './tree-rows.ts';
import { useTreeState } from './tree-state.ts';
import { useLastRelease } from './use-last-release.ts';
import { type TreeActions, useTreeActions } from './use-tree-actions.ts';

export interface IssueTreeProps {
  issueId: string;
  outline: IssueOutline;
  unplaced: readonly Manuscript[];
  part: IssuePart | null;
}

/** The left pane of 编排: the issue as a tree, its page budget, and the manuscripts that have no place yet. */
export function IssueTree({ issueId, outline, unplaced, part }: IssueTreeProps) {
  const arranging = useArranging(issueId);
  const actions = useTreeActions(issueId, outline, arranging);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [plan, setPlan] = useState<DropPlan | null>(null);
  // A click is no drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const articleId = part !== null && typeof part !== 'string' ? part.articleId : null;
  const letGoAt = useLastRelease();

  const planAt = (moving: Dragged, at: RowPoint | null): DropPlan | null => {
    const row = at && treeRows(outline, useTreeState.getState().closed).find(({ key }) => key === at.key);
    return row ? planDrop(arrangementOf(outline), moving, row, at.isLower) : null;
  };
  const follow = ({ active, collisions }: DragMoveEvent): void => {
    const moving = draggedOf(active);
    const under = collisions?.[0];
    setPlan(moving && under ? planAt(moving, { key: String(under.id), isLower: under.data?.isLower === true }) : null);
  };
  const end = (): void => {
    setDragged(null);
    setPlan(null);
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={rowUnderPointer}
      // A row's height at either end: what comes from the drawer crosses the lower end on its way.
      autoScroll={{ threshold: { x: 0, y: 0.08 }, acceleration: 6 }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setDragged(draggedOf(active) ?? null)}
      onDragMove={follow}
      onDragOver={follow}
      onDragCancel={end}
      onDragEnd={({ active }) => {
        const moved = draggedOf(active);
        const dropped = moved && letGoAt.current && planAt(moved, rowAt(letGoAt.current));
        if (moved && dropped) {
          useTreeState.setState({ focused: `${moved.kind}/${moved.id}` });
          void actions.drop(moved, dropped);
        }
        end();
      }}
    >
      <aside className={styles.pane} data-tour="tree" aria-label="本期">
        <div className={styles.head}>
          <h2>本期</h2>
          <Tooltip title={arranging.undoLabel ? `撤销：${arranging.undoLabel}` : '没有可以撤销的移动'}>
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined aria-hidden />}
              aria-label="撤销移动"
              disabled={!arranging.undoLabel}
              onClick={() => void arranging.undo()}
            />
          </Tooltip>
          <Tooltip title={arranging.redoLabel ? `重做：${arranging.redoLabel}` : '没有可以重做的移动'}>
            <Button
              type="text"
              size="small"
              icon={<RedoOutlined aria-hidden />}
              aria-label="重做移动"
              disabled={!arranging.redoLabel}
              onClick={() => void arranging.redo()}
            />
          </Tooltip>
          <AddSection
            existing={outline.sections.map((section) => section.name)}
            onAdd={(name) => void actions.addSection(name, sectionAfterFocus(outline))}
          />
          <AddArticle outline={outline} actions={actions} />
        </div>
        <TreeList
          issueId={issueId}
          outline={outline}
          part={part}
          actions={actions}
          arranging={arranging}
          dropLine={plan?.line ?? null}
        />
        <ManuscriptDrawer
          issueId={issueId}
          sections={outline.sections}
          unplaced={unplaced}
          articleId={articleId}
          actions={actions}
        />
      </aside>
      <DragOverlay dropAnimation={null} modifiers={[besidePointer]} style={{ pointerEvents: 'none' }}>
        {dragged && (
          <div className={styles.dragged} data-kind={dragged.kind}>
            {dragged.kind === 'section' ? `◇ ${dragged.title}` : dragged.title}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function AddArticle({ outline, actions }: { outline: IssueOutline; actions: TreeActions }) {
  const hasSections = outline.sections.length > 0;
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'article',
            label: '新建稿件',
            disabled: !hasSections,
            onClick: () => void actions.create('article', placeAtFocus(outline)),
          },
          {
            key: 'filler',
            label: '新建补白',
            disabled: !hasSections,
            onClick: () => void actions.create('filler', placeAtFocus(outline)),
          },
          { type: 'divider' },
          {
            key: 'drawer',
            label: '从未编入的稿件里选',
            onClick: () => useTreeState.setState({ isDrawerOpen: true }),
          },
        ],
      }}
    >
      <Button type="text" size="small" aria-label="加稿件" icon={<PlusOutlined aria-hidden />}>
        稿件
      </Button>
    </Dropdown>
  );
}

/** After the article the focus is on, at the end of the section it is on, or at the end of the issue. */
function placeAtFocus({ sections }: IssueOutline): { sectionId: string; after: string | null } | null {
  const { focused } = useTreeState.getState();
  for (const { id, articles } of sections) {
    if (focused === `section/${id}`) return { sectionId: id, after: null };
    const article = articles.find((one) => focused === `article/${one.id}`);
    if (article) return { sectionId: id, after: article.id };
  }
  const last = sections.at(-1);
  return last ? { sectionId: last.id, after: null } : null;
}

/** The section that a new one stands before: the one after that of the focus, or null for the end. */
function sectionAfterFocus({ sections }: IssueOutline): string | null {
  const { focused } = useTreeState.getState();
  const at = sections.findIndex(({ id }) => focused === `section/${id}`);
  return at === -1 ? null : (sections[at + 1]?.id ?? null);
}

/** What is dragged hangs beside the pointer, so that the line of its new place stays in sight. */
const besidePointer: Modifier = ({ activatorEvent, activeNodeRect, transform }) =>
  activatorEvent instanceof PointerEvent && activeNodeRect
    ? {
        ...transform,
        x: transform.x + activatorEvent.clientX - activeNodeRect.left + 14,
        y: transform.y + activatorEvent.clientY - activeNodeRect.top + 10,
      }
    : transform;

/** What is on the screen counts, not where the rows were when the drag began: the list may have grown or moved since. */
const rowUnderPointer: CollisionDetection = ({ pointerCoordinates, droppableContainers }) => {
  const at = pointerCoordinates && rowAt(pointerCoordinates);
  const droppableContainer = droppableContainers.find(({ id }) => id === at?.key);
  return at && droppableContainer ? [{ id: at.key, data: { droppableContainer, value: 0, isLower: at.isLower } }] : [];
};

const draggedOf = (active: { data: { current?: Record<string, unknown> } }): Dragged | undefined =>
  active.data.current?.dragged as Dragged | undefined;

/** What is done with the mouse is told by the notice of each step; only the start is worth a word. */
const announcements: Announcements = {
  onDragStart: ({ active }) => `拿起了“${draggedOf(active)?.title ?? ''}”。`,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: ({ active }) => `“${draggedOf(active)?.title ?? ''}”放回了原处。`,
};
