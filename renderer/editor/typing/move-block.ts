import { type Command, TextSelection } from '@tiptap/pm/state';

/** Moves the block of the cursor past its neighbour, as outlines do. */
export function moveBlock(direction: 'up' | 'down'): Command {
  return ({ tr, doc, selection }, dispatch) => {
    const { $head } = selection;
    if ($head.depth === 0) return false;
    const index = $head.index(0);
    const block = doc.child(index);
    const neighbour = doc.maybeChild(index + (direction === 'up' ? -1 : 1));
    if (!neighbour) return false;
    const start = $head.before(1);
    const target = direction === 'up' ? start - neighbour.nodeSize : start + neighbour.nodeSize;
    tr.delete(start, start + block.nodeSize).insert(target, block);
    tr.setSelection(TextSelection.near(tr.doc.resolve(target + ($head.pos - start))));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
