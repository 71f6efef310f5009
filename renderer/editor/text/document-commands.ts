import { closeHistory } from '@tiptap/pm/history';
import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { DocumentNode } from '../../../shared/document/types.ts';

/** Puts another text in the place of this one, as one step of the history. */
export function replaceDocument(document: DocumentNode): Command {
  return ({ tr, schema, doc }, dispatch) => {
    const next = schema.nodeFromJSON(document);
    next.check();
    const first = doc.content.findDiffStart(next.content);
    if (first === null) return false;
    tr.replaceWith(0, doc.content.size, next.content).setSelection(TextSelection.atStart(tr.doc));
    dispatch?.(closeHistory(tr).scrollIntoView());
    return true;
  };
}

/** Puts the cursor into a top-level block and shows it in the middle of the window. */
export function selectBlock(view: EditorView, block: number): void {
  const { doc, tr } = view.state;
  const index = Math.min(Math.max(block, 0), doc.childCount - 1);
  let position = 0;
  for (let i = 0; i < index; i += 1) position += doc.child(i).nodeSize;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(position + 1))));
  view.focus();
  const dom = view.nodeDOM(position);
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' });
}
