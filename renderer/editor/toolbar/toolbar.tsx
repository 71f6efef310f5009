import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  DownOutlined,
  EllipsisOutlined,
  LinkOutlined,
  PictureOutlined,
  RedoOutlined,
  SearchOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { Button, Dropdown, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { MarkName } from '../../../shared/document/schema.ts';
import type { Align } from '../../../shared/document/types.ts';
import { openFind } from '../find/find-state.ts';
import { insertFootnote } from '../footnotes/footnote-state.ts';
import { GridPicker } from '../tables/grid-picker.tsx';
import { insertTable } from '../tables/table-commands.ts';
import { blockStyles, setBlockStyle } from '../typing/block-style.ts';
import { insertSymbol } from '../typing/insert-symbol.ts';
import { toggleRunInHeading } from '../typing/run-in-heading.ts';
import { setAlignment } from '../typing/set-alignment.ts';
import { LinkDialog } from './link-dialog.tsx';
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
  const mark = (name: MarkName): Command => {
    const type = editor.schema.marks[name];
    return type ? toggleMark(type) : () => false;
  };
  const openIf = (name: 'table' | 'symbols') => (isOpen: boolean) => setOpen(isOpen ? name : null);
  const styleLabel = blockStyles.find(({ style }) => style === state.style)?.label ?? (state.isInTable ? '表格' : '图片');
  return (
    <div {...roving} className={styles.bar} role="toolbar" aria-label="编辑工具">
      <div className={styles.tools} data-tools="">
        <Dropdown
          trigger={['click']}
          menu={{
            items: blockStyles.map(({ style, label, keys }) => ({
              key: style,
              label: (
                <>
                  {label}
                  {keys && <span className={styles.menuKeys}>{keys}</span>}
                </>
              ),
            })),
            selectedKeys: state.style ? [state.style] : [],
            onClick: ({ key }) => run(setBlockStyle(key as (typeof blockStyles)[number]['style'])),
          }}
        >
          <Button
            type="text"
            className={styles.style}
            disabled={state.style === null}
            aria-label={`段落样式：${styleLabel}`}
            onMouseDown={(event) => event.preventDefault()}
          >
            {styleLabel}
            <DownOutlined style={{ fontSize: 10 }} />
          </Button>
        </Dropdown>
        <span className={styles.separator} />
        <ToolbarButton
          label="加粗"
          keys="Ctrl+B"
          icon={<BoldOutlined />}
          isActive={state.marks.bold}
          onClick={() => run(mark('bold'))}
        />
        <ToolbarButton
          label="楷体"
          keys="Ctrl+I"
          icon={<span className={`${styles.glyph} ${styles.kai}`}>楷</span>}
          isActive={state.marks.emphasis}
          onClick={() => run(mark('emphasis'))}
        />
        <ToolbarButton
          isForWide
          label="下划线"
          keys="Ctrl+U"
          icon={<UnderlineOutlined />}
          isActive={state.marks.underline}
          onClick={() => run(mark('underline'))}
        />
        <ToolbarButton
          isForWide
          label="上标"
          keys="Ctrl+Shift+="
          icon={
            <span className={styles.glyph}>
              x<sup>2</sup>
            </span>
          }
          isActive={state.marks.superscript}
          onClick={() => run(mark('superscript'))}
        />
        <ToolbarButton
          isForWide
          label="下标"
          keys="Ctrl+="
          icon={
            <span className={styles.glyph}>
              x<sub>2</sub>
            </span>
          }
          isActive={state.marks.subscript}
          onClick={() => run(mark('subscript'))}
        />
        <ToolbarButton
          isForWide
          label="段首标题：这一段的第一句"
          word="段首"
          isActive={state.isRunIn}
          isDisabled={state.isInTable}
          onClick={() => run(toggleRunInHeading)}
        />
        {alignments.map(({ align, label, icon }) => (
          <ToolbarButton
            key={align}
            isForWide
            label={label}
            icon={icon}
            isActive={state.align === align}
            isDisabled={state.align === null}
            onClick={() => run(setAlignment(align))}
          />
        ))}
        <ToolbarButton
          isForWide
          label="链接"
          icon={<LinkOutlined />}
          isActive={state.marks.link}
          onClick={() => setOpen('link')}
        />
        <span className={styles.narrow}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'lead', label: '段首标题', disabled: state.isInTable },
                { key: 'underline', label: '下划线' },
                { key: 'superscript', label: '上标' },
                { key: 'subscript', label: '下标' },
                { type: 'divider' },
                ...alignments.map(({ align, label, icon }) => ({ key: align, label, icon, disabled: state.align === null })),
                { type: 'divider' },
                { key: 'link', label: '链接…', icon: <LinkOutlined aria-hidden /> },
              ],
              onClick({ key }) {
                if (key === 'link') setOpen('link');
                else if (key === 'lead') run(toggleRunInHeading);
                else if (alignments.some(({ align }) => align === key)) run(setAlignment(key as Align));
                else run(mark(key as MarkName));
              },
            }}
          >
            <Button
              type="text"
              className={styles.button}
              aria-label="更多格式"
              title="更多格式"
              icon={<EllipsisOutlined />}
              onMouseDown={(event) => event.preventDefault()}
            />
          </Dropdown>
        </span>
        <span className={styles.separator} />
        <Popover
          trigger="click"
          placement="bottomLeft"
          open={open === 'table'}
          onOpenChange={(isOpen) => openIf('table')(isOpen && !state.isInTable)}
          destroyOnHidden
          content={<GridPicker onPick={(rows, columns) => run(insertTable(rows, columns))} />}
        >
          <span>
            <ToolbarButton
              word="表格"
              isOpen={open === 'table'}
              label="插入表格"
              icon={<TableOutlined />}
              isDisabled={state.isInTable}
              onClick={() => undefined}
            />
          </span>
        </Popover>
        <ToolbarButton word="图片" label="插入图片" icon={<PictureOutlined />} onClick={onPicture} />
        <ToolbarButton
          word="脚注"
          label="插入脚注"
          icon={<span className={styles.glyph}>注</span>}
          onClick={() => run(insertFootnote)}
        />
        <Popover
          trigger="click"
          placement="bottom"
          open={open === 'symbols'}
          onOpenChange={openIf('symbols')}
          destroyOnHidden
          content={<SymbolsMenu onPick={(symbol) => run(insertSymbol(symbol))} />}
        >
          <span>
            <ToolbarButton
              isOpen={open === 'symbols'}
              label="符号"
              icon={<span className={styles.glyph}>〔〕</span>}
              onClick={() => undefined}
            />
          </span>
        </Popover>
        <span className={styles.separator} />
        <ToolbarButton label="撤销" keys="Ctrl+Z" icon={<UndoOutlined />} isDisabled={!state.canUndo} onClick={() => run(undo)} />
        <ToolbarButton label="重做" keys="Ctrl+Y" icon={<RedoOutlined />} isDisabled={!state.canRedo} onClick={() => run(redo)} />
        <ToolbarButton
          label="查找和替换"
          keys="Ctrl+F、Ctrl+H"
          icon={<SearchOutlined />}
          onClick={() => openFind('replace')(editor.state, editor.view.dispatch)}
        />
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
      {open === 'link' && <LinkDialog editor={editor} onClose={() => setOpen(null)} />}
    </div>
  );
}

const alignments: readonly { align: Align; label: string; icon: ReactNode }[] = [
  { align: 'start', label: '两端对齐', icon: <AlignLeftOutlined aria-hidden /> },
  { align: 'center', label: '居中', icon: <AlignCenterOutlined aria-hidden /> },
  { align: 'end', label: '居右', icon: <AlignRightOutlined aria-hidden /> },
];
