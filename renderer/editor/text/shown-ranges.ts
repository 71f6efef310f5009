import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A range of the document that is shown by a style; `node`: the whole node that begins at `from`, as a footnote or a table. */
export interface ShownRange {
  from: number;
  to: number;
  css: string;
  node?: boolean;
}

/** Gives the ranges of one kind, the same array as long as they are the same. Its plugin stands before `shownRanges`. */
export type RangeSource = (state: EditorState) => readonly ShownRange[];

interface Shown {
  ranges: readonly ShownRange[];
  decorations: DecorationSet;
}

const key = new PluginKey<readonly Shown[]>('shownRanges');
const nothing: Shown = { ranges: [], decorations: DecorationSet.empty };

/**
 * Shows ranges of the text that others found: hits of a search, the passage of a finding. Only shown, the text is not touched. New
 * decorations in a text that is being composed would break the composition off: until its end those that are there move along.
 */
export function shownRanges(sources: readonly RangeSource[]): Plugin<readonly Shown[]> {
  return new Plugin<readonly Shown[]>({
    key,
    state: {
      init: () => sources.map(() => nothing),
      apply(tr, shown, _, state) {
        const isComposing = tr.docChanged && tr.getMeta('composition') !== undefined;
        return sources.map((source, index) => {
          const before = shown[index] ?? nothing;
          const ranges = source(state);
          if (ranges === before.ranges && !tr.docChanged) return before;
          const isMoved = ranges === before.ranges || isComposing;
          if (isMoved) return { ranges: before.ranges, decorations: before.decorations.map(tr.mapping, tr.doc) };
          return {
            ranges,
            decorations: DecorationSet.create(
              tr.doc,
              ranges.map((range) => decorationOf(range, tr.doc)),
            ),
          };
        });
      },
    },
    props: {
      decorations(state) {
        const all = key.getState(state)?.filter(({ decorations }) => decorations !== DecorationSet.empty) ?? [];
        const [first, ...others] = all;
        if (!first) return null;
        return others.length === 0
          ? first.decorations
          : first.decorations.add(
              state.doc,
              others.flatMap((one) => one.decorations.find()),
            );
      },
    },
  });
}

function decorationOf({ from, to, css, node = false }: ShownRange, doc: Node): Decoration {
  if (!node) return Decoration.inline(from, to, { class: css });
  return Decoration.node(from, from + (doc.nodeAt(from)?.nodeSize ?? 1), { class: css });
}
