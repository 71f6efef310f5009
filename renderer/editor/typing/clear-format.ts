import type { Command } from '@tiptap/pm/state';
import type { MarkName } from '../../../shared/document/schema.ts';
import { restyleBlocks } from './block-style.ts';
import { alignParagraphs } from './set-alignment.ts';
import { setLooks } from './set-looks.ts';
import { isPartOfBlock, touchedRanges } from './touched-text.ts';

/** How characters look. Links, footnotes and recorded changes are no look. */
export const looks: readonly MarkName[] = ['bold', 'emphasis', 'underline', 'superscript', 'subscript'];

/**
 * 清除格式: plain characters, and where whole blocks are selected, or nothing, plain paragraphs too. Words, footnotes, links and
 * pictures stay.
 */
export const clearFormat: Command = ({ tr, schema }, dispatch) => {
  const without = [...looks, 'lead'].map((name) => schema.marks[name]);
  for (const range of touchedRanges(tr.selection)) setLooks(tr, range, { without });
  if (!isPartOfBlock(tr.selection)) {
    restyleBlocks(tr, 'paragraph');
    alignParagraphs(tr, 'start');
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.setStoredMarks([]).scrollIntoView());
  return true;
};
