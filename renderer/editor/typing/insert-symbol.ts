import { type Command, TextSelection } from '@tiptap/pm/state';
import { behindSelectedNote } from './keep-selected-node.ts';

export const symbolGroups: readonly { label: string; symbols: readonly string[] }[] = [
  {
    label: '成对的括号和引号（选中文字后点，会加在两头）',
    symbols: ['〔〕', '《》', '〈〉', '「」', '『』', '【】', '（）', '“”', '‘’'],
  },
  { label: '标点', symbols: ['——', '……', '·', '※', '◇', '◆', '○', '●', '△', '□', '★', '→', '～'] },
  { label: '序号', symbols: [...'①②③④⑤⑥⑦⑧⑨⑩'] },
  { label: '单位和数学', symbols: ['℃', '‰', '%', '§', '№', '㎡', '×', '÷', '±', '≈', '≤', '≥', '∶'] },
];

const pairs = new Set(symbolGroups[0]?.symbols);

/** Puts a symbol at the cursor; a pair goes around the selection, or the cursor between its halves. */
export function insertSymbol(symbol: string): Command {
  return (state, dispatch) => {
    const { schema } = state;
    const selection = behindSelectedNote(state);
    const tr = state.tr.setSelection(selection);
    const { $from, $to, from, to } = selection;
    if (!$from.parent.inlineContent) return false;
    if (!pairs.has(symbol)) {
      dispatch?.(tr.replaceSelectionWith(schema.text(symbol), true).scrollIntoView());
      return true;
    }
    if (!$from.sameParent($to)) return false;
    const [open = '', close = ''] = symbol;
    // From the end, so that the start does not move.
    tr.insertText(close, to).insertText(open, from);
    const inside = selection.empty ? from + 1 : to + 2;
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, inside)).scrollIntoView());
    return true;
  };
}
