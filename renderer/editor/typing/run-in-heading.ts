import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';

/** A run-in heading ends with its sentence. */
const sentenceEnd = /[。：！？]/;

/** How many characters at the start of a text are the run-in heading it can have: its first sentence, where there is more to come. */
export function runInLength(text: string): number {
  const end = text.search(sentenceEnd);
  return end === -1 ? 0 : end + 1;
}

/**
 * 段首标题: marks the first sentence of the paragraph, or takes the mark away. A selection inside the paragraph says how far it
 * reaches. A heading becomes a paragraph that starts with it.
 */
export const toggleRunInHeading: Command = ({ tr, schema, selection }, dispatch) => {
  const { $from, $to } = selection;
  const block = $from.parent;
  const { lead, bold } = schema.marks;
  const isRunIn = block.type.name === 'paragraph' || block.type.name === 'heading';
  if (!lead || !bold || $from.depth === 0 || !$from.sameParent($to) || !isRunIn) return false;
  const start = $from.start();
  if (hasRunInHeading(block)) {
    tr.removeMark(start, $from.end(), lead);
  } else {
    const wanted = selection.empty ? runInLength(block.textBetween(0, block.content.size, '', '\ufffc')) : $to.parentOffset;
    const length = wanted || block.content.size;
    if (length === 0) return false;
    if (block.type.name === 'heading') tr.setNodeMarkup($from.before(), schema.nodes.paragraph);
    tr.addMark(start, start + length, lead.create());
  }
  tr.setStoredMarks([]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

export function hasRunInHeading(block: Node): boolean {
  return block.firstChild?.marks.some((mark) => mark.type.name === 'lead') ?? false;
}
