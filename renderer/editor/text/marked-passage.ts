import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { shownPosition } from '../typing/spare-lines.ts';
import styles from './document.module.css';
import type { ShownRange } from './shown-ranges.ts';

/** Positions of the document. */
export interface MarkedRange {
  from: number;
  to: number;
}

const key = new PluginKey<readonly ShownRange[]>('markedPassage');
const none: readonly ShownRange[] = [];

/** The passage that a finding is about, marked until another is. It moves along with the text, see `shownRanges`. */
export function markedPassage(): Plugin<readonly ShownRange[]> {
  return new Plugin<readonly ShownRange[]>({
    key,
    state: {
      init: () => none,
      apply(tr, marked) {
        const range = tr.getMeta(key) as MarkedRange | null | undefined;
        if (range === undefined) return marked;
        return range === null ? none : [{ ...range, css: styles.marked ?? '' }];
      },
    },
  });
}

export function markedPassageOf(state: EditorState): readonly ShownRange[] {
  return key.getState(state) ?? none;
}

/** Marks a passage of the reported text, puts the cursor before it and shows it in the middle of the window; null takes the mark away. */
export function markPassage(view: EditorView, range: MarkedRange | null): void {
  const { tr, doc } = view.state;
  const shown = range && { from: shownPosition(view.state, range.from), to: shownPosition(view.state, range.to) };
  if (shown === null || shown.to > doc.content.size) {
    view.dispatch(tr.setMeta(key, null));
    return;
  }
  markShown(view, shown);
}

/** The same of the text on the screen. */
export function markShown(view: EditorView, { from, to }: MarkedRange): void {
  const { tr, doc } = view.state;
  view.dispatch(tr.setMeta(key, { from, to }).setSelection(TextSelection.near(doc.resolve(from))));
  view.focus();
  const { node } = view.domAtPos(view.state.selection.from);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}
