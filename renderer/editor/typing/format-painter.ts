import type { Mark } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Align } from '../../../shared/document/types.ts';
import { type BlockStyle, blockStyleOf, restyleBlocks } from './block-style.ts';
import styles from './format-painter.module.css';
import { lookNames } from './looks.ts';
import { alignParagraphs } from './set-alignment.ts';
import { setLooks } from './set-looks.ts';
import { firstTextblock, isPartOfBlock, touchedRanges } from './touched-text.ts';

/** What the 格式刷 has taken up. `style` and `align` are null where the place had none. */
export interface TakenFormat {
  marks: readonly Mark[];
  style: BlockStyle | null;
  align: Align | null;
  /** It stays for more than one use. */
  isKept: boolean;
}

const key = new PluginKey<TakenFormat | null>('formatPainter');
/** The browser tells of the selection a moment after the mouse is let go. */
const afterMouseMs = 30;

/** 格式刷: what was taken up is given to what the mouse selects next. Escape lays it down. */
export function formatPainter(): Plugin<TakenFormat | null> {
  return new Plugin<TakenFormat | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, taken) => {
        const told = tr.getMeta(key) as TakenFormat | null | undefined;
        return told === undefined ? taken : told;
      },
    },
    props: {
      attributes: (state): Record<string, string> => (takenFormat(state) ? { class: styles.painting ?? '' } : {}),
      handleKeyDown(view, { key: pressed }) {
        return pressed === 'Escape' && layDownFormat(view.state, view.dispatch);
      },
      handleDOMEvents: {
        mousedown(view, { button }) {
          if (button !== 0 || !takenFormat(view.state)) return false;
          const paint = (): void => {
            setTimeout(() => !view.isDestroyed && !view.composing && paintFormat(view.state, view.dispatch), afterMouseMs);
          };
          window.addEventListener('mouseup', paint, { once: true });
          return false;
        },
      },
    },
  });
}

export function takenFormat(state: EditorState): TakenFormat | null {
  return key.getState(state) ?? null;
}

/** Takes up the format at the start of the selection. `isKept`: for more than one use. */
export function takeFormat(isKept: boolean): Command {
  return (state, dispatch) => {
    const { selection, doc, tr } = state;
    const block = firstTextblock(doc, selection);
    if (!block) return false;
    const format: TakenFormat = {
      marks: marksAtStart(state).filter(({ type }) => lookNames.some((look) => look === type.name)),
      style: blockStyleOf(selection),
      align: block.type.name === 'paragraph' ? (block.attrs.align as Align) : null,
      isKept,
    };
    dispatch?.(tr.setMeta(key, format));
    return true;
  };
}

export const layDownFormat: Command = (state, dispatch) => {
  if (!takenFormat(state)) return false;
  dispatch?.(state.tr.setMeta(key, null));
  return true;
};

/** Gives the selection, or the block of the cursor, what was taken up; the words stay as they are. */
export const paintFormat: Command = (state, dispatch) => {
  const taken = takenFormat(state);
  if (!taken) return false;
  const { tr } = state;
  applyFormat(tr, taken);
  if (!taken.isKept) tr.setMeta(key, null);
  dispatch?.(tr);
  return true;
};

/** Where a part of a block is selected its characters change, else the blocks as a whole. */
function applyFormat(tr: Transaction, { marks, style, align }: TakenFormat): void {
  const without = lookNames.map((name) => tr.doc.type.schema.marks[name]);
  for (const range of touchedRanges(tr.selection)) setLooks(tr, range, { without, given: marks });
  if (isPartOfBlock(tr.selection)) return;
  if (style !== null) restyleBlocks(tr, style);
  if (align !== null) alignParagraphs(tr, align);
}

function marksAtStart({ selection, storedMarks, doc }: EditorState): readonly Mark[] {
  if (selection.empty) return storedMarks ?? selection.$from.marks();
  let marks: readonly Mark[] | null = null;
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node) => {
      if (node.isText) marks ??= node.marks;
      return marks === null;
    });
  }
  return marks ?? [];
}
