import { closeHistory, isHistoryTransaction, undo } from '@tiptap/pm/history';
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import type { HeadingLevel } from '../../../shared/document/types.ts';
import { parseHeadingNumber } from '../../../shared/periodical/numbering.ts';

/**
 * `typed`: a block whose number has just been completed and that waits to become a heading; `converted`: nothing happened since
 * a number made a heading.
 */
interface NumberedHeading {
  typed: { position: number; level: HeadingLevel } | null;
  converted: boolean;
}

const key = new PluginKey<NumberedHeading>('numberedHeadings');
const none: NumberedHeading = { typed: null, converted: false };
/** A heading is short; where the number goes in front of more than that, it is a paragraph that starts with a number. */
const longestHeading = 40;
/** The browser hands over the last of a composition a moment after its end. */
const afterCompositionMs = 50;

/**
 * Typing 一、 （一） 1. or （1） at the start of a paragraph makes it a heading of that level; the number stays in the text. It is a
 * step of its own in the history: Ctrl+Z, or Backspace at once, takes only the heading back, and the number does not ask again.
 */
export function numberedHeadings(): Plugin<NumberedHeading> {
  return new Plugin<NumberedHeading>({
    key,
    state: { init: () => none, apply: nextState },
    props: {
      handleDOMEvents: {
        compositionend(view) {
          setTimeout(() => !view.isDestroyed && convert(view), afterCompositionMs);
          return false;
        },
      },
    },
    view: () => ({ update: convert }),
  });
}

/** Backspace right after a number made a heading: the heading goes, the number stays. */
export const undoNumberedHeading: Command = (state, dispatch) => (key.getState(state)?.converted ? undo(state, dispatch) : false);

function nextState(tr: Transaction, previous: NumberedHeading, before: EditorState, after: EditorState): NumberedHeading {
  if (tr.getMeta(key)) return { typed: null, converted: true };
  if (!tr.docChanged) return tr.selectionSet ? none : previous;
  const typed = typedNumber(tr, before, after) ?? stillTyped(tr, previous.typed, after);
  return typed ? { typed, converted: false } : none;
}

/** The block whose number this change completed by typing. */
function typedNumber(tr: Transaction, before: EditorState, after: EditorState): NumberedHeading['typed'] {
  const { $head, empty } = after.selection;
  const isTyping = tr.steps.every(isTextStep) && tr.getMeta('uiEvent') === undefined && !isHistoryTransaction(tr);
  if (!isTyping || !empty || $head.depth !== 1 || !isNumbered($head.parent.type.name)) return null;
  const level = completedLevel($head.parent.textContent, $head.parentOffset);
  if (level === null || $head.parent.attrs.level === level) return null;
  const position = $head.before();
  const $start = before.doc.resolve(Math.min(tr.mapping.invert().map(position, -1) + 1, before.doc.content.size));
  const old = $start.depth === 1 && $start.parent.type === $head.parent.type ? $start.parent.textContent : '';
  return completedLevel(old, old.length) === level ? null : { position, level };
}

/** While a composition goes on, the number may stay what it is. */
function stillTyped(tr: Transaction, typed: NumberedHeading['typed'], after: EditorState): NumberedHeading['typed'] {
  if (!typed) return null;
  const position = tr.mapping.map(typed.position, -1);
  const { $head } = after.selection;
  const isThere = $head.depth === 1 && $head.before() === position;
  return isThere && completedLevel($head.parent.textContent, $head.parentOffset) === typed.level ? { ...typed, position } : null;
}

function isTextStep(step: unknown): boolean {
  if (!(step instanceof ReplaceStep)) return false;
  const { slice } = step;
  return slice.size > 0 && slice.openStart === 0 && slice.openEnd === 0 && slice.content.content.every((node) => node.isText);
}

function isNumbered(block: string): boolean {
  return block === 'paragraph' || block === 'heading';
}

/**
 * The level of a number that is whole: 一、 and （一） with their last mark, also in front of a short text; 1. and （1）, which open
 * enumerations and decimals too, only once the first character after them is typed at the end of the paragraph.
 */
function completedLevel(text: string, cursor: number): HeadingLevel | null {
  const number = parseHeadingNumber(text);
  const typed = text.slice(0, cursor);
  if (!number || parseHeadingNumber(typed)?.level !== number.level) return null;
  if (number.level <= 2) return text.length <= longestHeading ? number.level : null;
  return cursor === text.length && text.length > number.text.length && text.length <= longestHeading ? number.level : null;
}

function convert(view: EditorView): void {
  const typed = key.getState(view.state)?.typed;
  const heading = view.state.schema.nodes.heading;
  if (!typed || !heading || view.composing) return;
  const tr = view.state.tr.setNodeMarkup(typed.position, heading, { level: typed.level }).setMeta(key, true);
  view.dispatch(closeHistory(tr));
  // What is typed next is another step.
  view.dispatch(closeHistory(view.state.tr));
}
