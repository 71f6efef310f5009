import { NodeSelection } from '@tiptap/pm/state';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { FigureNode } from '../../../shared/document/types.ts';
import type { Layout } from '../../../shared/periodical/layout.ts';
import { errorMessage } from '../../api/error-message.ts';
import type { ViewInput } from '../schema/shared-extensions.ts';
import styles from './figure.module.css';
import { loadPicture, type PictureSource } from './picture-source.ts';
import { leastDpi, printedDpi } from './resolution.ts';
import { sizeHandle } from './size-handle.ts';

/** A picture with its caption below. A click on the picture selects it; the caption is text of the document like any other. */
export function figureView({ node: first, view, getPos }: ViewInput, layout: () => Layout): NodeView {
  let node = first;
  let picture: PictureSource | null = null;
  const dom = document.createElement('figure');
  const frame = document.createElement('div');
  const image = document.createElement('img');
  const message = document.createElement('p');
  const contentDOM = document.createElement('figcaption');
  dom.append(frame, contentDOM);
  const box = document.createElement('span');
  box.append(image, sizeHandle({ frame, show: showWidth, store: storeWidth }));
  frame.append(box, message);
  box.className = styles.box ?? '';
  frame.className = styles.frame ?? '';
  frame.contentEditable = 'false';
  message.className = styles.message ?? '';
  image.draggable = false;
  contentDOM.dataset.placeholder = '图题（可以不填）';
  frame.addEventListener('mousedown', (event) => {
    const position = getPos();
    // A right click has the menu of the picture.
    if (position === undefined || event.button === 1) return;
    event.preventDefault();
    view.focus();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  });
  show();
  void load();

  function show(): void {
    const { span, alt, width = null } = node.attrs as FigureNode['attrs'];
    dom.className = `${styles.figure} ${span === 'page' ? styles.page : ''}`;
    showWidth(width);
    contentDOM.className = `${styles.caption} ${node.content.size === 0 ? styles.empty : ''}`;
    image.alt = alt || '没有文字说明的图片';
    if (!picture) return;
    const dpi = printedDpi(picture.asset, { span, width }, layout());
    const isCoarse = dpi < leastDpi;
    message.hidden = !isCoarse;
    message.textContent = isCoarse
      ? `图片不够清晰：印出来只有约 ${dpi} 点/英寸（应不少于 ${leastDpi}），请换一张更大的图片。`
      : '';
    message.dataset.kind = 'warning';
  }

  function showWidth(percent: number | null): void {
    box.style.width = percent === null ? '' : `${percent}%`;
    box.dataset.sized = percent === null ? '' : 'true';
  }

  function storeWidth(percent: number): void {
    const position = getPos();
    if (position !== undefined) view.dispatch(view.state.tr.setNodeAttribute(position, 'width', percent));
  }

  async function load(): Promise<void> {
    const id = node.attrs.asset as string;
    image.hidden = true;
    message.hidden = false;
    message.dataset.kind = 'waiting';
    message.textContent = '正在取出图片…';
    try {
      const source = await loadPicture(id);
      if (id !== node.attrs.asset) return;
      picture = source;
      image.src = source.url;
      image.hidden = false;
      show();
    } catch (error) {
      if (id !== node.attrs.asset) return;
      picture = null;
      message.dataset.kind = 'failed';
      message.textContent = errorMessage(error);
    }
  }

  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      const isOther = next.attrs.asset !== node.attrs.asset;
      node = next;
      if (isOther) void load();
      show();
      return true;
    },
    selectNode: () => dom.classList.add(styles.selected ?? ''),
    deselectNode: () => dom.classList.remove(styles.selected ?? ''),
    stopEvent: (event) => frame.contains(event.target as HTMLElement) && event.type === 'mousedown',
    ignoreMutation: (mutation: ViewMutationRecord) =>
      mutation.type === 'attributes' || (mutation.type !== 'selection' && !contentDOM.contains(mutation.target)),
  };
}
