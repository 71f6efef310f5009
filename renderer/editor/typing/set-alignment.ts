import type { Command, Transaction } from '@tiptap/pm/state';
import type { Align } from '../../../shared/document/types.ts';

/** Sets every paragraph of the selection, in table cells too. */
export function setAlignment(align: Align): Command {
  return ({ tr }, dispatch) => {
    alignParagraphs(tr, align);
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** The same as a part of a larger step. */
export function alignParagraphs(tr: Transaction, align: Align): void {
  for (const { $from, $to } of tr.selection.ranges) {
    tr.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (node.type.name === 'paragraph' && node.attrs.align !== align) tr.setNodeAttribute(position, 'align', align);
    });
  }
}
