import type { Editor } from '@tiptap/core';
import { type Command, NodeSelection } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import type { MenuProps } from 'antd';
import type { Align } from '../../../shared/document/types.ts';
import { selectedFigure } from '../figures/figure-commands.ts';
import { captionMenu, figureMenu } from '../figures/figure-menu.ts';
import { insertFootnote } from '../footnotes/footnote-state.ts';
import { tableMenu } from '../tables/table-menu.ts';
import { blockStyles, setBlockStyle } from '../typing/block-style.ts';
import { clearFormat } from '../typing/clear-format.ts';
import { layDownFormat, takeFormat, takenFormat } from '../typing/format-painter.ts';
import { lookNames, looks } from '../typing/looks.ts';
import { moveBlock } from '../typing/move-block.ts';
import { setAlignment } from '../typing/set-alignment.ts';
import { toggleNamedMark } from '../typing/toggle-named-mark.ts';
import { copySelection, pasteClipboard } from './clipboard.ts';

type Items = NonNullable<MenuProps['items']>;

interface Surroundings {
  /** Shows one sentence. */
  notify(sentence: string): void;
  /** Asks for another file for the figure at a place. */
  onReplacePicture(position: number): void;
}

/** Everything that can be done at the place of a right click. */
export function textMenuItems(editor: Editor, { notify, onReplacePicture }: Surroundings): Items {
  const { view, state } = editor;
  const run = (command: Command): void => {
    command(editor.state, view.dispatch, view);
    view.focus();
  };
  const can = (command: Command): boolean => command(state);
  const { empty } = state.selection;
  const paste = (isPlain: boolean) => () => void pasteClipboard(view, isPlain, notify);
  const figure = selectedFigure(state);
  const clipboard: Items = [
    { key: 'cut', label: '剪切', extra: 'Ctrl+X', disabled: empty, onClick: () => copySelection(view, 'cut') },
    { key: 'copy', label: '复制', extra: 'Ctrl+C', disabled: empty, onClick: () => copySelection(view, 'copy') },
    { key: 'paste', label: '粘贴', extra: 'Ctrl+V', onClick: paste(false) },
    { key: 'paste-plain', label: '粘贴为纯文本', extra: 'Ctrl+Shift+V', onClick: paste(true) },
    { type: 'divider' },
  ];
  if (figure && state.selection instanceof NodeSelection)
    return [...clipboard, ...figureMenu(figure.node, run, () => onReplacePicture(figure.position))];
  return [
    ...clipboard,
    ...(figure ? captionMenu(figure.node, run) : []),
    ...(isInTable(state) ? [{ key: 'table', label: '表格', children: tableMenu(run, can) }] : []),
    {
      key: 'marks',
      label: '字符',
      children: lookNames.map((name) => ({
        key: name,
        label: looks[name].label,
        extra: looks[name].keys,
        disabled: !can(toggleNamedMark(name)),
        onClick: () => run(toggleNamedMark(name)),
      })),
    },
    {
      key: 'style',
      label: '段落样式',
      disabled: isInTable(state) || figure !== null,
      children: blockStyles.map(({ style, label, keys }) => ({
        key: style,
        label,
        extra: keys ?? '',
        onClick: () => run(setBlockStyle(style)),
      })),
    },
    {
      key: 'align',
      label: '对齐',
      children: aligns.map(({ align, label }) => ({ key: align, label, onClick: () => run(setAlignment(align)) })),
    },
    { type: 'divider' },
    takenFormat(state)
      ? { key: 'painter', label: '放下格式刷', extra: 'Esc', onClick: () => run(layDownFormat) }
      : { key: 'painter', label: '格式刷', disabled: !can(takeFormat(false)), onClick: () => run(takeFormat(false)) },
    { key: 'clear', label: '清除格式', extra: 'Ctrl+Alt+Z', onClick: () => run(clearFormat) },
    { type: 'divider' },
    { key: 'footnote', label: '插入脚注', disabled: !can(insertFootnote), onClick: () => run(insertFootnote) },
    {
      key: 'up',
      label: '这一段上移',
      extra: 'Alt+Shift+↑',
      disabled: !can(moveBlock('up')),
      onClick: () => run(moveBlock('up')),
    },
    {
      key: 'down',
      label: '这一段下移',
      extra: 'Alt+Shift+↓',
      disabled: !can(moveBlock('down')),
      onClick: () => run(moveBlock('down')),
    },
  ];
}

const aligns: readonly { align: Align; label: string }[] = [
  { align: 'start', label: '两端对齐' },
  { align: 'center', label: '居中' },
  { align: 'end', label: '居右' },
];
