import { PictureOutlined, RedoOutlined, SearchOutlined, TableOutlined, UndoOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { redo, undo } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { OverflowBar, type Tool } from '../../components/overflow-bar.tsx';
import { openFind } from '../find/find-state.ts';
import { insertFootnote } from '../footnotes/footnote-state.ts';
import { GridPicker } from '../tables/grid-picker.tsx';
import { insertTable } from '../tables/table-commands.ts';
import { insertSymbol } from '../typing/insert-symbol.ts';
import { formatTools } from './formats.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { PopoverButton } from './popover-button.tsx';
import { StyleMenu } from './style-menu.tsx';
import { SymbolsMenu } from './symbols-menu.tsx';
import styles from './toolbar.module.css';
import { ToolbarButton } from './toolbar-button.tsx';
import { toolbarState } from './toolbar-state.ts';
import { useRovingFocus } from './use-roving-focus.ts';

interface ToolbarProps {
  editor: Editor;
  onPicture(): void;
  end?: ReactNode;
}

/** Everything that can be done to the text, in one line. Alt+F10 leads to it from the text, Escape back. */
export function Toolbar({ editor, onPicture, end }: ToolbarProps) {
  const state = useEditorState({ editor, selector: toolbarState });
  const [open, setOpen] = useState<'table' | 'symbols' | 'link' | null>(null);
  const roving = useRovingFocus(() => editor.view.focus());
  const run = (command: Command): void => {
    setOpen(null);
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const openReplace = (): void => void openFind('replace')(editor.state, editor.view.dispatch);
  const tools: Tool[] = [
    { key: 'style', rank: 9, node: <StyleMenu state={state} run={run} />, menu: [] },
    separator('looks'),
    ...formatTools({ state, run, onLink: () => setOpen('link') }),
    separator('inserts'),
    {
      key: 'table',
      rank: 4,
      node: (
        <PopoverButton
          word="表格"
          label="插入表格"
          icon={<TableOutlined />}
          isDisabled={state.isInTable}
          placement="bottomLeft"
          isOpen={open === 'table'}
          onOpenChange={(isOpen) => setOpen(isOpen && !state.isInTable ? 'table' : null)}
          content={<GridPicker onPick={(rows, columns) => run(insertTable(rows, columns))} />}
        />
      ),
      menu: [{ key: 'table', label: '插入表格…', disabled: state.isInTable, onClick: () => setOpen('table') }],
    },
    {
      key: 'picture',
      rank: 4,
      node: <ToolbarButton word="图片" label="插入图片" icon={<PictureOutlined />} onClick={onPicture} />,
      menu: [{ key: 'picture', label: '插入图片…', onClick: onPicture }],
    },
    {
      key: 'footnote',
      rank: 4,
      node: (
        <ToolbarButton
          word="脚注"
          label="插入脚注"
          icon={<span className={styles.glyph}>注</span>}
          onClick={() => run(insertFootnote)}
        />
      ),
      menu: [{ key: 'footnote', label: '插入脚注', onClick: () => run(insertFootnote) }],
    },
    {
      key: 'symbols',
      rank: 4,
      node: (
        <PopoverButton
          label="符号"
          icon={<span className={styles.glyph}>〔〕</span>}
          placement="bottom"
          isOpen={open === 'symbols'}
          onOpenChange={(isOpen) => setOpen(isOpen ? 'symbols' : null)}
          content={<SymbolsMenu onPick={(symbol) => run(insertSymbol(symbol))} />}
        />
      ),
      menu: [{ key: 'symbols', label: '插入符号…', onClick: () => setOpen('symbols') }],
    },
    separator('history'),
    {
      key: 'undo',
      rank: 6,
      node: (
        <ToolbarButton label="撤销" keys="Ctrl+Z" icon={<UndoOutlined />} isDisabled={!state.canUndo} onClick={() => run(undo)} />
      ),
      menu: [{ key: 'undo', label: '撤销', extra: 'Ctrl+Z', disabled: !state.canUndo, onClick: () => run(undo) }],
    },
    {
      key: 'redo',
      rank: 6,
      node: (
        <ToolbarButton label="重做" keys="Ctrl+Y" icon={<RedoOutlined />} isDisabled={!state.canRedo} onClick={() => run(redo)} />
      ),
      menu: [{ key: 'redo', label: '重做', extra: 'Ctrl+Y', disabled: !state.canRedo, onClick: () => run(redo) }],
    },
    {
      key: 'find',
      rank: 5,
      node: <ToolbarButton label="查找和替换" keys="Ctrl+F、Ctrl+H" icon={<SearchOutlined />} onClick={openReplace} />,
      menu: [{ key: 'find', label: '查找和替换…', extra: 'Ctrl+H', onClick: openReplace }],
    },
  ];
  return (
    <div {...roving} className={styles.bar} role="toolbar" aria-label="编辑工具">
      <div className={styles.tools} data-tools="">
        <OverflowBar tools={tools} moreLabel="更多工具" isFocusKept />
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
      {open === 'link' && <LinkDialog editor={editor} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Parts the tools of a kind from the others. */
function separator(key: string): Tool {
  return { key: `before ${key}`, rank: 1, node: <span className={styles.separator} />, menu: [] };
}
