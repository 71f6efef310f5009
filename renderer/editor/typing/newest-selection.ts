import { Plugin } from '@tiptap/pm/state';

/**
 * A key acts on what is selected now. The browser tells of a selection a moment after the key that made it; in a window that is busy
 * the next key comes first, and bold or Delete would act where the cursor was before.
 */
export function newestSelection(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          // In a composition the selection is the input method's.
          if (!event.isComposing && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
          return false;
        },
      },
    },
  });
}
