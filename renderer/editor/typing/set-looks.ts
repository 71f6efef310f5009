import type { Mark, MarkType } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { TextRange } from './touched-text.ts';

/**
 * Takes marks away and gives others, character by character. What a footnote says keeps its own: a step over the whole of one would,
 * undone, write the marks of the footnote into its text.
 */
export function setLooks(
  tr: Transaction,
  { from, to }: TextRange,
  { without, given = [] }: { without: readonly (MarkType | undefined)[]; given?: readonly Mark[] },
): void {
  const isTaken = (mark: Mark): boolean => without.includes(mark.type) && !mark.isInSet(given);
  // Steps of marks move nothing, so that the places of the document as it was stay right.
  tr.doc.nodesBetween(from, to, (node, position, parent) => {
    if (!node.isInline) return true;
    const gone = node.marks.filter(isTaken);
    const come = given.filter((mark) => !mark.isInSet(node.marks) && parent?.type.allowsMarkType(mark.type));
    if (!node.isText) {
      for (const mark of gone) tr.removeNodeMark(position, mark);
      for (const mark of come) tr.addNodeMark(position, mark);
      return false;
    }
    const [start, end] = [Math.max(from, position), Math.min(to, position + node.nodeSize)];
    for (const mark of gone) tr.removeMark(start, end, mark);
    for (const mark of come) tr.addMark(start, end, mark);
    return false;
  });
}
