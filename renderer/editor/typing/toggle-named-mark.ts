import { toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/document/schema.ts';
import { setLooks } from './set-looks.ts';
import { type TextRange, touchedRanges } from './touched-text.ts';

/** Marks the selection, or takes the mark away where some of it has it. */
export function toggleNamedMark(name: MarkName): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name];
    if (!type) return false;
    const { empty } = state.selection;
    const places = empty ? [] : touchedRanges(state.selection);
    if (!places.some((place) => hasFootnote(state.doc, place))) return toggleMark(type)(state, dispatch, view);
    const isMarked = places.some(({ from, to }) => state.doc.rangeHasMark(from, to, type));
    const looks = isMarked ? { without: [type] } : { without: [], given: [type.create()] };
    const { tr } = state;
    for (const place of places) setLooks(tr, place, looks);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function hasFootnote(doc: Node, { from, to }: TextRange): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node) => {
    found ||= node.type.name === 'footnote';
    return !found;
  });
  return found;
}
