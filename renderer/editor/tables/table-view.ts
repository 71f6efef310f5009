import { TextSelection } from '@tiptap/pm/state';
import { updateColumnsOnResize } from '@tiptap/pm/tables';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { ViewInput } from '../schema/shared-extensions.ts';
import { oneLine } from '../typing/one-line.ts';
import { goToSpareLine } from '../typing/spare-lines.ts';
import styles from './table.module.css';

/** Columns without a width of their own share what is left; they may become as narrow as this. */
export const minimumColumnWidthPx = 40;

/**
 * A table with its caption above it. The caption is an attribute, so it has a field of its own, which the editor leaves alone:
 * what is typed there reaches the document with each key, but never while a composition is unfinished.
 */
export function tableView({ node: first, view, getPos }: ViewInput): NodeView {
  let node = first;
  const dom = document.createElement('div');
  const caption = document.createElement('textarea');
  const frame = document.createElement('div');
  const table = document.createElement('table');
  const columns = document.createElement('colgroup');
  const contentDOM = document.createElement('tbody');
  dom.append(caption, frame);
  frame.append(table);
  table.append(columns, contentDOM);
  frame.className = styles.frame ?? '';
  caption.className = styles.caption ?? '';
  caption.rows = 1;
  caption.placeholder = '表题（可以不填）';
  caption.ariaLabel = '表题';
  caption.spellcheck = false;
  show();

  caption.addEventListener('input', (event) => !(event as InputEvent).isComposing && store());
  caption.addEventListener('compositionend', store);
  caption.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isLeaving = ['Enter', 'Escape', 'ArrowDown', 'ArrowUp'].includes(event.key);
    if (!isLeaving) return;
    event.preventDefault();
    leave(event.key === 'ArrowUp' ? -1 : 1);
  });

  function show(): void {
    dom.className = `${styles.table} ${node.attrs.span === 'page' ? styles.page : ''}`;
    if (caption.value !== node.attrs.caption) caption.value = node.attrs.caption as string;
    updateColumnsOnResize(node, columns, table, minimumColumnWidthPx);
    // Always as wide as its column, as on the page: the columns share that in the proportion of their widths.
    table.style.width = '';
  }

  function store(): void {
    const position = getPos();
    const text = oneLine(caption.value);
    if (position === undefined || text === node.attrs.caption) return;
    view.dispatch(view.state.tr.setNodeAttribute(position, 'caption', text));
  }

  function leave(direction: 1 | -1): void {
    const position = getPos();
    if (position === undefined) return;
    const { doc, tr } = view.state;
    view.focus();
    if (direction === -1 && position === 0) {
      goToSpareLine(0)(view.state, view.dispatch);
      return;
    }
    const selection = TextSelection.near(doc.resolve(direction === 1 ? position + 3 : position), direction);
    view.dispatch(tr.setSelection(selection).scrollIntoView());
  }

  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      show();
      return true;
    },
    stopEvent: (event) => event.target === caption,
    ignoreMutation: (mutation: ViewMutationRecord) => !contentDOM.contains(mutation.target),
  };
}
