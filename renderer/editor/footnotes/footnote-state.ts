import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';

/** The place of the footnote that is open for writing. */
const key = new PluginKey<number | null>('openFootnote');

export function footnoteState(): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(tr, open) {
        const asked = tr.getMeta(key) as { open: number | null } | undefined;
        const position = asked ? asked.open : open === null ? null : tr.mapping.mapResult(open).pos;
        return position !== null && tr.doc.nodeAt(position)?.type.name === 'footnote' ? position : null;
      },
    },
    props: {
      handleKeyDown(view, event) {
        const { selection } = view.state;
        if (event.key !== 'Enter' || !(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote')
          return false;
        return openFootnote(selection.from)(view.state, view.dispatch);
      },
    },
  });
}

export function openedFootnote(state: EditorState): { position: number; node: Node } | null {
  const position = key.getState(state) ?? null;
  const node = position === null ? null : state.doc.nodeAt(position);
  return position !== null && node ? { position, node } : null;
}

export function openFootnote(position: number): Command {
  return ({ tr }, dispatch) => {
    dispatch?.(tr.setMeta(key, { open: position }));
    return true;
  };
}

/** A footnote that was left empty goes. */
export const closeFootnote: Command = (state, dispatch) => {
  const opened = openedFootnote(state);
  if (!opened) return false;
  const { position, node } = opened;
  const { tr } = state;
  if (node.content.size === 0) tr.delete(position, position + node.nodeSize);
  dispatch?.(tr.setMeta(key, { open: null }));
  return true;
};

export const removeOpenedFootnote: Command = (state, dispatch) => {
  const opened = openedFootnote(state);
  if (!opened) return false;
  dispatch?.(state.tr.delete(opened.position, opened.position + opened.node.nodeSize));
  return true;
};

/** A new footnote behind the selection, opened for writing. */
export const insertFootnote: Command = ({ tr, schema, selection }, dispatch) => {
  const { footnote } = schema.nodes;
  const { $to } = selection;
  if (!footnote || !$to.parent.inlineContent || $to.parent.type === footnote) return false;
  tr.insert($to.pos, footnote.create()).setSelection(TextSelection.create(tr.doc, $to.pos + 2));
  dispatch?.(tr.setMeta(key, { open: $to.pos }).scrollIntoView());
  return true;
};

/** Writes the text of a footnote, changing only what differs: the rest keeps its marks. */
export function setFootnoteText(position: number, text: string): Command {
  return ({ tr, doc, schema }, dispatch) => {
    const node = doc.nodeAt(position);
    const old = node?.textContent ?? '';
    if (!node || old === text) return false;
    const { from, to, inserted } = changedPart(old, text);
    const start = position + 1;
    const marks = doc.resolve(start + from).marks();
    tr.replaceWith(start + from, start + to, inserted === '' ? [] : schema.text(inserted, marks));
    dispatch?.(tr);
    return true;
  };
}

/** All footnotes in the order of the text, which is their number. */
export function footnotesOf(doc: Node): { position: number; text: string }[] {
  const notes: { position: number; text: string }[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === 'footnote') notes.push({ position, text: node.textContent });
    return node.type.name !== 'footnote';
  });
  return notes;
}

function changedPart(old: string, text: string): { from: number; to: number; inserted: string } {
  let from = 0;
  const shorter = Math.min(old.length, text.length);
  while (from < shorter && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < shorter - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return { from, to: old.length - end, inserted: text.slice(from, text.length - end) };
}
