import type { Node, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { refusalCode } from '../../api/error-message.ts';
import { loadPicture } from './picture-source.ts';

/**
 * Takes figures that were copied in another archive out of the text again: their pictures are not in this one, and with them no
 * save would be accepted. What stood below them stays as paragraphs. `notify` gets the sentence.
 */
export async function removeForeignFigures(view: EditorView, pasted: Slice, notify: (sentence: string) => void): Promise<void> {
  const ids = new Set<string>();
  pasted.content.descendants((node) => {
    if (node.type.name === 'figure') ids.add(String(node.attrs.asset));
    return !node.isTextblock;
  });
  const missing = new Set<string>();
  for (const id of ids) if (await isMissing(id)) missing.add(id);
  if (missing.size === 0 || view.isDestroyed) return;
  const { tr, doc, schema } = view.state;
  const figures: { node: Node; position: number }[] = [];
  doc.forEach((node, position) => {
    if (node.type.name === 'figure' && missing.has(String(node.attrs.asset))) figures.push({ node, position });
  });
  for (const { node, position } of figures.reverse()) {
    const isNeeded = node.content.size > 0 || tr.doc.childCount === 1;
    const caption = isNeeded ? schema.nodes.paragraph?.create(null, node.content) : undefined;
    tr.replaceWith(position, position + node.nodeSize, caption ?? []);
  }
  if (figures.length === 0) return;
  // No step of its own: undoing the paste undoes all of it.
  view.dispatch(tr.setMeta('addToHistory', false));
  notify(`${figures.length} 张图片不在这个档案里，没有跟来；请把图片另存为文件，再用“插入图片”放进来。`);
}

async function isMissing(id: string): Promise<boolean> {
  try {
    await loadPicture(id);
    return false;
  } catch (error) {
    return refusalCode(error) === 'asset-missing';
  }
}
