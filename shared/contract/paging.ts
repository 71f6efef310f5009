import { z } from 'zod';

/** One page of a list that may be long. */
export interface Page<Item> {
  items: Item[];
  /** Of the whole list, as it stands now. */
  total: number;
  /** What asks for the page after this one; null at the end. Who pages on gets every row that does not change meanwhile, and gets it once. */
  next: string | null;
}

/** What every paged list is asked with. `after`: the `next` of the page before. */
export const pagingShape = {
  after: z.string().max(10_000).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
};

/** Where a page ends: what its last row is sorted by, and what tells that row from others with the same. */
export type Cursor<Key extends string | number> = readonly [key: Key, row: number];

export function cursorText(cursor: Cursor<string | number>): string {
  return JSON.stringify(cursor);
}

/** Null where there is none, and where it is not one that `cursorText` made of such a key: the list begins at its start. */
export function readCursor<Key extends string | number>(text: string | null, key: z.ZodType<Key>): Cursor<Key> | null {
  if (text === null) return null;
  try {
    return z.tuple([key, z.number()]).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
