import { closeHistory } from '@tiptap/pm/history';
import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { DocumentNode } from '../../../shared/document/types.ts';
import { shownPosition, withoutSpareLines } from '../typing/spare-lines.ts';

/** Puts another text in the place of this one, as one step of the history. */
export function replaceDocument(document: DocumentNode): Command {
  return (state, dispatch) => {
    const { tr, schema, doc } = state;
    const next = schema.nodeFromJSON(document);
    next.check();
    if (withoutSpareLines(state).content.findDiffStart(next.content) === null) return false;
    tr.replaceWith(0, doc.content.size, next.content).setSelection(TextSelection.atStart(tr.doc));
    dispatch?.(closeHistory(tr).scrollIntoView());
    return true;
  };
}

/** Puts the cursor into a top-level block and shows it in the middle of the window. */
export function selectBlock(view: EditorView, block: number): void {
  const { doc, tr } = view.state;
  const text = withoutSpareLines(view.state);
  const index = Math.min(Math.max(block, 0), text.childCount - 1);
  let start = 0;
  for (let i = 0; i < index; i += 1) start += text.child(i).nodeSize;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(shownPosition(view.state, start) + 1))));
  view.focus();
  const dom = view.nodeDOM(view.state.selection.$from.before(1));
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' });
}
