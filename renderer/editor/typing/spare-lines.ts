import { GapCursor } from '@tiptap/pm/gapcursor';
import { isHistoryTransaction } from '@tiptap/pm/history';
import { Fragment, type Node } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** An empty paragraph that is there to be written in. `isUsed`: something stood in it, which undo can bring back. */
interface SpareLine {
  position: number;
  isUsed: boolean;
}

const key = new PluginKey<readonly SpareLine[]>('spareLines');
const none: readonly SpareLine[] = [];

/**
 * The way behind a table, a picture or a note that ends the text, before one that begins it, and between two of them: a paragraph that
 * is made when the cursor goes there. As long as it is empty it is no part of the text: it is neither reported nor a step of the
 * history, and it goes when the cursor leaves it.
 */
export function spareLines(): Plugin<readonly SpareLine[]> {
  return new Plugin<readonly SpareLine[]>({
    key,
    state: { init: () => none, apply: nextLines },
    appendTransaction(transactions, _, state) {
      const { selection, doc, tr } = state;
      // A place between blocks holds no composition.
      if (selection instanceof GapCursor && selection.$head.depth === 0) return withSpareLine(tr, selection.head);
      const table = selection.$head.depth > 0 ? selection.$head.before(1) : -1;
      const isPasted = transactions.some((one) => one.getMeta('paste') && isNew(one, table));
      if (!isPasted || doc.nodeAt(table)?.type.name !== 'table') return null;
      return goPast(tr, selection.$head.after(1));
    },
    view: () => ({ update: removeLeft }),
  });
}

/** The text without the lines nobody wrote in. */
export function withoutSpareLines(state: EditorState): Node {
  const { doc } = state;
  const spare = new Set(emptyLines(state).map(({ position }) => position));
  if (spare.size === 0) return doc;
  const blocks: Node[] = [];
  doc.forEach((block, position) => void (spare.has(position) || blocks.push(block)));
  return blocks.length === 0 ? doc : doc.copy(Fragment.from(blocks));
}

/** A position of the text without spare lines in the one on the screen. */
export function shownPosition(state: EditorState, position: number): number {
  return emptyLines(state).reduce((shown, line) => (line.position <= shown ? shown + 2 : shown), position);
}

/** The block of the cursor in the text without spare lines. */
export function blockOfCursor(state: EditorState): number {
  const { $head } = state.selection;
  const before = emptyLines(state).filter(({ position }) => position < $head.pos).length;
  return Math.max(0, Math.min($head.index(0) - before, withoutSpareLines(state).childCount - 1));
}

/** Whether the cursor is on a line in which nothing stood yet. */
export function isOnUnusedLine(state: EditorState): boolean {
  return state.selection.empty && emptyLines(state).some((line) => !line.isUsed && touches(state, line.position));
}

/** Takes the spare lines out of a text that is closed. */
export function removeSpareLines(view: EditorView): void {
  remove(view, () => true);
}

/** Puts the cursor on an empty line between two blocks, which is there only as long as it is needed. */
export function goToSpareLine(position: number): Command {
  return ({ tr }, dispatch) => {
    dispatch?.(withSpareLine(tr, position));
    return true;
  };
}

/** What no cursor leaves by writing on. */
export function isClosed({ type }: Node): boolean {
  return type.spec.isolating === true || !type.isTextblock;
}

function nextLines(tr: Transaction, lines: readonly SpareLine[], before: EditorState, after: EditorState): readonly SpareLine[] {
  const asked = tr.getMeta(key) as number | undefined;
  if (asked === undefined && (lines.length === 0 || !tr.docChanged)) return lines;
  const kept = lines.flatMap((line) => {
    const { pos, deletedAfter } = tr.mapping.mapResult(line.position, 1);
    const node = tr.doc.nodeAt(pos);
    if (deletedAfter || node?.type.name !== 'paragraph' || tr.doc.resolve(pos).depth > 0) return [];
    const isEmpty = node.content.size === 0;
    // Enter in it: the empty line is wanted.
    const isSplit = isEmpty && touches(before, line.position) && !touches(after, pos) && asked === undefined;
    if (isSplit && tr.docChanged && !isHistoryTransaction(tr)) return [];
    return [{ position: pos, isUsed: line.isUsed || !isEmpty }];
  });
  const all = asked === undefined ? kept : [...kept, { position: asked, isUsed: false }];
  return all.toSorted((a, b) => a.position - b.position);
}

function withSpareLine(tr: Transaction, position: number): Transaction {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
  if (!paragraph) return tr;
  tr.insert(position, paragraph).setSelection(TextSelection.create(tr.doc, position + 1));
  return tr.setMeta(key, position).setMeta('addToHistory', false).scrollIntoView();
}

/** To the start of the text that follows, or to a line of its own. */
function goPast(tr: Transaction, position: number): Transaction {
  const next = tr.doc.resolve(position).nodeAfter;
  if (!next || isClosed(next)) return withSpareLine(tr, position);
  return tr.setSelection(TextSelection.create(tr.doc, position + 1)).scrollIntoView();
}

/** Whether what stands at a place came in with a transaction. */
function isNew(tr: Transaction, position: number): boolean {
  return position >= 0 && tr.mapping.invert().mapResult(position + 1).deletedAcross;
}

function emptyLines(state: EditorState): readonly SpareLine[] {
  return (key.getState(state) ?? none).filter(({ position }) => state.doc.nodeAt(position)?.content.size === 0);
}

function touches({ selection }: EditorState, position: number): boolean {
  return selection.from < position + 2 && selection.to > position;
}

function removeLeft(view: EditorView): void {
  if (!view.composing) remove(view, ({ position }) => !touches(view.state, position));
}

function remove(view: EditorView, isMeant: (line: SpareLine) => boolean): void {
  const { tr } = view.state;
  for (const line of emptyLines(view.state).toReversed()) {
    if (!line.isUsed && isMeant(line) && tr.doc.childCount > 1) tr.delete(line.position, line.position + 2);
  }
  if (tr.docChanged) view.dispatch(tr.setMeta('addToHistory', false));
}
