import type { Command } from '@tiptap/pm/state';
import { restyleBlocks } from './block-style.ts';
import { lookNames } from './looks.ts';
import { alignParagraphs } from './set-alignment.ts';
import { setLooks } from './set-looks.ts';
import { isPartOfBlock, touchedRanges } from './touched-text.ts';

/**
 * 清除格式: plain characters, and where whole blocks are selected, or nothing, plain paragraphs too. Words, footnotes, links and
 * pictures stay.
 */
export const clearFormat: Command = ({ tr, schema }, dispatch) => {
  const without = [...lookNames, 'lead'].map((name) => schema.marks[name]);
  for (const range of touchedRanges(tr.selection)) setLooks(tr, range, { without });
  if (!isPartOfBlock(tr.selection)) {
    restyleBlocks(tr, 'paragraph');
    alignParagraphs(tr, 'start');
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.setStoredMarks([]).scrollIntoView());
  return true;
};
