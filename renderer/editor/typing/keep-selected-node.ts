import { type EditorState, NodeSelection, Plugin, type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { goToSpareLine } from './spare-lines.ts';

const firstCharacter = 0x20;
const keyOfInputMethod = 229;

/**
 * A picture or footnote that is selected is not written over: what is typed, composed or pasted goes behind it, of a picture into a
 * paragraph of its own. Delete, Backspace and cutting take it away.
 */
export function keepSelectedNode(): Plugin {
  return new Plugin({
    props: {
      // Enter is no character: that of a field that has just given the focus back may arrive here.
      handleKeyPress: (view, event) => event.charCode >= firstCharacter && goBehind(view),
      // The key that begins a composition: once it has begun, what changes beside it doubles its first letter.
      handleKeyDown: (view, event) => event.keyCode === keyOfInputMethod && goBehind(view),
      handlePaste: goBehind,
      handleDOMEvents: {
        compositionstart: goBehind,
        // What comes without a key, as from the panel of symbols of the system.
        beforeinput(view, event) {
          if (event.inputType !== 'insertText' || event.data === null || !selectedNode(view.state.selection)) return false;
          goBehind(view);
          event.preventDefault();
          typeText(view, event.data);
          return true;
        },
      },
    },
  });
}

/** The selection, or the cursor behind the footnote that is selected. */
export function behindSelectedNote({ doc, selection }: EditorState): Selection {
  return selectedNode(selection)?.isInline ? TextSelection.create(doc, selection.to) : selection;
}

/** Always false: what is typed or pasted is still to come. */
function goBehind(view: EditorView): false {
  const { state } = view;
  const { selection, doc } = state;
  const node = selectedNode(selection);
  if (!node) return false;
  const next = doc.resolve(selection.to).nodeAfter;
  const isSpare = node.isBlock && next?.type.name === 'paragraph' && next.content.size === 0;
  if (node.isBlock && !isSpare) goToSpareLine(selection.to)(state, view.dispatch);
  else view.dispatch(state.tr.setSelection(TextSelection.create(doc, selection.to + (isSpare ? 1 : 0))));
  return false;
}

function selectedNode(selection: Selection) {
  return selection instanceof NodeSelection ? selection.node : null;
}

function typeText(view: EditorView, text: string): void {
  const { from } = view.state.selection;
  const insert = () => view.state.tr.insertText(text).scrollIntoView();
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, from, text, insert))) view.dispatch(insert());
}
