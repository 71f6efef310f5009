import type { Command } from '@tiptap/pm/state';
import type { Align } from '../../../shared/document/types.ts';

/** Sets every paragraph of the selection, in table cells too. */
export function setAlignment(align: Align): Command {
  return ({ tr, selection }, dispatch) => {
    for (const { $from, $to } of selection.ranges) {
      tr.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
        if (node.type.name === 'paragraph' && node.attrs.align !== align) tr.setNodeAttribute(position, 'align', align);
      });
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}
