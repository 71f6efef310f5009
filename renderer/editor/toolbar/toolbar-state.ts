import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import type { MarkName } from '../../../shared/document/schema.ts';
import type { Align } from '../../../shared/document/types.ts';
import { type BlockStyle, blockStyleOf } from '../typing/block-style.ts';
import { takenFormat } from '../typing/format-painter.ts';
import { lookNames } from '../typing/looks.ts';
import { hasRunInHeading } from '../typing/run-in-heading.ts';
import { firstTextblock } from '../typing/touched-text.ts';

/** What the buttons show; compared by value, so that typing draws nothing anew. */
export interface ToolbarState {
  style: BlockStyle | null;
  marks: Readonly<Partial<Record<MarkName, boolean>>>;
  align: Align | null;
  isRunIn: boolean;
  isInTable: boolean;
  /** The 格式刷 has taken up a format. */
  isPainting: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

export function toolbarState({ editor }: { editor: Editor }): ToolbarState {
  const { state } = editor;
  const { parent } = state.selection.$from;
  const block = firstTextblock(state.doc, state.selection);
  return {
    style: blockStyleOf(state.selection),
    marks: Object.fromEntries([...lookNames, 'link' as const].map((name) => [name, isMarked(state, name)])),
    align: block?.type.name === 'paragraph' ? (block.attrs.align as Align) : null,
    isRunIn: hasRunInHeading(parent),
    isInTable: isInTable(state),
    isPainting: takenFormat(state) !== null,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  };
}

function isMarked({ selection, storedMarks, doc, schema }: EditorState, name: MarkName): boolean {
  const type = schema.marks[name];
  if (!type) return false;
  if (selection.empty) return type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined;
  return selection.ranges.some(({ $from, $to }) => doc.rangeHasMark($from.pos, $to.pos, type));
}
