import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { DocumentNode } from '../../../shared/document/types.ts';
import { blockOfCursor, withoutSpareLines } from './spare-lines.ts';

/** The browser hands over the last of a composition a moment after its end. */
const afterCompositionMs = 50;

/** Tells of changes of the text and of the block the cursor is in; while a composition is unfinished it waits. */
export function reportChanges(report: { change(document: DocumentNode): void; cursorBlock(block: number): void }): Plugin {
  return new Plugin({
    view(view) {
      let told = withoutSpareLines(view.state);
      let block = -1;
      const tell = (current: EditorView): void => {
        if (current.composing || current.isDestroyed) return;
        const doc = withoutSpareLines(current.state);
        if (doc !== told && !doc.eq(told)) report.change(doc.toJSON() as DocumentNode);
        told = doc;
        const next = blockOfCursor(current.state);
        if (next !== block) {
          block = next;
          report.cursorBlock(block);
        }
      };
      const tellLater = (): void => void setTimeout(() => tell(view), afterCompositionMs);
      view.dom.addEventListener('compositionend', tellLater);
      return {
        update: tell,
        destroy: () => view.dom.removeEventListener('compositionend', tellLater),
      };
    },
  });
}
