import type { NodeView } from '@tiptap/pm/view';
import type { ViewInput } from '../schema/shared-extensions.ts';
import styles from './footnote.module.css';
import { openFootnote } from './footnote-state.ts';

/** The number of a footnote in the text; the style sheet counts it, so that it is right wherever notes come and go. */
export function footnoteView({ node: first, view, getPos }: ViewInput): NodeView {
  let node = first;
  const dom = document.createElement('span');
  dom.className = styles.reference ?? '';
  // A word joiner: not seen, and no line begins with the number, as on the page. Chromium doubles the first letter of a composition
  // beside an element without text.
  dom.textContent = '\u2060';
  show();
  dom.addEventListener('click', () => {
    const position = getPos();
    if (position !== undefined) openFootnote(position)(view.state, view.dispatch);
  });

  function show(): void {
    dom.title = node.textContent || '（空的脚注，点一下填写）';
    dom.dataset.empty = String(node.content.size === 0);
  }

  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      show();
      return true;
    },
    ignoreMutation: () => true,
  };
}
