import { toggleMark } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/document/schema.ts';

/** Marks the selection, or takes the mark away. */
export function toggleNamedMark(name: MarkName): Command {
  return (state, dispatch, view) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch, view) : false;
  };
}
