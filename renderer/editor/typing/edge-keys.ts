import { keymap } from '@tiptap/pm/keymap';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type Command, type Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { goToSpareLine, isClosed, isOnUnusedLine } from './spare-lines.ts';

type Side = 'start' | 'end';

/** Keys that lead out of a table, a picture or a note where the text ends or begins with it, and back into it. */
export function edgeKeys(): Plugin {
  return keymap({
    'Mod-End': goToEdge('end'),
    'Mod-Home': goToEdge('start'),
    ArrowDown: stepOut('end'),
    ArrowUp: stepOut('start'),
    Backspace: leaveLine(-1),
    'Mod-Backspace': leaveLine(-1),
    Delete: leaveLine(1),
  });
}

/** Before the first block or behind the last, where that is none to write on in. */
export function goToEdge(side: Side): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const block = edgeOf(doc, side);
    const isAtEdge = selection.eq(side === 'end' ? Selection.atEnd(doc) : Selection.atStart(doc));
    // A note is text that can be gone on with: its own end comes first.
    if (!isClosed(block) || (block.type.spec.isolating !== true && !isAtEdge)) return false;
    return goToSpareLine(side === 'end' ? doc.content.size : 0)(state, dispatch);
  };
}

/** Out of the last line of the last block, or the first of the first. */
function stepOut(side: Side): Command {
  return (state, dispatch, view) => {
    const { doc, selection } = state;
    const { $head } = selection;
    if (!(selection instanceof TextSelection) || !selection.empty || !view) return false;
    const block = edgeOf(doc, side);
    if (!isClosed(block) || $head.node(1) !== block || !isOutermost($head, side)) return false;
    if (!view.endOfTextblock(side === 'end' ? 'down' : 'up')) return false;
    return goToSpareLine(side === 'end' ? doc.content.size : 0)(state, dispatch);
  };
}

/** Nobody wrote on the line: it goes as the cursor goes back. */
function leaveLine(direction: 1 | -1): Command {
  return (state, dispatch) => {
    if (!isOnUnusedLine(state)) return false;
    const { $head } = state.selection;
    const next = Selection.findFrom(state.doc.resolve(direction === 1 ? $head.after() : $head.before()), direction);
    if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView());
    return true;
  };
}

function edgeOf(doc: Node, side: Side): Node {
  return doc.child(side === 'end' ? doc.childCount - 1 : 0);
}

/** Whether nothing stands below a line in its block, or above it: in a table the cells beside it do not count. */
function isOutermost($head: ResolvedPos, side: Side): boolean {
  for (let depth = 1; depth < $head.depth; depth += 1) {
    const node = $head.node(depth);
    if (node.type.name === 'table') {
      const map = TableMap.get(node);
      const { top, bottom } = map.findCell($head.before(3) - $head.start(1));
      if (side === 'end' ? bottom < map.height : top > 0) return false;
    } else if (node.type.name !== 'tableRow') {
      const isLast = side === 'end' ? $head.index(depth) === node.childCount - 1 : $head.index(depth) === 0;
      if (!isLast) return false;
    }
  }
  return true;
}
