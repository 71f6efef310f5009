import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import { closeFind, findStateOf } from '../find/find-state.ts';
import { removeSpareLines } from '../typing/spare-lines.ts';
import type { EditorSurroundings } from './text-extensions.ts';

/** An editor with what it talks to, which changes each time its text is opened. */
export interface KeptEditor {
  editor: Editor;
  around: { current: EditorSurroundings };
}

/** So many texts that were closed keep their history; the one closed longest ago goes. */
const mostKept = 20;

/** Editors of texts that are closed, by the key of their document, the one closed last at the end. */
const kept = new Map<string, KeptEditor>();

/**
 * The editor of a text: the one it had when it was closed, with everything that can be undone, or a new one. What stands in it may no
 * longer be what is in the archive.
 */
export function takeEditor(documentKey: string, make: () => KeptEditor): KeptEditor {
  const known = kept.get(documentKey);
  kept.delete(documentKey);
  return known ?? make();
}

/** Puts the editor of a text that is closed away with its history, otherwise as if just opened. */
export function keepEditor(documentKey: string, closed: KeptEditor): void {
  const { editor, around } = closed;
  around.current = nothingAround(around.current);
  const { view } = editor;
  if (findStateOf(view.state).bar !== 'none') closeFind(view.state, view.dispatch);
  removeSpareLines(view);
  view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
  discard(documentKey);
  kept.set(documentKey, closed);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) discard(oldest);
}

function discard(documentKey: string): void {
  kept.get(documentKey)?.editor.destroy();
  kept.delete(documentKey);
}

/** Of a closed text nothing is reported but sentences: a picture may still be on its way into it. */
function nothingAround({ layout, notify }: EditorSurroundings): EditorSurroundings {
  const ignore = (): void => undefined;
  return { onChange: ignore, onCursorBlock: ignore, notify, offer: ignore, layout, head: () => null };
}
