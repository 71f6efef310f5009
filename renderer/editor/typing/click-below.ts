import { Plugin } from '@tiptap/pm/state';
import { goToSpareLine, isClosed } from './spare-lines.ts';

/** A click below a text that ends with a table or a picture, or above one that begins with it, gives a line to write on. */
export function clickBelow(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, event) {
          const { doc } = view.state;
          const { firstElementChild: first, lastElementChild: last } = view.dom;
          if (event.target !== view.dom || event.button !== 0 || !first || !last) return false;
          const isBelow = event.clientY > last.getBoundingClientRect().bottom;
          const isAbove = event.clientY < first.getBoundingClientRect().top;
          const block = isBelow ? doc.lastChild : isAbove ? doc.firstChild : null;
          if (!block || !isClosed(block)) return false;
          goToSpareLine(isBelow ? doc.content.size : 0)(view.state, view.dispatch);
          view.focus();
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
