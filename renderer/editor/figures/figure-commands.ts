import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';

/** The figure that is selected or whose caption the cursor is in. */
export function selectedFigure({ selection }: EditorState): { node: Node; position: number } | null {
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure') {
    return { node: selection.node, position: selection.from };
  }
  const { $head } = selection;
  return $head.parent.type.name === 'figure' ? { node: $head.parent, position: $head.before() } : null;
}

export function setFigureAttribute(name: 'alt' | 'span' | 'width', value: string | number | null): Command {
  return (state, dispatch) => {
    const figure = selectedFigure(state);
    if (!figure || figure.node.attrs[name] === value) return false;
    dispatch?.(state.tr.setNodeAttribute(figure.position, name, value));
    return true;
  };
}

/** The end of the caption, which is written in the text itself. */
export const goToCaption: Command = (state, dispatch) => {
  const figure = selectedFigure(state);
  if (!figure) return false;
  const end = figure.position + 1 + figure.node.content.size;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView());
  return true;
};

export const removeFigure: Command = (state, dispatch) => {
  const figure = selectedFigure(state);
  if (!figure) return false;
  const { tr, schema } = state;
  const paragraph = schema.nodes.paragraph?.create();
  const end = figure.position + figure.node.nodeSize;
  // A document has at least one block.
  if (tr.doc.childCount === 1 && paragraph) tr.replaceWith(figure.position, end, paragraph);
  else tr.delete(figure.position, end);
  dispatch?.(tr.scrollIntoView());
  return true;
};
