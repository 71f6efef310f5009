import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, rectSortingStrategy, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { CSSProperties, ReactNode } from 'react';

interface SortableProps {
  /** In the order shown. */
  ids: readonly string[];
  /** One below the other, or in lines like words. */
  shape: 'list' | 'flow';
  onMove: (from: number, to: number) => void;
  children: ReactNode;
}

/** Its items are put into another order by dragging; keys are up to the items (see `moveKeys`). */
export function Sortable({ ids, shape, onMove, children }: SortableProps) {
  // A press that hardly moves stays a click.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ screenReaderInstructions: { draggable: '按住 Alt 再按方向键可以移动。' }, announcements }}
      onDragEnd={({ active, over }) => {
        const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
        if (from >= 0 && to >= 0 && from !== to) onMove(from, to);
      }}
    >
      <SortableContext items={[...ids]} strategy={shape === 'list' ? verticalListSortingStrategy : rectSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What an item of `Sortable` needs: `box` for its outermost element, `handle` for what it is dragged by. */
export function useSortableItem(id: string) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  const style: CSSProperties = {
    transform: CSS.Translate.toString(transform),
    transition,
    ...(isDragging ? { position: 'relative', zIndex: 2, opacity: 0.75 } : {}),
  };
  return { box: { ref: setNodeRef, style }, handle: { ref: setActivatorNodeRef, ...listeners } };
}

/** Where Alt with an arrow key moves an item to; undefined for every other key and beyond the ends. */
export function moveKeys(
  event: Pick<KeyboardEvent, 'altKey' | 'key'>,
  { index, count, shape }: { index: number; count: number; shape: SortableProps['shape'] },
): number | undefined {
  const [back, forth] = shape === 'list' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const to = event.key === back ? index - 1 : event.key === forth ? index + 1 : -1;
  return event.altKey && to >= 0 && to < count ? to : undefined;
}

/** `items` with the one at `from` moved to `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  return arrayMove([...items], from, to);
}

const announcements = {
  onDragStart: () => '已拿起',
  onDragOver: () => undefined,
  onDragEnd: () => '已放下',
  onDragCancel: () => '已取消移动',
};
