import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  setCellAttr,
  splitCell,
} from '@tiptap/pm/tables';
import type { MenuProps } from 'antd';
import type { Align, VerticalAlign } from '../../../shared/document/types.ts';
import { setAlignment } from '../typing/set-alignment.ts';
import { automaticColumns, evenColumns } from './column-widths.ts';
import { toggleHeaderRows } from './table-commands.ts';

type Items = NonNullable<MenuProps['items']>;
type Run = (command: Command) => void;

/** What a right click in a table offers besides the text. `can`: whether a command would do anything. */
export function tableMenu(run: Run, can: (command: Command) => boolean): Items {
  const item = (key: string, label: string, command: Command) => ({
    key,
    label,
    disabled: !can(command),
    onClick: () => run(command),
  });
  return [
    item('row-above', '在上面插入一行', addRowBefore),
    item('row-below', '在下面插入一行', addRowAfter),
    item('column-left', '在左边插入一列', addColumnBefore),
    item('column-right', '在右边插入一列', addColumnAfter),
    { type: 'divider' },
    item('delete-row', '删除行', deleteRow),
    item('delete-column', '删除列', deleteColumn),
    item('delete-table', '删除表格', deleteTable),
    { type: 'divider' },
    item('merge', '合并单元格', mergeCells),
    item('split', '拆分单元格', splitCell),
    item('header', '从第一行到这一行作表头', toggleHeaderRows),
    { type: 'divider' },
    ...cellMenu(run),
  ];
}

/** Widths of the columns and where the text stands in the selected cells. */
export function cellMenu(run: Run): Items {
  return [
    { key: 'even', label: '平均分布各列', onClick: () => run(evenColumns) },
    { key: 'automatic', label: '按文字多少定列宽', onClick: () => run(automaticColumns) },
    { type: 'divider' },
    ...aligns.map(({ align, label }) => ({ key: align, label, onClick: () => run(setAlignment(align)) })),
    { type: 'divider' },
    ...verticalAligns.map(({ valign, label }) => ({
      key: valign,
      label,
      onClick: () => run(setCellAttr('valign', valign)),
    })),
  ];
}

const aligns: readonly { align: Align; label: string }[] = [
  { align: 'start', label: '左对齐（表头居中）' },
  { align: 'center', label: '左右居中' },
  { align: 'end', label: '右对齐' },
];

const verticalAligns: readonly { valign: VerticalAlign; label: string }[] = [
  { valign: 'top', label: '靠上' },
  { valign: 'middle', label: '上下居中' },
  { valign: 'bottom', label: '靠下' },
];
