import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';

export interface TextRange {
  from: number;
  to: number;
}

/** Where characters get another look: the selection, or the block of the cursor. */
export function touchedRanges({ empty, ranges, $from }: Selection): TextRange[] {
  if (empty) return $from.parent.isTextblock ? [{ from: $from.start(), to: $from.end() }] : [];
  return ranges.map((range) => ({ from: range.$from.pos, to: range.$to.pos }));
}

/** Whether only a part of one block is selected: then its characters are meant, else the blocks too. */
export function isPartOfBlock({ empty, ranges, $from, $to }: Selection): boolean {
  if (empty || ranges.length > 1 || !$from.sameParent($to) || !$from.parent.isTextblock) return false;
  return $from.parentOffset > 0 || $to.parentOffset < $to.parent.content.size;
}

/** The first block of text that the selection touches. */
export function firstTextblock(doc: Node, { ranges, $from }: Selection): Node | null {
  if ($from.parent.isTextblock) return $from.parent;
  let first: Node | null = null;
  for (const range of ranges) {
    doc.nodesBetween(range.$from.pos, range.$to.pos, (node) => {
      if (node.isTextblock && node.type.name !== 'footnote') first ??= node;
      return first === null;
    });
  }
  return first;
}
