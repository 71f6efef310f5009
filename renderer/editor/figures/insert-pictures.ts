import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Asset } from '../../../shared/periodical/complete-issue.ts';
import { errorMessage } from '../../api/error-message.ts';
import styles from './figure.module.css';
import { PictureRefused, storePicture } from './store-picture.ts';

type Change = { add: { id: number; position: number; dom: HTMLElement } } | { remove: number };

const key = new PluginKey<DecorationSet>('waitingPictures');
let lastId = 0;

/** Shows where pictures will stand while they are on their way into the archive. */
export function waitingPictures(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const mapped = set.map(tr.mapping, tr.doc);
        const change = tr.getMeta(key) as Change | undefined;
        if (!change) return mapped;
        if ('remove' in change) return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove));
        const { id, position, dom } = change.add;
        return mapped.add(tr.doc, [Decoration.widget(position, dom, { id, side: 1, stopEvent: () => true })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/**
 * Stores picture files one after the other and puts a figure for each below the block at `position`. Where one is refused the
 * text stays as it was and `notify` gets the sentence.
 */
export async function insertPictures(
  view: EditorView,
  files: readonly File[],
  position: number,
  notify: (sentence: string) => void,
): Promise<void> {
  const waiting = files.map((file) => ({ file, ...showWaiting(view, file.name, position) }));
  for (const one of waiting) await putStored(view, one, notify, (asset, place) => insertFigure(view, asset, place));
}

/** Puts another picture into a figure; caption, alternative text and width stay. */
export async function replacePicture(
  view: EditorView,
  file: File,
  position: number,
  notify: (sentence: string) => void,
): Promise<void> {
  await putStored(view, { file, ...showWaiting(view, file.name, position) }, notify, (asset, place) => {
    if (view.state.doc.nodeAt(place)?.type.name !== 'figure') return;
    view.dispatch(view.state.tr.setNodeAttribute(place, 'asset', asset.id));
  });
}

interface Waiting {
  file: File;
  id: number;
  signal: AbortSignal;
}

/** Stores a file and hands it to `put` with its place, unless that was deleted meanwhile. */
async function putStored(
  view: EditorView,
  { file, id, signal }: Waiting,
  notify: (sentence: string) => void,
  put: (asset: Asset, place: number) => void,
): Promise<void> {
  try {
    const asset = await storePicture(file, signal);
    if (!view.dom.isConnected) {
      notify(`图片“${file.name}”还没有存好，稿件就关上了；请打开稿件重新插入。`);
      return;
    }
    const place = placeOf(view, id);
    if (place !== null) put(asset, place);
  } catch (error) {
    if (!signal.aborted) notify(refusalSentence(error));
  } finally {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, { remove: id } satisfies Change));
  }
}

function showWaiting(view: EditorView, name: string, position: number): Pick<Waiting, 'id' | 'signal'> {
  lastId += 1;
  const id = lastId;
  const controller = new AbortController();
  const dom = document.createElement('div');
  dom.className = styles.waiting ?? '';
  dom.contentEditable = 'false';
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = '取消';
  cancel.addEventListener('click', () => controller.abort());
  dom.append(`正在存入图片“${name}”…`, cancel);
  view.dispatch(view.state.tr.setMeta(key, { add: { id, position: blockBoundary(view, position), dom } } satisfies Change));
  return { id, signal: controller.signal };
}

/** Figures stand between blocks: below the one the position is in, or in its place where it is an empty paragraph. */
function blockBoundary({ state: { doc } }: EditorView, position: number): number {
  const $position = doc.resolve(position);
  return $position.depth === 0 ? position : $position.after(1);
}

function placeOf(view: EditorView, id: number): number | null {
  return key.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null;
}

function insertFigure(view: EditorView, asset: Asset, place: number): void {
  const { state } = view;
  const { figure, paragraph } = state.schema.nodes;
  if (!figure || !paragraph) return;
  const { tr } = state;
  const before = state.doc.resolve(place).nodeBefore;
  const isEmpty = before?.type === paragraph && before.content.size === 0;
  const from = isEmpty ? place - before.nodeSize : place;
  tr.replaceWith(from, place, figure.create({ asset: asset.id }));
  if (view.hasFocus()) tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView();
  view.dispatch(tr);
}

function refusalSentence(error: unknown): string {
  return error instanceof PictureRefused ? error.message : errorMessage(error);
}
