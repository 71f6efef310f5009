import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { RecognisedText } from '../../../shared/contract/manuscripts-contract.ts';
import type { DocumentNode } from '../../../shared/document/types.ts';
import { findPassage, type Passage } from '../../../shared/periodical/passage-anchor.ts';
import styles from '../text/document.module.css';
import { markShown } from '../text/marked-passage.ts';
import type { ShownRange } from '../text/shown-ranges.ts';

/** What is in doubt about a passage of a paste. */
interface PasteDoubt extends ShownRange {
  what: string;
}

const key = new PluginKey<readonly PasteDoubt[]>('pasteDoubts');
const none: readonly PasteDoubt[] = [];

/** The places of the last paste that were recognised without being sure, marked until they were looked at. */
export function pasteDoubts(): Plugin<readonly PasteDoubt[]> {
  return new Plugin<readonly PasteDoubt[]>({
    key,
    state: {
      init: () => none,
      apply(tr, doubts) {
        const set = tr.getMeta(key) as readonly PasteDoubt[] | undefined;
        if (set) return set;
        if (!tr.docChanged || doubts.length === 0) return doubts;
        const moved = doubts.map((doubt) => ({
          ...doubt,
          from: tr.mapping.map(doubt.from, 1),
          to: tr.mapping.map(doubt.to, -1),
        }));
        return moved.filter(({ from, to }) => from < to);
      },
    },
  });
}

export function pasteDoubtsOf(state: EditorState): readonly ShownRange[] {
  return key.getState(state) ?? none;
}

/** Marks the doubts of what was recognised; `blocks` is what of it stands at `start` now. */
export function markPasteDoubts(view: EditorView, recognised: RecognisedText, blocks: readonly Node[], start: number): void {
  const document = { type: 'doc', content: blocks.map((block) => block.toJSON()) } as DocumentNode;
  const article = { id: '', kind: 'article', kicker: '', contentsTitle: null, ...recognised, document } as const;
  const doubts = recognised.anomalies.flatMap(({ what, anchor }): PasteDoubt[] => {
    const found = anchor && findPassage(article, anchor);
    return found && found.kind !== 'gone' ? rangeOf(found.passage, start, what) : [];
  });
  view.dispatch(view.state.tr.setMeta(key, doubts));
}

/** Goes to the first place that was not looked at yet and takes it off the list; null where there is none. */
export function goToPasteDoubt(view: EditorView): { what: string; left: number } | null {
  const [first, ...others] = key.getState(view.state) ?? none;
  if (!first) return null;
  view.dispatch(view.state.tr.setMeta(key, others));
  markShown(view, first);
  return { what: first.what, left: others.length };
}

function rangeOf({ stretch, from, to }: Passage, start: number, what: string): PasteDoubt[] {
  if (stretch.position === null) return [];
  const at = start + stretch.position;
  return [{ from: at + from, to: at + to, css: styles.marked ?? '', what }];
}
