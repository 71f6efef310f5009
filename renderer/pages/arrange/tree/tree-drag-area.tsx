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
import { type ReactNode, useState } from 'react';
import type { IssueOutline } from '../../../../shared/contract/issues-contract.ts';
import { arrangementOf } from '../../../../shared/periodical/arrangement.ts';
import type { Dragged, DropPlan } from '../../../arranging/drop-plan.ts';
import styles from './issue-tree.module.css';
import { type RowPoint, rowAt } from './row-at.ts';
import { planDrop } from './tree-drag.ts';
import { treeRows } from './tree-rows.ts';
import { useTreeState } from './tree-state.ts';
import { useLastRelease } from './use-last-release.ts';

export interface TreeDragAreaProps {
  outline: IssueOutline;
  onDrop(moved: Dragged, plan: DropPlan): void;
  /** Gets where what is dragged would be put; null where nothing is. */
  children(plan: DropPlan | null): ReactNode;
}

/** Where rows and manuscripts are dragged with the mouse; the keys are the tree's. */
export function TreeDragArea({ outline, onDrop, children }: TreeDragAreaProps) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [plan, setPlan] = useState<DropPlan | null>(null);
  // A click is no drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
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
        if (moved && dropped) onDrop(moved, dropped);
        end();
      }}
    >
      {children(plan)}
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
