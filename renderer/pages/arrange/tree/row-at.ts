/** A row of the tree by its key, and in which half of it a point is. */
export interface RowPoint {
  key: string;
  isLower: boolean;
}

/** The row of the tree that is shown at a point of the window. */
export function rowAt({ x, y }: { x: number; y: number }): RowPoint | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[role=tree] [data-key]');
  if (!row?.dataset.key) return null;
  const { top, height } = row.getBoundingClientRect();
  return { key: row.dataset.key, isLower: y > top + height / 2 };
}
