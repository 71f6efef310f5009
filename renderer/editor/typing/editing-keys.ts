import { chainCommands } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { type Command, NodeSelection, type Plugin, type Selection, TextSelection } from '@tiptap/pm/state';
import { setBlockStyle } from './block-style.ts';
import { clearFormat } from './clear-format.ts';
import { paintFormat, takeFormat } from './format-painter.ts';
import { behindSelectedNote } from './keep-selected-node.ts';
import { lookNames, looks } from './looks.ts';
import { moveBlock } from './move-block.ts';
import { undoNumberedHeading } from './numbered-headings.ts';
import { goToSpareLine } from './spare-lines.ts';
import { toggleNamedMark } from './toggle-named-mark.ts';

/** The usual keys of an office program. They come before those of the editor's own key map. */
export function editingKeys(): Plugin {
  return keymap({
    ...Object.fromEntries(lookNames.map((name) => [binding(looks[name].keys), toggleNamedMark(name)])),
    'Mod-Alt-0': setBlockStyle('paragraph'),
    'Mod-Alt-1': setBlockStyle('heading1'),
    'Mod-Alt-2': setBlockStyle('heading2'),
    'Mod-Alt-3': setBlockStyle('heading3'),
    'Mod-Alt-4': setBlockStyle('heading4'),
    'Mod-Alt-c': takeFormat(true),
    'Mod-Alt-v': paintFormat,
    'Mod-Alt-z': clearFormat,
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Shift-Enter': insertHardBreak,
    'Alt-Shift-ArrowUp': moveBlock('up'),
    'Alt-Shift-ArrowDown': moveBlock('down'),
    Enter: leaveCaption,
    Backspace: chainCommands(undoNumberedHeading, selectFigureOfCaption, headingToParagraph),
    Delete: keepCaptionApart,
    Escape: selectFigureFromCaption,
  });
}

/** 「Ctrl+Shift+B」 as ProseMirror names it. */
function binding(keys: string): string {
  return keys
    .replace('Ctrl', 'Mod')
    .replaceAll('+', '-')
    .replace(/[A-Z]$/, (letter) => letter.toLowerCase());
}

const insertHardBreak: Command = (state, dispatch) => {
  const { hardBreak } = state.schema.nodes;
  if (!hardBreak || !state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.setSelection(behindSelectedNote(state)).replaceSelectionWith(hardBreak.create()).scrollIntoView());
  return true;
};

/** Enter in a caption does not make a second picture: the cursor goes on below. */
const leaveCaption: Command = (state, dispatch) => {
  const { tr, doc, selection } = state;
  const { $head } = selection;
  if ($head.parent.type.name !== 'figure' && !isFigureSelected(selection)) return false;
  const end = isFigureSelected(selection) ? selection.to : $head.after();
  if (doc.resolve(end).nodeAfter?.type.name !== 'paragraph') return goToSpareLine(end)(state, dispatch);
  dispatch?.(tr.setSelection(TextSelection.create(doc, end + 1)).scrollIntoView());
  return true;
};

/** Backspace at the start of a caption selects the picture, so that the next one removes it. */
const selectFigureOfCaption: Command = (state, dispatch) => {
  const { $cursor } = state.selection as TextSelection;
  if ($cursor?.parent.type.name !== 'figure' || $cursor.parentOffset > 0) return false;
  return selectFigureFromCaption(state, dispatch);
};

const selectFigureFromCaption: Command = ({ tr, selection }, dispatch) => {
  const { $head } = selection;
  if (!(selection instanceof TextSelection) || $head.parent.type.name !== 'figure') return false;
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, $head.before())));
  return true;
};

/** Backspace at the start of a heading takes the heading away before it joins two blocks. */
const headingToParagraph: Command = (state, dispatch) => {
  const { $cursor } = state.selection as TextSelection;
  const name = $cursor?.parent.type.name;
  if (!$cursor || $cursor.parentOffset > 0 || (name !== 'heading' && name !== 'credits')) return false;
  return setBlockStyle('paragraph')(state, dispatch);
};

/** Delete at the end of a caption, or in front of a figure, selects instead of joining. */
const keepCaptionApart: Command = ({ tr, selection }, dispatch) => {
  const { $cursor } = selection as TextSelection;
  if (!$cursor || $cursor.parentOffset < $cursor.parent.content.size || $cursor.depth !== 1) return false;
  if ($cursor.parent.type.name === 'figure') return true;
  const next = $cursor.doc.resolve($cursor.after()).nodeAfter;
  if (next?.type.name !== 'figure') return false;
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, $cursor.after())));
  return true;
};

function isFigureSelected(selection: Selection): boolean {
  return selection instanceof NodeSelection && selection.node.type.name === 'figure';
}
