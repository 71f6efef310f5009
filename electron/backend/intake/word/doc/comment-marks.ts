import type { DocComment } from './comments.ts';

/** Which comments are on the text, told from position to position. */
export interface CommentMarks {
  /** Something changes there. */
  changesAt(position: number): boolean;
  /** Those from there on, after the changes there; undefined for none. */
  openAt(position: number): readonly string[] | undefined;
  /** Those that are on no text but on the place. */
  placedAt(position: number): readonly string[];
}

export function commentMarks(comments: readonly DocComment[]): CommentMarks {
  const changes = new Map<number, { opens: string[]; closes: string[] }>();
  const placed = new Map<number, string[]>();
  const changeAt = (position: number): { opens: string[]; closes: string[] } => {
    const change = changes.get(position) ?? { opens: [], closes: [] };
    changes.set(position, change);
    return change;
  };
  for (const { id, from, to } of comments) {
    if (from === to) placed.set(from, [...(placed.get(from) ?? []), id]);
    else {
      changeAt(from).opens.push(id);
      changeAt(to).closes.push(id);
    }
  }
  const open = new Set<string>();
  let list: readonly string[] | undefined;
  return {
    changesAt: (position) => changes.has(position),
    openAt(position) {
      const change = changes.get(position);
      if (change) {
        changes.delete(position);
        for (const id of change.closes) open.delete(id);
        for (const id of change.opens) open.add(id);
        list = open.size > 0 ? [...open] : undefined;
      }
      return list;
    },
    placedAt: (position) => placed.get(position) ?? [],
  };
}
