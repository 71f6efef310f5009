import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import styles from './document.module.css';

/** Positions of the document. */
export interface MarkedRange {
  from: number;
  to: number;
}

const key = new PluginKey<DecorationSet>('markedPassage');

/** The passage that a finding is about, marked until another is; only shown, the text is not touched. */
export function markedPassage(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marked) {
        const range = tr.getMeta(key) as MarkedRange | null | undefined;
        if (range === undefined) return marked.map(tr.mapping, tr.doc);
        return range === null
          ? DecorationSet.empty
          : DecorationSet.create(tr.doc, [Decoration.inline(range.from, range.to, { class: styles.marked ?? '' })]);
      },
    },
    props: { decorations: (state: EditorState) => key.getState(state) },
  });
}

/** Marks a passage, puts the cursor before it and shows it in the middle of the window; null takes the mark away. */
export function markPassage(view: EditorView, range: MarkedRange | null): void {
  const { tr, doc } = view.state;
  if (range === null || range.to > doc.content.size) {
    view.dispatch(tr.setMeta(key, null));
    return;
  }
  view.dispatch(tr.setMeta(key, range).setSelection(TextSelection.near(doc.resolve(range.from))));
  view.focus();
  const { node } = view.domAtPos(range.from);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}
