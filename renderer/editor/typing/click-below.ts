import { Plugin, TextSelection } from '@tiptap/pm/state';

/** A click below an article that ends with a table or a picture gives a paragraph to go on in. */
export function clickBelow(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, event) {
          const { doc, schema, tr } = view.state;
          const last = view.dom.lastElementChild;
          const isBelow = event.target === view.dom && last !== null && event.clientY > last.getBoundingClientRect().bottom;
          const isText = doc.lastChild?.isTextblock && doc.lastChild.type.name !== 'figure';
          const paragraph = schema.nodes.paragraph?.create();
          if (!isBelow || isText || !paragraph) return false;
          tr.insert(doc.content.size, paragraph);
          view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
          view.focus();
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
