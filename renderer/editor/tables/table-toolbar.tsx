import {
  ColumnWidthOutlined,
  DeleteColumnOutlined,
  DeleteOutlined,
  DeleteRowOutlined,
  InsertRowAboveOutlined,
  InsertRowBelowOutlined,
  InsertRowLeftOutlined,
  InsertRowRightOutlined,
  MergeCellsOutlined,
  SplitCellsOutlined,
  VerticalAlignMiddleOutlined,
} from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  selectedRect,
  splitCell,
} from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { FloatingBar } from '../toolbar/floating-bar.tsx';
import styles from '../toolbar/toolbar.module.css';
import { ToolbarButton } from '../toolbar/toolbar-button.tsx';
import { countHeaderRows, selectedTable, setTableSpan, toggleHeaderRows } from './table-commands.ts';
import { cellMenu } from './table-menu.ts';

/** What can be done to the table the cursor is in. */
export function TableToolbar({ editor }: { editor: Editor }) {
  const table = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const selected = selectedTable(state);
      if (!selected || !isInTable(state)) return null;
      return {
        position: selected.position,
        isPageWide: selected.node.attrs.span === 'page',
        isHeader: countHeaderRows(selected.node) >= selectedRect(state).bottom,
        canMerge: mergeCells(state),
        canSplit: splitCell(state),
      };
    },
  });
  if (!table) return null;
  const run = (command: Command): void => {
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const tool = (label: string, icon: ReactNode, command: Command) => (
    <ToolbarButton label={label} icon={icon} onClick={() => run(command)} />
  );
  return (
    <FloatingBar editor={editor} label="表格工具" position={table.position}>
      {tool('在上面插入一行', <InsertRowAboveOutlined />, addRowBefore)}
      {tool('在下面插入一行', <InsertRowBelowOutlined />, addRowAfter)}
      {tool('在左边插入一列', <InsertRowLeftOutlined />, addColumnBefore)}
      {tool('在右边插入一列', <InsertRowRightOutlined />, addColumnAfter)}
      <span className={styles.separator} />
      {tool('删除行', <DeleteRowOutlined />, deleteRow)}
      {tool('删除列', <DeleteColumnOutlined />, deleteColumn)}
      <span className={styles.separator} />
      <ToolbarButton
        label="合并单元格"
        icon={<MergeCellsOutlined />}
        isDisabled={!table.canMerge}
        onClick={() => run(mergeCells)}
      />
      <ToolbarButton
        label="拆分单元格"
        icon={<SplitCellsOutlined />}
        isDisabled={!table.canSplit}
        onClick={() => run(splitCell)}
      />
      <ToolbarButton label="从第一行到这一行作表头" word="表头" isActive={table.isHeader} onClick={() => run(toggleHeaderRows)} />
      <Dropdown trigger={['click']} menu={{ items: cellMenu(run) }}>
        <Button
          type="text"
          className={styles.button}
          aria-label="列宽和对齐"
          title="列宽和对齐"
          icon={<VerticalAlignMiddleOutlined />}
          onMouseDown={(event) => event.preventDefault()}
        />
      </Dropdown>
      <ToolbarButton
        label="通栏（横跨两栏）"
        icon={<ColumnWidthOutlined />}
        isActive={table.isPageWide}
        onClick={() => run(setTableSpan(table.isPageWide ? 'column' : 'page'))}
      />
      <span className={styles.separator} />
      {tool('删除表格', <DeleteOutlined />, deleteTable)}
    </FloatingBar>
  );
}
